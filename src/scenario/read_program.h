// SPDX-License-Identifier: Apache-2.0
// The part of the readers that is about programs under test.
// Internal to this folder; one thread.
#ifndef SHAKEDOWN_SCENARIO_READ_PROGRAM_H_
#define SHAKEDOWN_SCENARIO_READ_PROGRAM_H_

#include "src/scenario/sections.h"

namespace shakedown::scenario {

// ReadProgram reads the keys of `app` that are a program's, if there is one.
void ReadProgram(const Fields& app, Reading& reading, App& read);

// CheckProgramsWorld reports what a program can't have: a keychain, datagrams,
// effects at calls.
void CheckProgramsWorld(const Node& root, Reading& reading,
                        const Scenario& scenario);

// CountsCalls tells whether a point is a call of the app.
bool CountsCalls(const wire::Point& point);

// --- Expectations about a program ---

ExpectationBody ReadExit(const Node& key, const Node& value, Reading& reading);
ExpectationBody ReadSignal(const Node& key, const Node& value,
                           Reading& reading);
ExpectationBody ReadOutput(const Node& key, const Node& value,
                           Reading& reading);
ExpectationBody ReadWithin(const Node& key, const Node& value,
                           Reading& reading);

}  // namespace shakedown::scenario

#endif  // SHAKEDOWN_SCENARIO_READ_PROGRAM_H_

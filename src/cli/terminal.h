// SPDX-License-Identifier: Apache-2.0
// Whether people look at what is printed.
#ifndef SHAKEDOWN_CLI_TERMINAL_H_
#define SHAKEDOWN_CLI_TERMINAL_H_

namespace shakedown::cli {

// Colour and progress are for people who look at a terminal that knows them,
// unless they refuse (no-color.org).
bool IsTerminal();

}  // namespace shakedown::cli

#endif  // SHAKEDOWN_CLI_TERMINAL_H_

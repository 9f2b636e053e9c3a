// SPDX-License-Identifier: Apache-2.0
// `shakedown list defects`: the catalogue of certificate defects.
#ifndef SHAKEDOWN_CLI_DEFECTS_LIST_DEFECTS_H_
#define SHAKEDOWN_CLI_DEFECTS_LIST_DEFECTS_H_

#include <string>

namespace shakedown::cli {

// ListDefects prints each defect with its meaning and what SSLHandshake returns
// in the documented profile. `format` is "text", or "json" for a line each with
// what comes of it everywhere. Returns the exit status.
int ListDefects(const std::string& format);

}  // namespace shakedown::cli

#endif  // SHAKEDOWN_CLI_DEFECTS_LIST_DEFECTS_H_

// SPDX-License-Identifier: Apache-2.0
// Files and folders as the commands see them.
#ifndef SHAKEDOWN_CLI_FILES_H_
#define SHAKEDOWN_CLI_FILES_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/bytes.h"
#include "src/base/result.h"

namespace shakedown::cli {

// Whether a folder's parts, in folders called "common", are among its files.
enum class Parts : uint8_t { kLeaveOut, kTake };

// FindScenarios returns the scenario files that `paths` name, each once, a
// folder's in the order of their names. A path that is not here is looked for
// in the project's folder (SHAKEDOWN_ROOT). A file keeps the cell of a matrix
// that stands behind it, "a.yaml[b=c]". Errors: nothing there, nothing in it.
Result<std::vector<std::string>> FindScenarios(
    const std::vector<std::string>& paths, Parts parts = Parts::kLeaveOut);

// ProjectRoot is the folder of the project, or "." if the launcher was not
// used.
std::string ProjectRoot();

// CheckWritable tells whether WriteFile can be expected to work.
Result<Done> CheckWritable(const std::string& path);

// WriteFile replaces `path` as a whole, or leaves it as it was.
Result<Done> WriteFile(const std::string& path, ByteView content);

}  // namespace shakedown::cli

#endif  // SHAKEDOWN_CLI_FILES_H_

// SPDX-License-Identifier: Apache-2.0
// A folder that is gone, with all that is in it, when its owner is.
// Example: TemporaryFolder folder; folder.Write("anchors.pem", pem);
// One thread.
#ifndef SHAKEDOWN_LOOPBACK_PROCESS_TEMPORARY_FOLDER_H_
#define SHAKEDOWN_LOOPBACK_PROCESS_TEMPORARY_FOLDER_H_

#include <string>
#include <string_view>

#include "src/base/result.h"

namespace shakedown::loopback {

class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  // "" if the machine gave none: Write then fails.
  const std::string& path() const { return path_; }

  // Write makes a file that only its owner can read, and returns its path.
  Result<std::string> Write(const std::string& name, std::string_view content);

 private:
  std::string path_;
};

}  // namespace shakedown::loopback

#endif  // SHAKEDOWN_LOOPBACK_PROCESS_TEMPORARY_FOLDER_H_

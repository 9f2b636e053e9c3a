// SPDX-License-Identifier: Apache-2.0
#include "src/loopback/process/temporary_folder.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace shakedown::loopback {

namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder() {
  std::error_code none;
  fs::path folder = fs::temp_directory_path(none);
  if (none) folder = "/tmp";
  std::string name = (folder / "shakedown-XXXXXX").string();
  if (mkdtemp(name.data()) != nullptr) path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  if (!path_.empty()) fs::remove_all(path_, ignored);
}

Result<std::string> TemporaryFolder::Write(const std::string& name,
                                           std::string_view content) {
  if (path_.empty()) return Error{"there is no temporary folder to write to"};
  const fs::path path = fs::path(path_) / name;
  std::ofstream file(path, std::ios::binary);
  file << content;
  file.close();
  if (!file) return Error{path.string() + " can't be written"};
  return path.string();
}

}  // namespace shakedown::loopback

// SPDX-License-Identifier: Apache-2.0
#include "src/cli/files.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <system_error>

#include "src/scenario/matrix/cell_path.h"

namespace shakedown::cli {
namespace {

namespace fs = std::filesystem;

bool IsScenarioFile(const fs::path& path) {
  return path.extension() == ".yaml" || path.extension() == ".yml";
}

// A file or folder as a whole has no line; its place is its beginning.
Error WrongPath(const std::string& path, const std::string& what) {
  return {what, path + ":1:1"};
}

// Collects the files under a folder. Links are followed; one that leads back to
// a folder above it is an error, and no folder is entered twice.
class Collector {
 public:
  explicit Collector(Parts parts) : parts_(parts) {}

  Result<Done> Enter(const fs::path& folder) {
    std::error_code error;
    const fs::path real = fs::canonical(folder, error);
    if (error) return Failure(folder, error);
    if (std::find(open_.begin(), open_.end(), real) != open_.end()) {
      return WrongPath(folder.string(),
                       "this link leads back to a folder above it");
    }
    if (!entered_.insert(real).second) return Done();
    open_.push_back(real);
    auto done = VisitAll(folder);
    open_.pop_back();
    return done;
  }

  std::vector<std::string> TakeFiles() { return std::move(files_); }

 private:
  Result<Done> VisitAll(const fs::path& folder) {
    std::error_code error;
    std::vector<fs::path> entries;
    for (fs::directory_iterator it(folder, error), end; !error && it != end;
         it.increment(error)) {
      entries.push_back(it->path());
    }
    if (error) return Failure(folder, error);
    std::sort(entries.begin(), entries.end());
    for (const fs::path& entry : entries) {
      if (auto done = Visit(entry); !done.ok()) return done;
    }
    return Done();
  }

  Result<Done> Visit(const fs::path& entry) {
    std::error_code error;
    if (fs::is_directory(entry, error)) {
      const bool leave_out =
          parts_ == Parts::kLeaveOut && entry.filename() == "common";
      return leave_out ? Done() : Enter(entry);
    }
    if (IsScenarioFile(entry)) files_.push_back(entry.string());
    return Done();
  }

  static Error Failure(const fs::path& folder, const std::error_code& error) {
    return WrongPath(folder.string(),
                     "cannot read this folder: " + error.message());
  }

  Parts parts_;
  std::vector<fs::path> open_;  // the folders that are being visited
  std::set<fs::path> entered_;
  std::vector<std::string> files_;
};

// A pipe, a terminal or /dev/null is written to directly, never replaced.
bool IsOrdinary(const fs::path& path) {
  std::error_code error;
  return !fs::exists(path, error) || fs::is_regular_file(path, error);
}

// False if not all of it could be written.
bool Fill(const fs::path& path, ByteView content) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out.write(reinterpret_cast<const char*>(content.data()),
            static_cast<std::streamsize>(content.size()));
  out.flush();
  return out.good();
}

// The path as given, or below the project's folder if it is only there.
fs::path Locate(const std::string& path) {
  std::error_code error;
  if (fs::exists(path, error) || fs::path(path).is_absolute()) return path;
  const fs::path in_project = fs::path(ProjectRoot()) / path;
  return fs::exists(in_project, error) ? in_project : fs::path(path);
}

}  // namespace

Result<std::vector<std::string>> FindScenarios(
    const std::vector<std::string>& paths, Parts parts) {
  std::vector<std::string> files;
  for (const std::string& given : paths) {
    if (given.empty()) return Error{"shakedown: the name of a file is empty"};
    const auto [file, cell] = scenario::SplitCellPath(given);
    const fs::path path = Locate(file);
    std::error_code error;
    if (!fs::exists(path, error)) {
      return WrongPath(file, "there is no such file or folder");
    }
    if (!fs::is_directory(path, error)) {
      files.push_back(path.string() + cell);
      continue;
    }
    Collector collector(parts);
    if (auto done = collector.Enter(path); !done.ok()) return done.error();
    std::vector<std::string> found = collector.TakeFiles();
    if (found.empty()) {
      return WrongPath(given, "no scenario (*.yaml) is in this folder");
    }
    files.insert(files.end(), found.begin(), found.end());
  }
  std::set<std::string> seen;
  std::erase_if(files, [&seen](const std::string& file) {
    return !seen.insert(file).second;
  });
  return files;
}

std::string ProjectRoot() {
  const char* root = std::getenv("SHAKEDOWN_ROOT");
  return root != nullptr ? root : ".";
}

Result<Done> CheckWritable(const std::string& path) {
  std::error_code error;
  if (fs::is_directory(path, error)) {
    return Error{"cannot be written: it is a folder", path};
  }
  const fs::path folder = fs::absolute(path).parent_path();
  if (!fs::is_directory(folder, error)) {
    return Error{"cannot be written: there is no such folder", path};
  }
  if (access(folder.c_str(), W_OK) == 0 || !IsOrdinary(path)) return Done();
  return Error{"cannot be written: the folder is not yours", path};
}

Result<Done> WriteFile(const std::string& path, ByteView content) {
  if (!IsOrdinary(path)) {
    return Fill(path, content)
               ? Result<Done>(Done())
               : Error{"cannot be written: it does not take all", path};
  }
  std::error_code error;
  const fs::path target =
      fs::is_symlink(path, error) ? fs::canonical(path, error) : fs::path(path);
  const fs::path draft = target.string() + ".part";
  if (!Fill(draft, content)) {
    fs::remove(draft, error);
    return Error{"cannot be written: is the folder there, and yours?", path};
  }
  const fs::file_status before = fs::status(target, error);
  if (fs::exists(before)) fs::permissions(draft, before.permissions(), error);
  fs::rename(draft, target, error);
  if (!error) return Done();
  std::error_code ignored;
  fs::remove(draft, ignored);
  return Error{"cannot be written: " + error.message(), path};
}

}  // namespace shakedown::cli

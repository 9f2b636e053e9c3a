// SPDX-License-Identifier: Apache-2.0
#include "src/cli/edit/fmt_command.h"

#include <filesystem>
#include <iostream>

#include "src/cli/files.h"
#include "src/scenario/format/layout.h"
#include "src/scenario/matrix/cell_path.h"

namespace shakedown::cli {
namespace {

namespace fs = std::filesystem;

constexpr int kExitBadInput = 2;

struct Change {
  std::string path;
  std::string text;
};

int Refuse(const Error& error) {
  std::cerr << error.ToString() << "\n";
  return kExitBadInput;
}

// The files whose layout is another one, and what it should be.
Result<std::vector<Change>> FindChanges(const std::vector<std::string>& files) {
  std::vector<Change> changes;
  for (const std::string& file : files) {
    if (!scenario::SplitCellPath(file).cell.empty()) {
      return Error{"a file is laid out as a whole: leave the brackets off",
                   file};
    }
    auto layout = scenario::FormatFile(file);
    if (!layout.ok()) return layout.error();
    if (layout->is_canonical) continue;
    changes.push_back({file, std::move(layout).value().text});
  }
  return changes;
}

// The file behind a link is what is replaced; who may read it stays the same.
Result<Done> Replace(const Change& change) {
  std::error_code error;
  const fs::path file = fs::canonical(change.path, error);
  if (error) return Error{"cannot be read: " + error.message(), change.path};
  const fs::perms allowed = fs::status(file, error).permissions();
  auto done = WriteFile(file.string(), AsBytes(change.text));
  if (done.ok()) fs::permissions(file, allowed, error);
  return done;
}

}  // namespace

int FmtCommand(const std::vector<std::string>& paths, bool check) {
  const auto files = FindScenarios(paths, Parts::kTake);
  if (!files.ok()) return Refuse(files.error());
  const auto changes = FindChanges(files.value());
  if (!changes.ok()) return Refuse(changes.error());
  for (const Change& change : changes.value()) {
    if (!check) {
      auto done = Replace(change);
      if (!done.ok()) return Refuse(done.error());
    }
    std::cout << change.path << "\n";
  }
  return check && !changes->empty() ? 1 : 0;
}

}  // namespace shakedown::cli

// SPDX-License-Identifier: Apache-2.0
#include "src/cli/edit/new_command.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <iostream>
#include <utility>
#include <vector>

#include "src/base/nearest.h"
#include "src/base/result_codes.h"
#include "src/cli/edit/templates.h"
#include "src/cli/explain_command.h"
#include "src/cli/files.h"
#include "src/cli/scenarios.h"
#include "src/scenario/format/layout.h"
#include "src/scenario/matrix/cell_path.h"
#include "src/scenario/yaml_reader.h"
#include "src/scenario/yaml_writer.h"

namespace shakedown::cli {
namespace {

namespace fs = std::filesystem;

constexpr int kExitBadInput = 2;
constexpr size_t kMostOthers = 8;
constexpr char kReason[] =
    "# Say here in a sentence what must happen, and why it matters.\n";

// What the new file starts from.
struct Origin {
  std::string text;                 // without reason and schema
  std::string file;                 // "": a template
  std::string name;                 // what people call that file
  std::vector<std::string> others;  // files that would do as well
};

bool IsSentence(const std::string& name) {
  return name.find('-') != name.npos && name.front() != '-' &&
         name.back() != '-' && name.find("--") == name.npos &&
         name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-.") ==
             name.npos;
}

Result<fs::path> PathOf(const std::string& name) {
  fs::path path = name;
  if (path.extension() != ".yaml") path += ".yaml";
  const std::string stem = path.stem().string();
  if (stem.empty() || !IsSentence(stem)) {
    return Error{
        "a scenario's name is a sentence in small letters, joined by "
        "'-', such as an-expired-leaf-is-refused, not '" +
        stem + "'"};
  }
  std::error_code error;
  if (!fs::is_directory(fs::absolute(path).parent_path(), error)) {
    return Error{"there is no folder " + path.parent_path().string()};
  }
  return path;
}

// The line that tells an editor the schema; by a short way if there is one.
std::string SchemaLine(const fs::path& path) {
  std::error_code error;
  const fs::path root = fs::weakly_canonical(ProjectRoot(), error);
  const fs::path folder =
      fs::weakly_canonical(fs::absolute(path).parent_path(), error);
  const fs::path schema = root / "src/scenario/scenario.schema.json";
  const bool is_inside =
      !folder.lexically_relative(root).string().starts_with("..");
  return "# yaml-language-server: $schema=" +
         (is_inside ? schema.lexically_relative(folder) : schema).string() +
         "\n";
}

// Takes the comments in front of the first key away.
std::string WithoutHead(std::string text) {
  while (text.starts_with('#') || text.starts_with('\n')) {
    const size_t end = text.find('\n');
    text.erase(0, end == text.npos ? end : end + 1);
  }
  return text;
}

Result<Origin> FromFile(const std::string& file) {
  const auto found = FindScenarios({scenario::SplitCellPath(file).file});
  if (!found.ok()) return found.error();
  auto layout = scenario::FormatFile(found->front());
  if (!layout.ok()) return layout.error();
  return Origin{
      WithoutHead(std::move(layout).value().text), found->front(), file, {}};
}

Result<Origin> FromCode(const ResultCode& code) {
  std::vector<std::string> files = ScenariosWith(code);
  if (files.empty()) {
    return Error{"no scenario of the project gives " + std::string(code.name) +
                 ": shakedown explain says when it is returned"};
  }
  // One scenario is easier to start from than a family.
  std::stable_partition(files.begin(), files.end(), [](const auto& file) {
    const auto found = FindScenarios({file});
    return found.ok() && ReadScenario(found->front()).ok();
  });
  auto origin = FromFile(files[0]);
  if (!origin.ok()) return origin;
  origin.value().others.assign(files.begin() + 1, files.end());
  return origin;
}

Result<Origin> FindOrigin(const std::string& from) {
  if (const Template* one = FindTemplate(from)) {
    return Origin{std::string(one->text), "", "", {}};
  }
  if (const ResultCode* code = FindResultCode(from)) return FromCode(*code);
  if (from.find(".yaml") != from.npos) return FromFile(from);
  std::vector<std::string> known = TemplateNames();
  std::string hint = DidYouMean(from, known);
  const auto nearest = NearestCodeName(from);
  if (hint.empty() && nearest) hint = " (did you mean '" + *nearest + "'?)";
  return Error{"--from: '" + from +
               "' is no result code, no scenario's file and no template "
               "(client, server, matrix)" +
               hint};
}

// Parts that can't be found from the new place are merged in.
std::string Body(const Origin& origin, const std::string& head,
                 const fs::path& path) {
  if (origin.file.empty()) return origin.text;
  const bool reads =
      scenario::ReadFamily(head + origin.text, path.string()).ok();
  const auto merged = scenario::ReadScenarioFile(origin.file);
  if (reads || !merged.ok()) return origin.text;
  return WithoutHead(WriteScenario(merged.value()));
}

// Creates the file, or fails if there is one.
Result<Done> WriteNew(const fs::path& path, const std::string& text) {
  constexpr mode_t kEverybodyReads = 0644;
  const int file =
      open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL, kEverybodyReads);
  if (file < 0 && errno == EEXIST) {
    return Error{"it is there already, and stays as it is", path.string()};
  }
  if (file < 0) {
    return Error{std::string("cannot be written: ") + std::strerror(errno),
                 path.string()};
  }
  const bool all = write(file, text.data(), text.size()) ==
                   static_cast<ssize_t>(text.size());
  const bool closed = close(file) == 0;
  if (all && closed) return Done();
  unlink(path.c_str());
  return Error{"cannot be written: is the disk full?", path.string()};
}

int Refuse(const Error& error) {
  std::cerr << (error.where.empty() ? "shakedown: new: " : "")
            << error.ToString() << "\n";
  return kExitBadInput;
}

void PrintNextSteps(const fs::path& path, const Origin& origin,
                    const std::string& from) {
  std::cout << path.string() << " is written";
  if (!origin.file.empty()) std::cout << ", from " << origin.name;
  std::cout << "\nnext: shakedown run " << path.string() << "\n";
  if (!origin.others.empty()) std::cout << "others with that result:\n";
  const size_t shown = std::min(origin.others.size(), kMostOthers);
  for (size_t i = 0; i < shown; ++i) {
    std::cout << "  " << origin.others[i] << "\n";
  }
  if (const size_t more = origin.others.size() - shown; more > 0) {
    std::cout << "  and " << more << " more: shakedown explain " << from
              << "\n";
  }
}

}  // namespace

int NewCommand(const std::string& name, const std::string& from) {
  const auto path = PathOf(name);
  if (!path.ok()) return Refuse(path.error());
  const auto origin = FindOrigin(from);
  if (!origin.ok()) return Refuse(origin.error());
  const std::string head = kReason + ("\n" + SchemaLine(path.value()));
  const std::string body = Body(origin.value(), head, path.value());
  auto done = WriteNew(path.value(), head + body);
  if (!done.ok()) return Refuse(done.error());
  PrintNextSteps(path.value(), origin.value(), from);
  return 0;
}

}  // namespace shakedown::cli

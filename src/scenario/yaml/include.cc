// SPDX-License-Identifier: Apache-2.0
#include "src/scenario/yaml/include.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <utility>
#include <vector>

#include "src/scenario/yaml/document.h"

namespace shakedown::scenario {
namespace {

namespace fs = std::filesystem;

// Merge adds to `own` what it doesn't say itself.
void Merge(Node& own, const Node& part) {
  for (size_t i = 0; i + 1 < part.items.size(); i += 2) {
    const std::string& key = part.items[i].text;
    const Node* value = own.Find(key);
    if (value == nullptr) {
      own.items.push_back(part.items[i]);
      own.items.push_back(part.items[i + 1]);
    } else if (value->is_map() && part.items[i + 1].is_map()) {
      const auto index = static_cast<size_t>(value - own.items.data());
      Merge(own.items[index], part.items[i + 1]);
    }
  }
}

// Looks in the folder of the including file and in each one above it.
std::optional<fs::path> Locate(const fs::path& name, const fs::path& from) {
  std::error_code code;
  fs::path folder = fs::absolute(from, code).lexically_normal().parent_path();
  fs::path shown = from.parent_path();
  while (true) {
    if (fs::exists(folder / name, code)) {
      return (shown / name).lexically_normal();
    }
    if (!folder.has_relative_path()) return std::nullopt;
    folder = folder.parent_path();
    shown /= "..";
  }
}

class Resolver {
 public:
  Result<Node> Resolve(Node root, const std::string& file) {
    const auto includes = root.Take("include");
    if (!includes) return root;
    if (!includes->is_list()) {
      return Error{
          "'include' must be a list of files, not " + includes->Describe(),
          includes->Where()};
    }
    open_.push_back(fs::path(file).lexically_normal());
    for (auto item = includes->items.rbegin(); item != includes->items.rend();
         ++item) {  // the last one wins over those before it
      auto part = ReadPart(*item, file);
      if (!part.ok()) return part.error();
      Merge(root, part.value());
    }
    open_.pop_back();
    return root;
  }

 private:
  static constexpr int kMostIncludes = 32;

  Result<Node> ReadPart(const Node& item, const std::string& file) {
    const fs::path name = item.text;
    if (!item.is_text() || name.empty() || name.is_absolute()) {
      return Error{
          "an include must be a path from this folder or one above, "
          "not " +
              item.Describe(),
          item.Where()};
    }
    if (++count_ > kMostIncludes) {
      return Error{"more than " + std::to_string(kMostIncludes) + " includes",
                   item.Where()};
    }
    const auto path = Locate(name, file);
    if (!path) {
      return Error{
          "there is no file '" + item.text + "' in this folder or one above",
          item.Where()};
    }
    if (std::count(open_.begin(), open_.end(), *path) != 0) {
      return Error{"'" + item.text + "' includes itself", item.Where()};
    }
    const auto text = ReadText(path->string());
    if (!text.ok()) {
      return Error{"'" + item.text + "': " + text.error().message,
                   item.Where()};
    }
    auto part = ParseDocument(text.value(), path->string());
    if (!part.ok()) return part;
    return Resolve(std::move(part).value(), path->string());
  }

  std::vector<fs::path> open_;
  int count_ = 0;
};

}  // namespace

Result<Node> ResolveIncludes(Node root, const std::string& file) {
  return Resolver().Resolve(std::move(root), file);
}

}  // namespace shakedown::scenario

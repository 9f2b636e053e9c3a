// SPDX-License-Identifier: Apache-2.0
#include "src/scenario/yaml/document.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <utility>
#include <vector>

namespace shakedown::scenario {
namespace {

// Thrown through yaml-cpp, and never out of this file.
struct Refused {
  Error error;
};

std::string Where(const std::string& file, int line, int column) {
  return file + ":" + std::to_string(line) + ":" + std::to_string(column);
}

// Builds the tree; stops at the first thing that a scenario can't have.
class TreeBuilder : public YAML::EventHandler {
 public:
  explicit TreeBuilder(const std::string& file)
      : file_(std::make_shared<const std::string>(file)) {}

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override {
    Add(Make(mark, Node::Kind::kNull));
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    Refuse(mark, "aliases (*name) are not part of the language; use 'include'");
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                const std::string& value) override {
    RefuseTag(mark, tag);
    Node node = Make(mark, Node::Kind::kText);
    node.text = value;
    node.quoted = tag == "!";  // yaml-cpp's tag of quoted text
    Add(std::move(node));
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag,
                       YAML::anchor_t,
                       YAML::EmitterStyle::value style) override {
    RefuseTag(mark, tag);
    Open(Make(mark, Node::Kind::kList), style);
  }

  void OnMapStart(const YAML::Mark& mark, const std::string& tag,
                  YAML::anchor_t, YAML::EmitterStyle::value style) override {
    RefuseTag(mark, tag);
    Open(Make(mark, Node::Kind::kMap), style);
  }

  void OnSequenceEnd() override { CloseInnermost(); }
  void OnMapEnd() override { CloseInnermost(); }

  Node TakeRoot() { return std::move(root_); }

 private:
  static constexpr size_t kDeepest = 32;

  [[noreturn]] void Refuse(const YAML::Mark& mark, std::string message) {
    throw Refused{
        {std::move(message), Where(*file_, mark.line + 1, mark.column + 1)}};
  }

  void RefuseTag(const YAML::Mark& mark, const std::string& tag) {
    if (tag.empty() || tag == "?" || tag == "!") return;
    Refuse(mark, "tags (!name) are not part of the language");
  }

  Node Make(const YAML::Mark& mark, Node::Kind kind) {
    Node node;
    node.kind = kind;
    node.file = file_;
    node.line = mark.line + 1;
    node.column = mark.column + 1;
    return node;
  }

  void Open(Node node, YAML::EmitterStyle::value style) {
    node.flow = style == YAML::EmitterStyle::Flow;
    if (open_.size() >= kDeepest) {
      throw Refused{
          {"nested more than " + std::to_string(kDeepest) + " levels deep",
           node.Where()}};
    }
    open_.push_back(std::move(node));
  }

  void CloseInnermost() {
    Node node = std::move(open_.back());
    open_.pop_back();
    Add(std::move(node));
  }

  void Add(Node node) {
    if (open_.empty()) {
      root_ = std::move(node);
      return;
    }
    Node& parent = open_.back();
    if (parent.is_map() && parent.items.size() % 2 == 0) CheckKey(parent, node);
    parent.items.push_back(std::move(node));
  }

  // A map with very many keys is wrong anyway, and would take long to check.
  void CheckKey(const Node& map, const Node& key) {
    constexpr size_t kMostKeys = 1000;
    if (!key.is_text()) {
      throw Refused{
          {"a key must be a word, not " + key.Describe(), key.Where()}};
    }
    if (map.Find(key.text) != nullptr) {
      throw Refused{
          {"the key '" + key.text + "' stands here twice", key.Where()}};
    }
    if (map.items.size() / 2 >= kMostKeys) {
      throw Refused{
          {"a map of more than " + std::to_string(kMostKeys) + " keys",
           key.Where()}};
    }
  }

  std::shared_ptr<const std::string> file_;
  std::vector<Node> open_;
  Node root_;
};

// The length of the UTF-8 sequence at the front of `text`, or 0 (RFC 3629).
size_t SequenceLength(std::string_view text) {
  const auto byte = [&](size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
  };
  const unsigned first = byte(0);
  if (first < 0x80) return 1;
  const size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  unsigned value = first & (0xffu >> (length + 1));
  for (size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xc0) != 0x80) return 0;
    value = value << 6 | (byte(i) & 0x3f);
  }
  constexpr unsigned kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = value >= 0xd800 && value <= 0xdfff;
  if (first < 0xc2 || value < kSmallest[length] || value > 0x10ffff) return 0;
  return surrogate ? 0 : length;
}

bool IsControl(char letter) {
  return static_cast<unsigned char>(letter) < 0x20 && letter != '\n' &&
         letter != '\r' && letter != '\t';
}

// What is wrong with the bytes themselves, if anything.
std::optional<Error> CheckText(std::string_view text, const std::string& file) {
  if (text.size() > kLongestFile) {
    return Error{"longer than 1 MB, the limit for a scenario",
                 Where(file, 1, 1)};
  }
  int line = 1;
  int column = 1;
  for (size_t i = 0; i < text.size();) {
    const size_t length = SequenceLength(text.substr(i, 4));
    if (length == 0) return Error{"not UTF-8 text", Where(file, line, column)};
    if (IsControl(text[i])) {
      return Error{"a control character; write it as an escape in quotes",
                   Where(file, line, column)};
    }
    column = text[i] == '\n' ? 1 : column + 1;
    line += text[i] == '\n' ? 1 : 0;
    i += length;
  }
  return std::nullopt;
}

Result<Node> Parse(std::string_view text, const std::string& file) {
  std::istringstream stream{std::string(text)};
  YAML::Parser parser(stream);
  TreeBuilder builder(file);
  if (!parser.HandleNextDocument(builder)) {
    return Error{"there is nothing in it", Where(file, 1, 1)};
  }
  Node root = builder.TakeRoot();
  if (!root.is_map()) {
    return Error{"a scenario is a map of keys, not " + root.Describe(),
                 root.Where()};
  }
  TreeBuilder second(file);
  if (parser.HandleNextDocument(second)) {
    return Error{"a second document; a file holds one scenario",
                 second.TakeRoot().Where()};
  }
  return root;
}

}  // namespace

Result<std::string> ReadText(const std::string& path) {
  namespace fs = std::filesystem;
  const auto fail = [&](const std::string& why) {
    return Error{why, Where(path, 1, 1)};
  };
  std::error_code code;
  const fs::file_status status = fs::status(path, code);
  if (status.type() == fs::file_type::not_found) {
    return fail("there is no such file");
  }
  if (fs::is_directory(status)) return fail("a folder, not a scenario file");
  if (code) return fail("cannot be read: " + code.message());
  if (!fs::is_regular_file(status)) return fail("not a regular file");
  const uintmax_t size = fs::file_size(path, code);
  if (size > kLongestFile) {
    return fail("longer than 1 MB, the limit for a scenario");
  }
  std::ifstream stream(path, std::ios::binary);
  if (!stream) {
    return fail(std::string("cannot be read: ") + std::strerror(errno));
  }
  std::string text(static_cast<size_t>(size), '\0');
  stream.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<size_t>(stream.gcount()));
  return text;
}

Result<Node> ParseDocument(std::string_view text, const std::string& file) {
  if (auto error = CheckText(text, file)) return *error;
  try {
    return Parse(text, file);
  } catch (const Refused& refused) {
    return refused.error;
  } catch (const YAML::Exception& wrong) {
    return Error{"not YAML: " + wrong.msg,
                 Where(file, wrong.mark.line + 1, wrong.mark.column + 1)};
  }
}

std::string LeadingComment(std::string_view text) {
  std::string comment;
  bool begun = false;
  while (!text.empty()) {
    const size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() && !begun) continue;
    if (!line.starts_with('#')) break;
    line.remove_prefix(line.starts_with("# ") ? 2 : 1);
    if (begun) comment += '\n';
    comment += line;
    begun = true;
  }
  return comment;
}

}  // namespace shakedown::scenario

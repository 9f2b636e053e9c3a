// SPDX-License-Identifier: Apache-2.0
#include "src/scenario/format/section.h"

#include <algorithm>
#include <utility>

#include "src/scenario/format/flow.h"

namespace shakedown::scenario {
namespace {

std::string Spaces(int count) {
  return std::string(static_cast<size_t>(count), ' ');
}

int LastLineOf(const Node& node) {
  int last = node.line;
  for (const Node& item : node.items) last = std::max(last, LastLineOf(item));
  return last;
}

size_t ColumnsOf(const std::string& text) {
  return static_cast<size_t>(
      std::count_if(text.begin(), text.end(), [](char letter) {
        return (static_cast<unsigned char>(letter) & 0xc0) != 0x80;
      }));
}

// A map or list of one text is no shorter in a line of its own.
bool IsOneWord(const Node& node) {
  return node.items.size() == (node.is_map() ? 2 : 1) &&
         node.items.back().is_text();
}

class Writer {
 public:
  Writer(const std::vector<Comment>& comments, const std::set<int>& empty_lines)
      : comments_(comments), empty_lines_(empty_lines) {}

  // `start` is what the first line begins with, in place of the indentation.
  void Entry(const std::string& start, const Node& key, const Node& value,
             int indent) {
    Leading(key.line, start, indent);
    Value(start + WriteScalar(key) + ":", key.line, value, indent);
  }

  std::string Finish(int indent) {
    while (next_ < comments_.size()) OwnLine(comments_[next_++], indent);
    std::string text;
    for (const std::string& line : lines_) text += line + "\n";
    return text;
  }

 private:
  // Whether brackets around the node can stand in the line.
  bool FitsFlow(const std::string& start, const Node& node) const {
    if (node.items.empty()) return true;
    if (!node.flow) return false;
    if (IsOneWord(node)) return true;
    if (ColumnsOf(start) + 1 + ColumnsOf(WriteFlow(node)) > kFormatColumns) {
      return false;
    }
    const int last = LastLineOf(node);
    return std::none_of(
        comments_.begin(), comments_.end(), [&](const Comment& comment) {
          return comment.line >= node.line && comment.line < last;
        });
  }

  // `start` has everything but the value, from source line `line`.
  void Value(const std::string& start, int line, const Node& value,
             int indent) {
    if (value.kind == Node::Kind::kNull) {
      lines_.push_back(start);
      return Trailing(line);
    }
    if (value.is_text() || FitsFlow(start, value)) {
      lines_.push_back(start + " " + WriteFlow(value));
      return Trailing(std::max(line, LastLineOf(value)));
    }
    lines_.push_back(start);
    Trailing(line);
    Block(Spaces(indent + 2), value, indent + 2);
  }

  void Block(const std::string& start, const Node& node, int indent) {
    for (size_t i = 0; i < node.items.size(); i += node.is_map() ? 2 : 1) {
      const std::string begin = i == 0 ? start : Spaces(indent);
      if (node.is_map()) {
        Entry(begin, node.items[i], node.items[i + 1], indent);
      } else {
        Item(begin, node.items[i], indent);
      }
    }
  }

  void Item(const std::string& start, const Node& item, int indent) {
    Leading(item.line, start, indent);
    const bool nested =
        (item.is_list() || item.is_map()) && !FitsFlow(start + "-", item);
    if (nested) return Block(start + "- ", item, indent + 2);
    Value(start + "-", item.line, item, indent);
  }

  // The comments above a line, and its empty line. Behind a dash nothing can
  // stand above.
  void Leading(int line, const std::string& start, int indent) {
    if (start.find('-') != start.npos) return;
    while (next_ < comments_.size() && comments_[next_].line < line) {
      OwnLine(comments_[next_++], indent);
    }
    EmptyLine(line);
  }

  // Once for all that comes from the same line.
  void EmptyLine(int line) {
    const bool was_empty = empty_lines_.count(line - 1) != 0;
    const bool is_new = line != std::exchange(last_line_, line);
    if (was_empty && is_new && !lines_.empty()) lines_.emplace_back();
  }

  void OwnLine(const Comment& comment, int indent) {
    if (!comment.own_line && !commented_ && !lines_.empty()) {
      lines_.back() += "  " + comment.text;
    } else {
      EmptyLine(comment.line);
      lines_.push_back(Spaces(indent) + comment.text);
    }
    commented_ = true;
  }

  // The comments behind the line that was just written, which ends in source
  // line `last`.
  void Trailing(int last) {
    commented_ = false;
    while (next_ < comments_.size() && comments_[next_].line <= last) {
      lines_.back() += (commented_ ? " " : "  ") + comments_[next_++].text;
      commented_ = true;
    }
  }

  const std::vector<Comment>& comments_;
  const std::set<int>& empty_lines_;
  size_t next_ = 0;
  int last_line_ = 0;       // of the source
  bool commented_ = false;  // the last line has a comment
  std::vector<std::string> lines_;
};

}  // namespace

std::string WriteSection(const Section& section,
                         const std::set<int>& empty_lines) {
  Writer writer(section.comments, empty_lines);
  writer.Entry("", section.key, section.value, 0);
  const bool nested = section.value.is_list() || section.value.is_map();
  return writer.Finish(nested ? 2 : 0);
}

}  // namespace shakedown::scenario

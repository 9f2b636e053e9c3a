// SPDX-License-Identifier: Apache-2.0
// Each key of the top level becomes a section with its comments; sections are
// sorted and put together.
#include "src/scenario/format/layout.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "src/scenario/format/comments.h"
#include "src/scenario/format/section.h"
#include "src/scenario/yaml/document.h"

namespace shakedown::scenario {
namespace {

constexpr std::string_view kOrder[] = {
    "shakedown", "seed",     "clock", "profile", "transport",
    "include",   "matrix",   "pki",   "server",  "client",
    "app",       "keychain", "wire",  "expect",  "allow"};

// Unknown keys come last.
size_t RankOf(const Node& key) {
  return static_cast<size_t>(
      std::find(std::begin(kOrder), std::end(kOrder), key.text) -
      std::begin(kOrder));
}

// The lines of comments that belong to no section.
std::string Loose(const std::vector<Comment>& comments,
                  const std::set<int>& empty_lines) {
  std::string text;
  for (const Comment& comment : comments) {
    const bool apart = empty_lines.count(comment.line - 1) != 0;
    text += (apart && !text.empty() ? "\n" : "") + comment.text + "\n";
  }
  return text;
}

// A file taken apart.
struct Parts {
  std::vector<Comment> head;  // above the first key
  std::vector<Section> sections;
  std::vector<Comment> foot;  // below everything, at the margin
};

// A comment at the margin belongs to the key below it, any other to the key
// above.
void Distribute(const Marginalia& marginalia, Parts& parts) {
  for (const Comment& comment : marginalia.comments) {
    const auto below =
        std::find_if(parts.sections.begin(), parts.sections.end(),
                     [&](const Section& section) {
                       return section.key.line > comment.line;
                     });
    const bool at_margin = comment.own_line && comment.column == 1;
    if (below == parts.sections.begin()) {
      parts.head.push_back(comment);
    } else if (!at_margin) {
      std::prev(below)->comments.push_back(comment);
    } else if (below == parts.sections.end()) {
      parts.foot.push_back(comment);
    } else {
      below->comments.push_back(comment);
    }
  }
}

Parts TakeApart(const Node& root, const Marginalia& marginalia) {
  Parts parts;
  for (size_t i = 0; i + 1 < root.items.size(); i += 2) {
    parts.sections.push_back({root.items[i], root.items[i + 1], {}});
  }
  Distribute(marginalia, parts);
  std::stable_sort(parts.sections.begin(), parts.sections.end(),
                   [](const Section& a, const Section& b) {
                     return RankOf(a.key) < RankOf(b.key);
                   });
  return parts;
}

std::string PutTogether(const Parts& parts, const std::set<int>& empty_lines) {
  std::string text = Loose(parts.head, empty_lines);
  // What follows the reason directly could be taken for a part of it.
  bool first = true;
  for (const Section& section : parts.sections) {
    const bool apart = !first && section.StartsApart(empty_lines);
    const bool comment_first =
        first && !text.empty() && section.StartsWithComment();
    text += (apart || comment_first ? "\n" : "") +
            WriteSection(section, empty_lines);
    first = false;
  }
  const std::string foot = Loose(parts.foot, empty_lines);
  const bool foot_apart =
      !parts.foot.empty() && empty_lines.count(parts.foot[0].line - 1) != 0;
  return text + (foot_apart ? "\n" : "") + foot;
}

// Whether two trees say the same; at the top level in any order.
bool SaysTheSame(const Node& a, const Node& b) {
  return a.kind == b.kind && a.text == b.text && a.quoted == b.quoted &&
         std::equal(a.items.begin(), a.items.end(), b.items.begin(),
                    b.items.end(), &SaysTheSame);
}

bool SaysTheSameSections(const Node& a, const Node& b) {
  for (size_t i = 0; i + 1 < a.items.size(); i += 2) {
    const Node* other = b.Find(a.items[i].text);
    if (other == nullptr || !SaysTheSame(a.items[i + 1], *other)) return false;
  }
  return a.items.size() == b.items.size();
}

std::vector<std::string> Sorted(const std::vector<Comment>& comments) {
  std::vector<std::string> texts;
  for (const Comment& comment : comments) texts.push_back(comment.text);
  std::sort(texts.begin(), texts.end());
  return texts;
}

Error Refusal(const std::string& file) {
  return {"this can't be laid out without changing it; it is left as it is",
          file + ":1:1"};
}

}  // namespace

Result<std::string> FormatScenario(std::string_view text,
                                   const std::string& file) {
  constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
  if (text.starts_with(kByteOrderMark)) {
    text.remove_prefix(kByteOrderMark.size());
  }
  const auto before = ParseDocument(text, file);
  if (!before.ok()) return before.error();
  const Marginalia marginalia = FindComments(text);
  const Parts parts = TakeApart(before.value(), marginalia);
  const std::string laid_out = PutTogether(parts, marginalia.empty_lines);
  const auto after = ParseDocument(laid_out, file);
  if (!after.ok() || !SaysTheSameSections(before.value(), after.value()) ||
      Sorted(marginalia.comments) != Sorted(FindComments(laid_out).comments)) {
    return Refusal(file);
  }
  return laid_out;
}

Result<Layout> FormatFile(const std::string& path) {
  const auto text = ReadText(path);
  if (!text.ok()) return text.error();
  auto laid_out = FormatScenario(text.value(), path);
  if (!laid_out.ok()) return laid_out.error();
  const bool is_canonical = laid_out.value() == text.value();
  return Layout{std::move(laid_out).value(), is_canonical};
}

}  // namespace shakedown::scenario

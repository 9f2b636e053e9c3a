// SPDX-License-Identifier: Apache-2.0
// CFStringCreateWithFormat: printf with %@ for objects.
#include <algorithm>
#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "src/corefoundation/conversions.h"
#include "src/corefoundation/text/encodings.h"
#include "src/corefoundation/text/string.h"

namespace shakedown::cf {
namespace {

// One conversion: "%-8.3ld" has flags "-", width 8, precision 3, length "l".
struct Directive {
  std::string flags;
  std::optional<int> width;
  std::optional<int> precision;
  std::string length;
  char16_t conversion = 0;
};

class Formatter {
 public:
  // Reads the arguments from `list`, which it moves on.
  Formatter(std::u16string_view format, va_list list) : rest_(format) {
    va_copy(list_, list);
  }
  ~Formatter() { va_end(list_); }

  std::u16string Run();

 private:
  bool Take(std::u16string_view choices, std::string& taken);
  std::optional<int> TakeNumber();
  Directive TakeDirective();

  void Print(const Directive& directive);
  long long NextSigned(const Directive& directive);
  unsigned long long NextUnsigned(const Directive& directive);
  std::u16string NextCString(const Directive& directive);
  void PrintWith(const Directive& directive, const char* length, auto value);
  void Pad(const Directive& directive, std::u16string_view text);

  std::u16string_view rest_;
  std::u16string out_;
  va_list list_;
};

std::u16string Formatter::Run() {
  while (!rest_.empty()) {
    const size_t percent = std::min(rest_.find(u'%'), rest_.size());
    out_ += rest_.substr(0, percent);
    rest_.remove_prefix(percent);
    if (rest_.empty()) break;
    rest_.remove_prefix(1);
    Print(TakeDirective());
  }
  return std::move(out_);
}

bool Formatter::Take(std::u16string_view choices, std::string& taken) {
  if (rest_.empty() || choices.find(rest_[0]) == choices.npos) return false;
  taken.push_back(static_cast<char>(rest_[0]));
  rest_.remove_prefix(1);
  return true;
}

std::optional<int> Formatter::TakeNumber() {
  // More would be no width but an attack on the memory.
  constexpr int kMost = 999999;
  std::string star;
  if (Take(u"*", star)) return std::clamp(va_arg(list_, int), -kMost, kMost);
  std::string digits;
  while (digits.size() < 6 && Take(u"0123456789", digits)) {
  }
  if (digits.empty()) return std::nullopt;
  return std::stoi(digits);
}

Directive Formatter::TakeDirective() {
  Directive directive;
  while (Take(u"-+ #0'", directive.flags)) {
  }
  directive.width = TakeNumber();
  if (directive.width.value_or(0) < 0) {
    directive.flags += '-';
    directive.width = -*directive.width;
  }
  std::string dot;
  if (Take(u".", dot)) {
    directive.precision = TakeNumber().value_or(0);
    if (*directive.precision < 0) directive.precision.reset();
  }
  while (Take(u"hlqjztL", directive.length)) {
  }
  if (!rest_.empty()) {
    directive.conversion = rest_[0];
    rest_.remove_prefix(1);
  }
  return directive;
}

void Formatter::Print(const Directive& directive) {
  switch (directive.conversion) {
    case u'@':
      return Pad(directive, FromUtf8(FormatRef(va_arg(list_, CFTypeRef))));
    case u's':
      return Pad(directive, NextCString(directive));
    case u'd':
    case u'i':
    case u'D':
      return PrintWith(directive, "ll", NextSigned(directive));
    case u'u':
    case u'U':
    case u'x':
    case u'X':
    case u'o':
      return PrintWith(directive, "ll", NextUnsigned(directive));
    case u'c':
    case u'C': {
      const auto unit = static_cast<char16_t>(va_arg(list_, int));
      return Pad(directive, {&unit, 1});
    }
    case u'p':
      return PrintWith(directive, "", va_arg(list_, void*));
    case u'e':
    case u'E':
    case u'f':
    case u'F':
    case u'g':
    case u'G':
    case u'a':
    case u'A':
      if (directive.length == "L") {
        return PrintWith(directive, "L", va_arg(list_, long double));
      }
      return PrintWith(directive, "", va_arg(list_, double));
    case 0:
      return;
    default:  // %% and what is no conversion stand for themselves
      out_.push_back(directive.conversion);
  }
}

long long Formatter::NextSigned(const Directive& directive) {
  if (directive.length == "hh") {
    return static_cast<signed char>(va_arg(list_, int));
  }
  if (directive.length == "h") return static_cast<short>(va_arg(list_, int));
  if (directive.length.empty()) return va_arg(list_, int);
  return va_arg(list_, long long);
}

unsigned long long Formatter::NextUnsigned(const Directive& directive) {
  if (directive.length == "hh") {
    return static_cast<unsigned char>(va_arg(list_, unsigned));
  }
  if (directive.length == "h") {
    return static_cast<unsigned short>(va_arg(list_, unsigned));
  }
  if (directive.length.empty()) return va_arg(list_, unsigned);
  return va_arg(list_, unsigned long long);
}

std::u16string Formatter::NextCString(const Directive& directive) {
  const char* text = va_arg(list_, const char*);
  if (text == nullptr) return u"(null)";
  const size_t length =
      directive.precision
          ? strnlen(text, static_cast<size_t>(*directive.precision))
          : std::strlen(text);
  return Decode(AsBytes({text, length}), kCFStringEncodingMacRoman, false)
      .value_or(std::u16string());
}

void Formatter::PrintWith(const Directive& directive, const char* length,
                          auto value) {
  std::string format = "%" + directive.flags;
  if (directive.width) format += std::to_string(*directive.width);
  if (directive.precision) {
    format += "." + std::to_string(*directive.precision);
  }
  char16_t conversion = directive.conversion;
  if (conversion == u'D') conversion = u'd';
  if (conversion == u'U') conversion = u'u';
  format += length;
  format += static_cast<char>(conversion);
  const int size = std::snprintf(nullptr, 0, format.c_str(), value);
  if (size <= 0) return;
  std::string text(static_cast<size_t>(size) + 1, '\0');
  std::snprintf(text.data(), text.size(), format.c_str(), value);
  text.pop_back();
  out_ += FromUtf8(text);
}

void Formatter::Pad(const Directive& directive, std::u16string_view text) {
  if (directive.precision) {
    text = text.substr(0, static_cast<size_t>(*directive.precision));
  }
  const auto width = static_cast<size_t>(directive.width.value_or(0));
  const size_t gap = width > text.size() ? width - text.size() : 0;
  const bool left = directive.flags.find('-') != std::string::npos;
  if (!left) out_.append(gap, u' ');
  out_ += text;
  if (left) out_.append(gap, u' ');
}

}  // namespace

std::u16string FormatText(std::u16string_view format, va_list arguments) {
  return Formatter(format, arguments).Run();
}

}  // namespace shakedown::cf

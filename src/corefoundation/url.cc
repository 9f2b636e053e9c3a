// SPDX-License-Identifier: Apache-2.0
// CFURL: whole URLs and file paths, without the resolving of one against
// another (RFC 3986 section 5).
#include <CoreFoundation/CFURL.h>

#include <cstring>
#include <optional>
#include <string>
#include <utility>

#include "src/base/bytes.h"
#include "src/corefoundation/bounds.h"
#include "src/corefoundation/conversions.h"
#include "src/corefoundation/misuse.h"
#include "src/corefoundation/object.h"
#include "src/corefoundation/text/encodings.h"

namespace shakedown::cf {
namespace {

class Url final : public Object {
 public:
  using Ref = CFURLRef;
  static TypeInfo kType;

  explicit Url(std::string text)
      : Object(kType), text_(std::move(text)), string_(MakeString(text_)) {}

  bool Equals(const Object& other) const override {
    return text_ == static_cast<const Url&>(other).text_;
  }
  CFHashCode Hash() const override { return CFHash(string_.get()); }
  std::string Describe() const override {
    return "<CFURL>{string = " + text_ + "}";
  }
  std::string Format() const override { return text_; }

  const std::string& text() const { return text_; }
  CFStringRef string() const { return string_.get(); }

  // Path returns the file's path, or nothing if the URL names no file. That of
  // a directory has no slash at its end.
  std::optional<std::string> Path() const;

 private:
  std::string text_;  // all ASCII
  CFRef<CFStringRef> string_;
};

constinit TypeInfo Url::kType{"CFURL", 11};

constexpr std::string_view kFileScheme = "file://";

bool IsAlphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
         (c >= 'A' && c <= 'Z');
}

// What stands for itself in a path (RFC 3986 section 3.3).
bool IsPathCharacter(char c) {
  return IsAlphanumeric(c) ||
         (c != '\0' && std::strchr("-._~!$&'()*+,=:@/", c) != nullptr);
}

std::string Escape(std::string_view path) {
  std::string escaped;
  for (const char c : path) {
    if (IsPathCharacter(c)) {
      escaped += c;
    } else {
      escaped += '%';
      for (const char digit : ToHex(AsBytes({&c, 1}))) {
        escaped += static_cast<char>(digit >= 'a' ? digit - 'a' + 'A' : digit);
      }
    }
  }
  return escaped;
}

std::optional<int> HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return std::nullopt;
}

std::string Unescape(std::string_view text) {
  std::string plain;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && text.size() - i > 2) {
      const auto high = HexDigit(text[i + 1]);
      const auto low = HexDigit(text[i + 2]);
      if (high && low) {
        plain += static_cast<char>(*high * 16 + *low);
        i += 2;
        continue;
      }
    }
    plain += text[i];
  }
  return plain;
}

std::optional<std::string> Url::Path() const {
  std::string_view path = text_;
  if (path.starts_with(kFileScheme)) {
    path.remove_prefix(kFileScheme.size());
    const size_t slash = path.find('/');  // after "" or "localhost"
    path.remove_prefix(std::min(slash, path.size()));
  } else if (path.find("://") != path.npos) {
    return std::nullopt;
  }
  std::string plain = Unescape(path);
  if (plain.size() > 1 && plain.back() == '/') plain.pop_back();
  return plain;
}

CFURLRef UrlOfPath(std::string path, bool is_directory) {
  if (is_directory && path.back() != '/') path += '/';
  const bool is_absolute = path.front() == '/';
  return New<Url>(std::string(is_absolute ? kFileScheme : "") + Escape(path));
}

}  // namespace
}  // namespace shakedown::cf

using namespace shakedown;      // NOLINT: the C functions of this namespace
using namespace shakedown::cf;  // NOLINT: likewise

CFTypeID CFURLGetTypeID(void) { return Url::kType.id(); }

CFURLRef CFURLCreateWithString(CFAllocatorRef, CFStringRef string,
                               CFURLRef base) {
  if (string == nullptr) Misuse("CFURLCreateWithString was given NULL");
  const std::string text = ToStdString(string);
  if (text.empty() || base != nullptr) return nullptr;
  for (const char c : text) {
    if (!IsPathCharacter(c) && std::strchr("%?#[];", c) == nullptr) {
      return nullptr;
    }
  }
  return New<Url>(text);
}

CFURLRef CFURLCreateFromFileSystemRepresentation(CFAllocatorRef,
                                                 const UInt8* path,
                                                 CFIndex length,
                                                 Boolean is_directory) {
  if (length <= 0) return nullptr;
  CheckBuffer(__func__, path, length);
  const ByteView bytes(path, static_cast<size_t>(length));
  if (!Decode(bytes, kCFStringEncodingUTF8, false)) return nullptr;
  return UrlOfPath({bytes.begin(), bytes.end()}, is_directory);
}

CFURLRef CFURLCreateWithFileSystemPath(CFAllocatorRef, CFStringRef path,
                                       CFURLPathStyle style,
                                       Boolean is_directory) {
  if (path == nullptr) Misuse("CFURLCreateWithFileSystemPath was given NULL");
  const std::string text = ToStdString(path);
  if (text.empty() || style != kCFURLPOSIXPathStyle) return nullptr;
  return UrlOfPath(text, is_directory);
}

CFURLRef CFURLCreateCopyAppendingPathComponent(CFAllocatorRef, CFURLRef url,
                                               CFStringRef component,
                                               Boolean is_directory) {
  std::string text = Expect<Url>(url, __func__).text();
  if (text.back() != '/') text += '/';
  text += Escape(ToStdString(component));
  if (is_directory && text.back() != '/') text += '/';
  return New<Url>(std::move(text));
}

CFStringRef CFURLGetString(CFURLRef url) {
  return Expect<Url>(url, __func__).string();
}

CFStringRef CFURLCopyFileSystemPath(CFURLRef url, CFURLPathStyle style) {
  const auto path = Expect<Url>(url, __func__).Path();
  if (!path || style != kCFURLPOSIXPathStyle) return nullptr;
  return MakeString(*path).Release();
}

Boolean CFURLGetFileSystemRepresentation(CFURLRef url, Boolean, UInt8* buffer,
                                         CFIndex capacity) {
  const auto path = Expect<Url>(url, __func__).Path();
  if (!path || static_cast<CFIndex>(path->size()) >= capacity) return false;
  CheckBuffer(__func__, buffer, capacity);
  std::memcpy(buffer, path->c_str(), path->size() + 1);
  return true;
}

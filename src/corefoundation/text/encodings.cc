// SPDX-License-Identifier: Apache-2.0
#include "src/corefoundation/text/encodings.h"

#include "src/corefoundation/text/eight_bit_encodings.h"

namespace shakedown::cf {
namespace {

constexpr char32_t kReplacement = 0xfffd;
constexpr char32_t kLastCharacter = 0x10ffff;
constexpr char32_t kByteOrderMark = 0xfeff;

bool IsSurrogate(char32_t c) { return c >= 0xd800 && c <= 0xdfff; }
bool IsHighSurrogate(char32_t c) { return c >= 0xd800 && c <= 0xdbff; }
bool IsLowSurrogate(char32_t c) { return c >= 0xdc00 && c <= 0xdfff; }

// A form of UTF-16 or UTF-32 in one byte order.
struct WideForm {
  size_t width = 0;  // in bytes; 0: it is another encoding
  bool big_endian = false;
  bool order_is_fixed = false;
};

WideForm WideFormOf(CFStringEncoding encoding) {
  switch (encoding) {
    case kCFStringEncodingUTF16:
      return {2, false, false};
    case kCFStringEncodingUTF16BE:
      return {2, true, true};
    case kCFStringEncodingUTF16LE:
      return {2, false, true};
    case kCFStringEncodingUTF32:
      return {4, false, false};
    case kCFStringEncodingUTF32BE:
      return {4, true, true};
    case kCFStringEncodingUTF32LE:
      return {4, false, true};
    default:
      return {};
  }
}

uint32_t LoadWide(ByteView bytes, size_t offset, const WideForm& form) {
  uint32_t value = 0;
  for (size_t i = 0; i < form.width; ++i) {
    const size_t place = form.big_endian ? i : form.width - 1 - i;
    value = value << 8 | bytes[offset + place];
  }
  return value;
}

void StoreWide(uint32_t value, const WideForm& form, Bytes& bytes) {
  for (size_t i = 0; i < form.width; ++i) {
    const size_t place = form.big_endian ? form.width - 1 - i : i;
    bytes.push_back(static_cast<uint8_t>(value >> (8 * place)));
  }
}

// SkipMark returns where the text begins, and sets the order the mark says.
// External bytes of free order and without a mark are big-endian (RFC 2781
// section 4.3, and CFString's documentation).
size_t SkipMark(ByteView bytes, WideForm& form) {
  if (bytes.size() >= form.width) {
    for (const bool big_endian : {true, false}) {
      WideForm tried = form;
      tried.big_endian = big_endian;
      const bool may_be = !form.order_is_fixed || big_endian == form.big_endian;
      if (may_be && LoadWide(bytes, 0, tried) == kByteOrderMark) {
        form = tried;
        return form.width;
      }
    }
  }
  if (!form.order_is_fixed) form.big_endian = true;
  return 0;
}

std::optional<std::u16string> DecodeWide(ByteView bytes, WideForm form,
                                         bool is_external) {
  if (bytes.size() % form.width != 0) return std::nullopt;
  std::u16string units;
  size_t at = is_external ? SkipMark(bytes, form) : 0;
  for (; at < bytes.size(); at += form.width) {
    const uint32_t value = LoadWide(bytes, at, form);
    if (form.width == 2) {
      units.push_back(static_cast<char16_t>(value));
    } else if (value > kLastCharacter || IsSurrogate(value)) {
      return std::nullopt;
    } else {
      AppendCharacter(value, units);
    }
  }
  return units;
}

// NextUtf8 reads one character (RFC 3629) and moves past it; nothing, and one
// byte further, if there is none.
std::optional<char32_t> NextUtf8(ByteView bytes, size_t& index) {
  const uint8_t first = bytes[index++];
  if (first < 0x80) return first;
  const size_t more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
  if (first < 0xc2 || first > 0xf4 || bytes.size() - index < more) {
    return std::nullopt;
  }
  char32_t character = first & (0x3fu >> more);
  for (size_t i = 0; i < more; ++i) {
    const uint8_t next = bytes[index + i];
    if ((next & 0xc0) != 0x80) return std::nullopt;
    character = character << 6 | (next & 0x3f);
  }
  constexpr char32_t kLeast[] = {0, 0x80, 0x800, 0x10000};
  if (character < kLeast[more] || character > kLastCharacter ||
      IsSurrogate(character)) {
    return std::nullopt;
  }
  index += more;
  return character;
}

std::optional<std::u16string> DecodeUtf8(ByteView bytes, bool is_external) {
  std::u16string units;
  size_t index = 0;
  while (index < bytes.size()) {
    const bool at_start = index == 0;
    const auto character = NextUtf8(bytes, index);
    if (!character) return std::nullopt;
    if (is_external && at_start && *character == kByteOrderMark) continue;
    AppendCharacter(*character, units);
  }
  return units;
}

std::optional<std::u16string> DecodeEightBit(ByteView bytes,
                                             CFStringEncoding encoding) {
  std::u16string units;
  units.reserve(bytes.size());
  for (const uint8_t byte : bytes) {
    const auto unit = EightBitCharacter(encoding, byte);
    if (!unit) return std::nullopt;
    units.push_back(*unit);
  }
  return units;
}

void EncodeUtf8(char32_t character, Bytes& bytes) {
  const auto tail = [&](int shift) {
    bytes.push_back(static_cast<uint8_t>(0x80 | (character >> shift & 0x3f)));
  };
  if (character < 0x80) {
    bytes.push_back(static_cast<uint8_t>(character));
  } else if (character < 0x800) {
    bytes.push_back(static_cast<uint8_t>(0xc0 | character >> 6));
    tail(0);
  } else if (character < 0x10000) {
    bytes.push_back(static_cast<uint8_t>(0xe0 | character >> 12));
    tail(6);
    tail(0);
  } else {
    bytes.push_back(static_cast<uint8_t>(0xf0 | character >> 18));
    tail(12);
    tail(6);
    tail(0);
  }
}

}  // namespace

int MaximumBytesOfUnit(CFStringEncoding encoding) {
  if (IsEightBit(encoding)) return 1;
  if (encoding == kCFStringEncodingUTF8) return 3;
  return static_cast<int>(WideFormOf(encoding).width);
}

std::optional<std::u16string> Decode(ByteView bytes, CFStringEncoding encoding,
                                     bool is_external) {
  if (IsEightBit(encoding)) return DecodeEightBit(bytes, encoding);
  if (encoding == kCFStringEncodingUTF8) return DecodeUtf8(bytes, is_external);
  const WideForm form = WideFormOf(encoding);
  if (form.width == 0) return std::nullopt;
  return DecodeWide(bytes, form, is_external);
}

bool Encode(char32_t character, CFStringEncoding encoding, Bytes& bytes) {
  const WideForm form = WideFormOf(encoding);
  if (form.width == 2) {
    std::u16string units;
    AppendCharacter(character, units);
    for (const char16_t unit : units) StoreWide(unit, form, bytes);
    return true;
  }
  if (IsSurrogate(character)) return false;
  if (form.width == 4) {
    StoreWide(character, form, bytes);
    return true;
  }
  if (encoding == kCFStringEncodingUTF8) {
    EncodeUtf8(character, bytes);
    return true;
  }
  if (!IsEightBit(encoding)) return false;
  const auto byte = EightBitByte(encoding, character);
  if (byte) bytes.push_back(*byte);
  return byte.has_value();
}

Bytes ByteOrderMark(CFStringEncoding encoding) {
  Bytes mark;
  const WideForm form = WideFormOf(encoding);
  if (form.width != 0 && !form.order_is_fixed) {
    StoreWide(kByteOrderMark, form, mark);
  }
  return mark;
}

char32_t NextCharacter(std::u16string_view units, size_t& index) {
  const char16_t first = units[index++];
  if (!IsHighSurrogate(first) || index == units.size() ||
      !IsLowSurrogate(units[index])) {
    return first;
  }
  const char16_t second = units[index++];
  return 0x10000 + ((first - 0xd800u) << 10) + (second - 0xdc00u);
}

void AppendCharacter(char32_t character, std::u16string& units) {
  if (character < 0x10000) {
    units.push_back(static_cast<char16_t>(character));
    return;
  }
  const char32_t rest = character - 0x10000;
  units.push_back(static_cast<char16_t>(0xd800 + (rest >> 10)));
  units.push_back(static_cast<char16_t>(0xdc00 + (rest & 0x3ff)));
}

std::string ToUtf8(std::u16string_view units) {
  Bytes bytes;
  bytes.reserve(units.size());
  for (size_t index = 0; index < units.size();) {
    const char32_t character = NextCharacter(units, index);
    EncodeUtf8(IsSurrogate(character) ? kReplacement : character, bytes);
  }
  return {bytes.begin(), bytes.end()};
}

std::u16string FromUtf8(std::string_view text) {
  std::u16string units;
  const ByteView bytes = AsBytes(text);
  for (size_t index = 0; index < bytes.size();) {
    AppendCharacter(NextUtf8(bytes, index).value_or(kReplacement), units);
  }
  return units;
}

}  // namespace shakedown::cf

// SPDX-License-Identifier: Apache-2.0
#include "src/wire/point.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <span>

#include "src/base/nearest.h"

namespace shakedown::wire {
namespace {

constexpr size_t kLongestQuote = 60;

constexpr char kGrammar[] =
    "write a point like 'server:Certificate+40', 'server@1200', "
    "'server:record 3', 'read call 7' or 'app:SSLHandshake 3'";

// Quotes what the user wrote, on one line and of bearable length.
std::string Quoted(std::string_view text) {
  std::string quoted = "'";
  for (char letter : text.substr(0, kLongestQuote)) {
    const auto byte = static_cast<unsigned char>(letter);
    quoted.push_back(byte < 0x20 || byte == 0x7f ? '?' : letter);
  }
  return quoted + (text.size() > kLongestQuote ? "...'" : "'");
}

std::string Hint(std::string_view word, std::span<const std::string> known) {
  return word.size() > kLongestQuote ? "" : DidYouMean(word, known);
}

Error Wrong(std::string message) { return Error{std::move(message), ""}; }

bool IsDigit(char letter) { return letter >= '0' && letter <= '9'; }

bool IsNameLetter(char letter) {
  return IsDigit(letter) || (letter >= 'a' && letter <= 'z') ||
         (letter >= 'A' && letter <= 'Z') || letter == '_';
}

// Drops `prefix` from the front of `text` if it stands there.
bool Skip(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

std::string_view TakeName(std::string_view& text) {
  const auto end = std::find_if_not(text.begin(), text.end(), IsNameLetter);
  const std::string_view name =
      text.substr(0, static_cast<size_t>(end - text.begin()));
  text.remove_prefix(name.size());
  return name;
}

Result<size_t> TakeNumber(std::string_view& text) {
  const auto end = std::find_if_not(text.begin(), text.end(), IsDigit);
  const std::string_view digits =
      text.substr(0, static_cast<size_t>(end - text.begin()));
  if (digits.empty()) {
    return Wrong(text.empty() ? "a number is missing at the end"
                              : Quoted(text) + " is no number");
  }
  size_t number = 0;
  const auto parsed =
      std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (parsed.ec != std::errc()) {
    return Wrong("the number " + Quoted(digits) + " is too large");
  }
  text.remove_prefix(digits.size());
  return number;
}

// A number that counts things: from 1.
Result<size_t> TakeOrdinal(std::string_view& text) {
  Result<size_t> number = TakeNumber(text);
  if (number.ok() && number.value() == 0) {
    return Wrong("0 is too small: calls, records and messages count from 1");
  }
  return number;
}

Result<Point> AtTheEnd(std::string_view rest, Point point) {
  if (rest.empty()) return point;
  return Wrong("unexpected " + Quoted(rest) + " at the end of the point");
}

Result<Point> ParseRecord(Speaker speaker, std::string_view text) {
  if (!Skip(text, " ")) {
    return Wrong("which record? Write its number, like 'server:record 3'");
  }
  const Result<size_t> number = TakeOrdinal(text);
  if (!number.ok()) return number.error();
  return AtTheEnd(text, RecordPoint{speaker, number.value()});
}

// ParsePlace reads what may follow a message's name: " 2", "+40", ".end".
Result<Point> ParsePlace(MessagePoint point, std::string_view text) {
  if (Skip(text, " ")) {
    const Result<size_t> occurrence = TakeOrdinal(text);
    if (!occurrence.ok()) return occurrence.error();
    point.occurrence = occurrence.value();
  }
  if (Skip(text, "+")) {
    const Result<size_t> offset = TakeNumber(text);
    if (!offset.ok()) return offset.error();
    point.offset = offset.value();
  } else if (Skip(text, ".end")) {
    point.at_end = true;
  }
  return AtTheEnd(text, point);
}

Result<Point> ParseMessage(Speaker speaker, std::string_view text) {
  const std::string_view whole = text;
  const std::string_view name = TakeName(text);
  if (name == "record") return ParseRecord(speaker, text);
  if (name.empty()) {
    return Wrong("a message's name is missing: " + std::string(kGrammar));
  }
  const std::vector<std::string> known = MessageNames();
  if (std::find(known.begin(), known.end(), name) == known.end()) {
    return Wrong("unknown message " + Quoted(name) + Hint(name, known));
  }
  MessagePoint point;
  point.speaker = speaker;
  point.message = name;
  return ParsePlace(std::move(point), whole.substr(name.size()));
}

Result<Point> ParseByte(Speaker speaker, std::string_view text) {
  const Result<size_t> offset = TakeNumber(text);
  if (!offset.ok()) return offset.error();
  return AtTheEnd(text, BytePoint{speaker, offset.value()});
}

Result<Point> ParseSpeaker(Speaker speaker, std::string_view text) {
  if (Skip(text, ":")) return ParseMessage(speaker, text);
  if (Skip(text, "@")) return ParseByte(speaker, text);
  return Wrong("':' or '@' must follow the speaker: " + std::string(kGrammar));
}

Result<Point> ParseCallback(bool is_write, std::string_view text) {
  if (!Skip(text, " call ")) {
    return Wrong("which call? Write its number, like 'read call 7'");
  }
  const Result<size_t> number = TakeOrdinal(text);
  if (!number.ok()) return number.error();
  return AtTheEnd(text, CallbackPoint{is_write, number.value()});
}

Result<Point> ParseAppCall(std::string_view text) {
  static const std::vector<std::string> kOften = {
      "SSLHandshake", "SSLReHandshake", "SSLRead", "SSLWrite", "SSLClose"};
  if (!Skip(text, ":")) {
    return Wrong("':' must follow app, like 'app:SSLHandshake 3'");
  }
  const std::string_view function = TakeName(text);
  if (!function.starts_with("SSL") || function.size() == 3) {
    return Wrong(Quoted(function) +
                 " is no function of Secure Transport, whose names begin "
                 "with SSL" +
                 Hint(function, kOften));
  }
  AppCallPoint point{std::string(function), 1};
  if (Skip(text, " ")) {
    const Result<size_t> number = TakeOrdinal(text);
    if (!number.ok()) return number.error();
    point.number = number.value();
  }
  return AtTheEnd(text, point);
}

std::string NameOf(Speaker speaker) {
  return speaker == Speaker::kClient ? "client" : "server";
}

struct PointPrinter {
  std::string operator()(const MessagePoint& point) const {
    std::string text = NameOf(point.speaker) + ":" + point.message;
    if (point.occurrence != 1) text += " " + std::to_string(point.occurrence);
    if (point.at_end) return text + ".end";
    if (point.offset != 0) text += "+" + std::to_string(point.offset);
    return text;
  }
  std::string operator()(const BytePoint& point) const {
    return NameOf(point.speaker) + "@" + std::to_string(point.offset);
  }
  std::string operator()(const RecordPoint& point) const {
    return NameOf(point.speaker) + ":record " + std::to_string(point.number);
  }
  std::string operator()(const CallbackPoint& point) const {
    return (point.is_write ? "write call " : "read call ") +
           std::to_string(point.number);
  }
  std::string operator()(const AppCallPoint& point) const {
    const std::string text = "app:" + point.function;
    return point.number == 1 ? text : text + " " + std::to_string(point.number);
  }
};

}  // namespace

std::vector<std::string> MessageNames() {
  return {"HelloRequest",       "ClientHello",
          "HelloVerifyRequest", "ServerHello",
          "NewSessionTicket",   "Certificate",
          "CertificateStatus",  "ServerKeyExchange",
          "CertificateRequest", "ServerHelloDone",
          "CertificateVerify",  "ClientKeyExchange",
          "NextProtocol",       "Finished",
          "ChangeCipherSpec",   "Alert",
          "ApplicationData"};
}

Result<Point> ParsePoint(std::string_view text) {
  static const std::vector<std::string> kBeginnings = {"client", "server",
                                                       "read", "write", "app"};
  if (text.empty())
    return Wrong("the point is empty: " + std::string(kGrammar));
  const std::string_view whole = text;
  const std::string_view word = TakeName(text);
  if (word == "client") return ParseSpeaker(Speaker::kClient, text);
  if (word == "server") return ParseSpeaker(Speaker::kServer, text);
  if (word == "read") return ParseCallback(false, text);
  if (word == "write") return ParseCallback(true, text);
  if (word == "app") return ParseAppCall(text);
  return Wrong(Quoted(whole) +
               " is no point: it must begin with client, server, read, write "
               "or app" +
               Hint(word, kBeginnings));
}

std::string ToString(const Point& point) {
  return std::visit(PointPrinter(), point);
}

}  // namespace shakedown::wire

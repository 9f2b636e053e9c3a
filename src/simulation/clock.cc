// SPDX-License-Identifier: Apache-2.0
#include "src/simulation/clock.h"

#include <array>
#include <chrono>
#include <cstdio>

namespace shakedown {
namespace {

namespace chrono = std::chrono;

// Reads exactly `digits` digits at the front of `text`, then drops them.
std::optional<unsigned> ReadDigits(std::string_view& text, size_t digits) {
  if (text.size() < digits) return std::nullopt;
  unsigned value = 0;
  for (char digit : text.substr(0, digits)) {
    if (digit < '0' || digit > '9') return std::nullopt;
    value = value * 10 + static_cast<unsigned>(digit - '0');
  }
  text.remove_prefix(digits);
  return value;
}

bool Skip(std::string_view& text, char expected) {
  if (text.empty() || text.front() != expected) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<int64_t> ReadDate(std::string_view& text) {
  const auto year = ReadDigits(text, 4);
  if (!year || !Skip(text, '-')) return std::nullopt;
  const auto month = ReadDigits(text, 2);
  if (!month || !Skip(text, '-')) return std::nullopt;
  const auto day = ReadDigits(text, 2);
  if (!day) return std::nullopt;
  const chrono::year_month_day date{chrono::year(static_cast<int>(*year)),
                                    chrono::month(*month), chrono::day(*day)};
  if (!date.ok()) return std::nullopt;
  return chrono::sys_days(date).time_since_epoch().count() * int64_t{86400};
}

std::optional<int64_t> ReadTimeOfDay(std::string_view& text) {
  const auto hour = ReadDigits(text, 2);
  if (!hour || !Skip(text, ':')) return std::nullopt;
  const auto minute = ReadDigits(text, 2);
  if (!minute) return std::nullopt;
  unsigned second = 0;
  if (Skip(text, ':')) {
    const auto seconds = ReadDigits(text, 2);
    if (!seconds) return std::nullopt;
    second = *seconds;
  }
  if (*hour > 23 || *minute > 59 || second > 59) return std::nullopt;
  return int64_t{*hour} * 3600 + *minute * 60 + second;
}

}  // namespace

std::optional<int64_t> ParseTime(std::string_view text) {
  const auto date = ReadDate(text);
  if (!date) return std::nullopt;
  if (text.empty()) return date;
  if (!Skip(text, 'T') && !Skip(text, ' ')) return std::nullopt;
  const auto time = ReadTimeOfDay(text);
  if (!time || !Skip(text, 'Z') || !text.empty()) return std::nullopt;
  return *date + *time;
}

std::string FormatTime(int64_t unix_seconds) {
  const chrono::sys_seconds time{chrono::seconds(unix_seconds)};
  const auto day = chrono::floor<chrono::days>(time);
  const chrono::year_month_day date(day);
  const chrono::hh_mm_ss clock(time - day);
  std::array<char, 40> text;
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02u %02d:%02d:%02dZ",
                static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()),
                static_cast<unsigned>(date.day()),
                static_cast<int>(clock.hours().count()),
                static_cast<int>(clock.minutes().count()),
                static_cast<int>(clock.seconds().count()));
  return text.data();
}

}  // namespace shakedown

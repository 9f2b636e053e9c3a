// SPDX-License-Identifier: Apache-2.0
// Virtual time: it passes only when a script or a waiting app says so.
// Example: clock.Advance(30'000); clock.UnixSeconds();
#ifndef SHAKEDOWN_SIMULATION_CLOCK_H_
#define SHAKEDOWN_SIMULATION_CLOCK_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace shakedown {

class VirtualClock {
 public:
  // Starts at `unix_ms`, in milliseconds since 1970-01-01T00:00:00Z.
  explicit VirtualClock(int64_t unix_ms)
      : start_ms_(unix_ms), now_ms_(unix_ms) {}

  int64_t UnixMilliseconds() const { return now_ms_; }
  int64_t UnixSeconds() const { return now_ms_ / 1000; }
  int64_t MillisecondsSinceStart() const { return now_ms_ - start_ms_; }

  // Advance lets `milliseconds`, not negative, pass.
  void Advance(int64_t milliseconds) { now_ms_ += milliseconds; }

 private:
  int64_t start_ms_;
  int64_t now_ms_;
};

// ParseTime reads "2026-01-15T12:00:00Z" (RFC 3339, UTC, seconds optional:
// "2026-01-15" is midnight) as seconds since 1970, or nothing if it is no date.
std::optional<int64_t> ParseTime(std::string_view text);

// FormatTime writes such seconds as "2026-01-15 12:00:00Z".
std::string FormatTime(int64_t unix_seconds);

}  // namespace shakedown

#endif  // SHAKEDOWN_SIMULATION_CLOCK_H_

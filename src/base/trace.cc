// SPDX-License-Identifier: Apache-2.0
#include "src/base/trace.h"

namespace shakedown {
namespace {

struct NamedAlert {
  uint8_t number;
  const char* name;
};

// RFC 5246 section 7.2, RFC 6066, RFC 7301, RFC 7507 and their forerunners.
constexpr NamedAlert kAlerts[] = {
    {0, "close_notify"},
    {10, "unexpected_message"},
    {20, "bad_record_mac"},
    {21, "decryption_failed"},
    {22, "record_overflow"},
    {30, "decompression_failure"},
    {40, "handshake_failure"},
    {41, "no_certificate"},
    {42, "bad_certificate"},
    {43, "unsupported_certificate"},
    {44, "certificate_revoked"},
    {45, "certificate_expired"},
    {46, "certificate_unknown"},
    {47, "illegal_parameter"},
    {48, "unknown_ca"},
    {49, "access_denied"},
    {50, "decode_error"},
    {51, "decrypt_error"},
    {60, "export_restriction"},
    {70, "protocol_version"},
    {71, "insufficient_security"},
    {80, "internal_error"},
    {86, "inappropriate_fallback"},
    {90, "user_canceled"},
    {100, "no_renegotiation"},
    {109, "missing_extension"},
    {110, "unsupported_extension"},
    {111, "certificate_unobtainable"},
    {112, "unrecognized_name"},
    {113, "bad_certificate_status_response"},
    {114, "bad_certificate_hash_value"},
    {115, "unknown_psk_identity"},
    {116, "certificate_required"},
    {120, "no_application_protocol"},
};

}  // namespace

void Trace::Insert(size_t position, EventBody body) {
  const int64_t time_ms =
      position < events_.size() ? events_[position].time_ms : now_ms_;
  events_.insert(events_.begin() + static_cast<ptrdiff_t>(position),
                 {time_ms, std::move(body)});
}

std::string AlertName(uint8_t description) {
  for (const NamedAlert& alert : kAlerts) {
    if (alert.number == description) return alert.name;
  }
  return std::to_string(description);
}

int AlertNumber(const std::string& name) {
  for (const NamedAlert& alert : kAlerts) {
    if (name == alert.name) return alert.number;
  }
  return -1;
}

std::vector<std::string> AlertNames() {
  std::vector<std::string> names;
  for (const NamedAlert& alert : kAlerts) names.emplace_back(alert.name);
  return names;
}

}  // namespace shakedown

// SPDX-License-Identifier: Apache-2.0
#include "src/securetransport/suite_lists.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace shakedown::securetransport {
namespace {

struct Row {
  uint16_t number;
  const char* name;
  bool can_be_enabled = true;
};

// spec/api.md B.1, by the names of the IANA registry.
constexpr Row kSupported[] = {
    {0xC02C, "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"},
    {0xC02B, "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"},
    {0xC024, "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384"},
    {0xC023, "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"},
    {0xC00A, "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA"},
    {0xC009, "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA"},
    {0xC008, "TLS_ECDHE_ECDSA_WITH_3DES_EDE_CBC_SHA"},
    {0xC030, "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"},
    {0xC02F, "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"},
    {0xC028, "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384"},
    {0xC027, "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256"},
    {0xC014, "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA"},
    {0xC013, "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA"},
    {0xC012, "TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA"},
    {0xC02E, "TLS_ECDH_ECDSA_WITH_AES_256_GCM_SHA384", false},
    {0xC02D, "TLS_ECDH_ECDSA_WITH_AES_128_GCM_SHA256", false},
    {0xC026, "TLS_ECDH_ECDSA_WITH_AES_256_CBC_SHA384", false},
    {0xC025, "TLS_ECDH_ECDSA_WITH_AES_128_CBC_SHA256", false},
    {0xC005, "TLS_ECDH_ECDSA_WITH_AES_256_CBC_SHA", false},
    {0xC004, "TLS_ECDH_ECDSA_WITH_AES_128_CBC_SHA", false},
    {0xC003, "TLS_ECDH_ECDSA_WITH_3DES_EDE_CBC_SHA", false},
    {0xC032, "TLS_ECDH_RSA_WITH_AES_256_GCM_SHA384", false},
    {0xC031, "TLS_ECDH_RSA_WITH_AES_128_GCM_SHA256", false},
    {0xC02A, "TLS_ECDH_RSA_WITH_AES_256_CBC_SHA384", false},
    {0xC029, "TLS_ECDH_RSA_WITH_AES_128_CBC_SHA256", false},
    {0xC00F, "TLS_ECDH_RSA_WITH_AES_256_CBC_SHA", false},
    {0xC00E, "TLS_ECDH_RSA_WITH_AES_128_CBC_SHA", false},
    {0xC00D, "TLS_ECDH_RSA_WITH_3DES_EDE_CBC_SHA", false},
    {0x009F, "TLS_DHE_RSA_WITH_AES_256_GCM_SHA384"},
    {0x009E, "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256"},
    {0x006B, "TLS_DHE_RSA_WITH_AES_256_CBC_SHA256"},
    {0x0067, "TLS_DHE_RSA_WITH_AES_128_CBC_SHA256"},
    {0x0039, "TLS_DHE_RSA_WITH_AES_256_CBC_SHA"},
    {0x0033, "TLS_DHE_RSA_WITH_AES_128_CBC_SHA"},
    {0x0016, "TLS_DHE_RSA_WITH_3DES_EDE_CBC_SHA"},
    {0x009D, "TLS_RSA_WITH_AES_256_GCM_SHA384"},
    {0x009C, "TLS_RSA_WITH_AES_128_GCM_SHA256"},
    {0x003D, "TLS_RSA_WITH_AES_256_CBC_SHA256"},
    {0x003C, "TLS_RSA_WITH_AES_128_CBC_SHA256"},
    {0x0035, "TLS_RSA_WITH_AES_256_CBC_SHA"},
    {0x002F, "TLS_RSA_WITH_AES_128_CBC_SHA"},
    {0x000A, "TLS_RSA_WITH_3DES_EDE_CBC_SHA"},
    {0x1301, "TLS_AES_128_GCM_SHA256", false},
    {0x1302, "TLS_AES_256_GCM_SHA384", false},
    {0x1303, "TLS_CHACHA20_POLY1305_SHA256", false},
    {0x00A7, "TLS_DH_anon_WITH_AES_256_GCM_SHA384"},
    {0x00A6, "TLS_DH_anon_WITH_AES_128_GCM_SHA256"},
    {0x006C, "TLS_DH_anon_WITH_AES_128_CBC_SHA256"},
    {0x006D, "TLS_DH_anon_WITH_AES_256_CBC_SHA256"},
    {0x0034, "TLS_DH_anon_WITH_AES_128_CBC_SHA"},
    {0x003A, "TLS_DH_anon_WITH_AES_256_CBC_SHA"},
    {0x001B, "TLS_DH_anon_WITH_3DES_EDE_CBC_SHA"},
    {0xC006, "TLS_ECDHE_ECDSA_WITH_NULL_SHA"},
    {0xC010, "TLS_ECDHE_RSA_WITH_NULL_SHA"},
    {0xC001, "TLS_ECDH_ECDSA_WITH_NULL_SHA", false},
    {0xC00B, "TLS_ECDH_RSA_WITH_NULL_SHA", false},
    {0x00AF, "TLS_PSK_WITH_AES_256_CBC_SHA384"},
    {0x00AE, "TLS_PSK_WITH_AES_128_CBC_SHA256"},
    {0x008D, "TLS_PSK_WITH_AES_256_CBC_SHA"},
    {0x008C, "TLS_PSK_WITH_AES_128_CBC_SHA"},
    {0x008B, "TLS_PSK_WITH_3DES_EDE_CBC_SHA"},
    {0x00B1, "TLS_PSK_WITH_NULL_SHA384"},
    {0x00B0, "TLS_PSK_WITH_NULL_SHA256"},
    {0x002C, "TLS_PSK_WITH_NULL_SHA"},
    {0x003B, "TLS_RSA_WITH_NULL_SHA256"},
    {0x0002, "TLS_RSA_WITH_NULL_SHA"},
    {0x0001, "TLS_RSA_WITH_NULL_MD5"},
};

// These two only a config can enable.
constexpr Row kUnlisted[] = {
    {0xC019, "TLS_ECDH_anon_WITH_AES_256_CBC_SHA", false},
    {0xC018, "TLS_ECDH_anon_WITH_AES_128_CBC_SHA", false},
};

// Gone by 10.15.
constexpr Row kHistoric[] = {
    {0x0003, "TLS_RSA_EXPORT_WITH_RC4_40_MD5"},
    {0x0004, "TLS_RSA_WITH_RC4_128_MD5"},
    {0x0005, "TLS_RSA_WITH_RC4_128_SHA"},
    {0x0006, "TLS_RSA_EXPORT_WITH_RC2_CBC_40_MD5"},
    {0x0008, "TLS_RSA_EXPORT_WITH_DES40_CBC_SHA"},
    {0x0009, "TLS_RSA_WITH_DES_CBC_SHA"},
    {0x0011, "TLS_DHE_DSS_EXPORT_WITH_DES40_CBC_SHA"},
    {0x0012, "TLS_DHE_DSS_WITH_DES_CBC_SHA"},
    {0x0013, "TLS_DHE_DSS_WITH_3DES_EDE_CBC_SHA"},
    {0x0014, "TLS_DHE_RSA_EXPORT_WITH_DES40_CBC_SHA"},
    {0x0015, "TLS_DHE_RSA_WITH_DES_CBC_SHA"},
    {0x0017, "TLS_DH_anon_EXPORT_WITH_RC4_40_MD5"},
    {0x0018, "TLS_DH_anon_WITH_RC4_128_MD5"},
    {0x0019, "TLS_DH_anon_EXPORT_WITH_DES40_CBC_SHA"},
    {0x001A, "TLS_DH_anon_WITH_DES_CBC_SHA"},
    {0x0032, "TLS_DHE_DSS_WITH_AES_128_CBC_SHA"},
    {0x0038, "TLS_DHE_DSS_WITH_AES_256_CBC_SHA"},
    {0x008A, "TLS_PSK_WITH_RC4_128_SHA"},
    {0xC002, "TLS_ECDH_ECDSA_WITH_RC4_128_SHA"},
    {0xC007, "TLS_ECDHE_ECDSA_WITH_RC4_128_SHA"},
    {0xC00C, "TLS_ECDH_RSA_WITH_RC4_128_SHA"},
    {0xC011, "TLS_ECDHE_RSA_WITH_RC4_128_SHA"},
};

constexpr auto kSupportedNumbers = [] {
  std::array<uint16_t, std::size(kSupported)> numbers = {};
  for (size_t i = 0; i < numbers.size(); ++i) {
    numbers[i] = kSupported[i].number;
  }
  return numbers;
}();
static_assert(kSupportedNumbers.size() == 67);

const Row* FindRow(std::span<const Row> rows, uint32_t number) {
  const auto found =
      std::find_if(rows.begin(), rows.end(),
                   [number](const Row& row) { return row.number == number; });
  return found == rows.end() ? nullptr : &*found;
}

}  // namespace

std::span<const uint16_t> SupportedSuites() { return kSupportedNumbers; }

bool CanBeEnabled(const Profile& profile, uint32_t suite) {
  if (std::ranges::count(profile.supported_suites, suite) == 0) return false;
  const Row* row = FindRow(kSupported, suite);
  return profile.enables_static_ecdh || row == nullptr || row->can_be_enabled;
}

const char* FindSuiteName(uint32_t suite) {
  const Row* row = FindRow(kSupported, suite);
  if (row == nullptr) row = FindRow(kUnlisted, suite);
  if (row == nullptr) row = FindRow(kHistoric, suite);
  return row == nullptr ? nullptr : row->name;
}

const SessionConfig* FindSessionConfig(const Profile& profile,
                                       std::string_view name) {
  const auto found = std::find_if(
      profile.session_configs.begin(), profile.session_configs.end(),
      [name](const SessionConfig& config) { return config.name == name; });
  return found == profile.session_configs.end() ? nullptr : &*found;
}

}  // namespace shakedown::securetransport

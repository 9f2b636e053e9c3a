// SPDX-License-Identifier: Apache-2.0
// The groups of suites, in their order, repetitions included (spec/api.md 3.4),
// for both widths of SSLCipherSuite.
#include <Security/SecureTransportPriv.h>

#include <algorithm>
#include <cstdint>
#include <span>

namespace {

template <typename T>
constexpr T kDefault[] = {0x1301, 0x1302, 0x1303, 0xC02C, 0xC02B,
                          0xCCA9, 0xC030, 0xC02F, 0xCCA8, 0xC00A,
                          0xC009, 0xC014, 0xC013};

template <typename T>
constexpr T kCompatibility[] = {0x009D, 0x009C, 0x0035, 0x002F, 0xC009,
                                0xC00A, 0xC013, 0xC014, 0x0035, 0x002F,
                                0xC008, 0xC012, 0x000A};

template <typename T>
constexpr T kLegacy[] = {0x009F, 0x009E, 0x006B, 0x0067,
                         0x0039, 0x0033, 0x0016};

template <typename T>
constexpr T kAtsCompatibility[] = {0x009D, 0x009C, 0x0035, 0x002F};

template <typename T>
std::span<const T> SuitesOf(SSLCiphersuiteGroup group) {
  switch (group) {
    case kSSLCiphersuiteGroupDefault:
    case kSSLCiphersuiteGroupATS:
      return kDefault<T>;
    case kSSLCiphersuiteGroupCompatibility:
      return kCompatibility<T>;
    case kSSLCiphersuiteGroupLegacy:
      return kLegacy<T>;
    case kSSLCiphersuiteGroupATSCompatibility:
      return kAtsCompatibility<T>;
  }
  return {};
}

template <typename T>
const T* ListOf(SSLCiphersuiteGroup group, size_t* size) {
  const auto suites = SuitesOf<T>(group);
  if (size != nullptr) *size = suites.size();
  return suites.data();
}

template <typename T>
bool Contains(SSLCiphersuiteGroup group, T suite) {
  return std::ranges::count(SuitesOf<T>(group), suite) > 0;
}

}  // namespace

const SSLCipherSuite* SSLCiphersuiteGroupToCiphersuiteList(
    SSLCiphersuiteGroup group, size_t* listSize) {
  return ListOf<SSLCipherSuite>(group, listSize);
}

bool SSLCiphersuiteGroupContainsCiphersuite(SSLCiphersuiteGroup group,
                                            SSLCipherSuite suite) {
  return Contains(group, suite);
}

// For apps with suites of 16 bits.

CF_EXPORT const uint16_t* SSLCiphersuiteGroupToCiphersuiteList_16(
    SSLCiphersuiteGroup group, size_t* listSize) {
  return ListOf<uint16_t>(group, listSize);
}

CF_EXPORT bool SSLCiphersuiteGroupContainsCiphersuite_16(
    SSLCiphersuiteGroup group, uint16_t suite) {
  return Contains(group, suite);
}

// SPDX-License-Identifier: Apache-2.0
#include "src/catalogue/obstacles.h"

#include <algorithm>
#include <iterator>

namespace shakedown::catalogue {
namespace {

constexpr char kSuccess[] = "errSecSuccess";
constexpr char kInvalid[] = "errSSLXCertChainInvalid";
constexpr char kCrypto[] = "errSSLCrypto";

constexpr Holders kOptionalClients = 2;
constexpr Holders kRequiredClients = 4;

constexpr Era kFirst = Era::kTiger;
constexpr Era kLast = Era::kDocumented;
constexpr Era kLastLeopard = Era::kLeopard10Point5Point7;
constexpr Era kFirstSnowLeopard = Era::kSnowLeopard10Point6Point0;
constexpr Era kLastMavericks = Era::kMavericks10Point9Point5;

constexpr Cost Ends(const char* result, const char* alert) {
  return {result, alert, result, ""};
}

// The result is the same, but the break comes before.
constexpr Cost EndsBehindBreak(const char* result, const char* alert) {
  return {result, alert, kTheBreak, result};
}

// What is the same on both sides.
constexpr Obstacle kOfBoth[] = {
    // spec/profiles.md 2.1; handshake.md 3.4 and 5.4.
    {Found::kUnparsable, kFirst, Era::kLion,
     Ends("errSecUnknownFormat", "certificate_unknown"), kEverybody},
    {Found::kUnparsable, Era::kMountainLion, kLastMavericks,
     Ends("errSecAllocate", "close_notify"), kEverybody},
    {Found::kUnparsable, Era::kYosemite, Era::kYosemite, Ends(kInvalid, ""),
     kEverybody},
    {Found::kEmptyEntry, kFirst, kLast,
     Ends("errSSLProtocol", "illegal_parameter"), kEverybody},
    // spec/handshake.md 1.4: without an alert.
    {Found::kUnreadableKey, kFirst, kLast, Ends("errSSLBadCert", ""),
     kEverybody},
    {Found::kUnsupportedKey, kFirst, kLast, Ends(kCrypto, ""), kEverybody},
    {Found::kKeyTooShort, kFirst, kLast,
     EndsBehindBreak("errSSLPeerInternalError", ""), kEverybody},
};

// With ECDHE, which all agree on from 10.6 on; before, with RSA.
constexpr Obstacle kOfServers[] = {
    // spec/profiles.md 2.1; handshake.md 3.4 and 5.4.
    {Found::kNoCertificates, kFirst, kLastMavericks,
     Ends(kInvalid, "certificate_unknown"), kServers},
    {Found::kNoCertificates, Era::kYosemite, Era::kYosemite, Ends(kInvalid, ""),
     kServers},
    {Found::kNoCertificates, Era::kElCapitan, Era::kCatalina,
     Ends("errSSLInternal", "internal_error"), kServers},
    {Found::kNoCertificates, kLast, kLast,
     Ends(kInvalid, "certificate_unknown"), kServers},
    {Found::kUnparsable, Era::kElCapitan, Era::kCatalina,
     Ends("errSSLInternal", "internal_error"), kServers},
    {Found::kUnparsable, kLast, kLast, Ends(kInvalid, "certificate_unknown"),
     kServers},
    // RSA: the server cannot decrypt the premaster secret.
    {Found::kOtherKey, kFirst, kLastLeopard, Ends("errSSLPeerBadRecordMac", ""),
     kServers},
    {Found::kOtherKey, kFirstSnowLeopard, Era::kYosemite,
     EndsBehindBreak(kCrypto, "close_notify"), kServers},
    {Found::kOtherKey, Era::kElCapitan, kLast, Ends(kCrypto, "close_notify"),
     kServers},
    // Judged at Certificate up to 10.10, so by the name first.
    {Found::kOtherLeaf, kFirst, Era::kLion,
     Ends("errSSLHostNameMismatch", "certificate_unknown"), kServers},
    {Found::kOtherLeaf,
     Era::kMountainLion,
     kLastMavericks,
     {kInvalid, "certificate_unknown", kTheBreak, kCrypto},
     kServers},
    {Found::kOtherLeaf,
     Era::kYosemite,
     Era::kYosemite,
     {kInvalid, "", kTheBreak, kCrypto},
     kServers},
    {Found::kOtherLeaf, Era::kElCapitan, kLast, Ends(kCrypto, "close_notify"),
     kServers},
};

// spec/handshake.md 3.5; profiles.md 2.1 and 6 (break_client_auth).
constexpr Obstacle kOfClients[] = {
    {Found::kNoCertificates, kFirst, Era::kYosemite, Ends(kSuccess, ""),
     kOptionalClients},
    {Found::kNoCertificates, Era::kElCapitan, kLast,
     EndsBehindBreak(kSuccess, ""), kOptionalClients},
    {Found::kNoCertificates, kFirst, kLastMavericks,
     Ends(kInvalid, "certificate_unknown"), kRequiredClients},
    {Found::kNoCertificates, Era::kYosemite, Era::kYosemite, Ends(kInvalid, ""),
     kRequiredClients},
    {Found::kNoCertificates, Era::kElCapitan, kLast,
     EndsBehindBreak(kInvalid, "certificate_unknown"), kRequiredClients},
    // There is no key to check the client's proof with.
    {Found::kUnparsable, Era::kElCapitan, Era::kCatalina,
     EndsBehindBreak("errSSLInternal", "decrypt_error"), kClients},
    {Found::kUnparsable, kLast, kLast,
     EndsBehindBreak(kInvalid, "certificate_unknown"), kClients},
    // CertificateVerify fails, and what the chain is worth doesn't matter.
    {Found::kOtherKey, kFirst, Era::kLion, Ends(kCrypto, "decrypt_error"),
     kClients},
    {Found::kOtherKey, Era::kMountainLion, kLast,
     EndsBehindBreak(kCrypto, "decrypt_error"), kClients},
    // Judged at Certificate up to 10.10, so by its usage first.
    {Found::kOtherLeaf, kFirst, Era::kLion,
     Ends(kInvalid, "certificate_unknown"), kClients},
    {Found::kOtherLeaf,
     Era::kMountainLion,
     kLastMavericks,
     {kInvalid, "certificate_unknown", kTheBreak, kCrypto},
     kClients},
    {Found::kOtherLeaf,
     Era::kYosemite,
     Era::kYosemite,
     {kInvalid, "", kTheBreak, kCrypto},
     kClients},
    {Found::kOtherLeaf, Era::kElCapitan, kLast,
     EndsBehindBreak(kCrypto, "decrypt_error"), kClients},
};

template <size_t kSize>
const Obstacle* FindIn(const Obstacle (&rows)[kSize], Found found, Era era,
                       Holder holder) {
  const auto bit = static_cast<Holders>(1 << static_cast<int>(holder));
  const auto* row =
      std::find_if(std::begin(rows), std::end(rows), [&](const Obstacle& each) {
        return each.found == found && (each.holders & bit) != 0 &&
               each.from <= era && era <= each.to;
      });
  return row == std::end(rows) ? nullptr : row;
}

}  // namespace

const Obstacle* FindObstacle(Found found, Era era, Holder holder) {
  if (const Obstacle* row = FindIn(kOfBoth, found, era, holder)) return row;
  if (holder == Holder::kServer) return FindIn(kOfServers, found, era, holder);
  return FindIn(kOfClients, found, era, holder);
}

}  // namespace shakedown::catalogue

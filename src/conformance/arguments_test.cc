// SPDX-License-Identifier: Apache-2.0
// What setters and getters say to NULL, to odd values and to small buffers,
// and what a new context tells (spec/api.md 1, 3.1, 5).
#include <Security/SecureTransportPriv.h>

#include "src/conformance/steps_for_test.h"
#include "src/corefoundation/conversions.h"

namespace shakedown::conformance {
namespace {

constexpr OSStatus kBad = errSecParam;

// Where the getters write.
char text[64];
size_t size;
Boolean flag;
SSLProtocol version;
SSLCipherSuite suite;
SSLSessionState state;
SSLClientCertificateState certificate_state;
SSLAuthenticate authenticate;
const void* pointer;
CFArrayRef array;
SecTrustRef trust;

Row Null(const char* section, const char* name, Step step) {
  return {section,
          std::string("NULL for the context of ") + name,
          {std::move(step)}};
}

Rows NullForSetters() {
  const Boolean on = 1;
  return {
      Null("api.md 1.1", "SSLDisposeContext",
           NullGives(kBad, SSLDisposeContext)),
      Null("api.md 1.2", "SSLSetSessionOption",
           NullGives(kBad, SSLSetSessionOption, kSSLSessionOptionFalseStart,
                     on)),
      Null("api.md 1.2", "SSLSetIOFuncs",
           NullGives(kBad, SSLSetIOFuncs, nullptr, nullptr)),
      Null("api.md 1.2", "SSLSetConnection",
           NullGives(kBad, SSLSetConnection, nullptr)),
      Null("api.md 1.3", "SSLSetProtocolVersionMin",
           NullGives(kBad, SSLSetProtocolVersionMin, kTLSProtocol1)),
      Null("api.md 1.3", "SSLSetProtocolVersionMax",
           NullGives(kBad, SSLSetProtocolVersionMax, kTLSProtocol1)),
      Null("api.md 1.3", "SSLSetProtocolVersionEnabled",
           NullGives(kBad, SSLSetProtocolVersionEnabled, kTLSProtocol1, on)),
      Null("api.md 1.3", "SSLSetProtocolVersion",
           NullGives(kBad, SSLSetProtocolVersion, kTLSProtocol1)),
      Null("api.md 1.4", "SSLSetEnabledCiphers",
           NullGives(kBad, SSLSetEnabledCiphers, &suite, size_t{1})),
      Null("api.md 1.5", "SSLSetCertificate",
           NullGives(kBad, SSLSetCertificate, nullptr)),
      Null("api.md 1.5", "SSLSetEncryptionCertificate",
           NullGives(kBad, SSLSetEncryptionCertificate, nullptr)),
      Null("api.md 1.5", "SSLSetPeerDomainName",
           NullGives(kBad, SSLSetPeerDomainName, "a", size_t{1})),
      Null("api.md 1.5", "SSLSetEnableCertVerify",
           NullGives(kBad, SSLSetEnableCertVerify, on)),
      Null("api.md 1.5", "SSLSetAllowsExpiredCerts, which is fine",
           NullGives(0, SSLSetAllowsExpiredCerts, on)),
      Null("api.md 1.5", "SSLSetAllowsExpiredRoots, which is fine",
           NullGives(0, SSLSetAllowsExpiredRoots, on)),
      Null("api.md 1.5", "SSLSetAllowsAnyRoot",
           NullGives(kBad, SSLSetAllowsAnyRoot, on)),
      Null("api.md 1.5", "SSLSetPeerID",
           NullGives(kBad, SSLSetPeerID, "a", size_t{1})),
      Null("api.md 1.6", "SSLSetClientSideAuthenticate",
           NullGives(kBad, SSLSetClientSideAuthenticate, kTryAuthenticate)),
      Null("api.md 1.6", "SSLAddDistinguishedName",
           NullGives(kBad, SSLAddDistinguishedName, "a", size_t{1})),
      Null("api.md 1.6", "SSLSetCertificateAuthorities",
           NullGives(kBad, SSLSetCertificateAuthorities, nullptr, on)),
      Null("api.md 1.7", "SSLSetRsaBlinding",
           NullGives(kBad, SSLSetRsaBlinding, on)),
      Null("api.md 1.9", "SSLSetSessionCacheTimeout",
           NullGives(kBad, SSLSetSessionCacheTimeout, 1u)),
  };
}

Rows NullForGetters() {
  return {
      Null("api.md 1.2", "SSLGetSessionState",
           NullGives(kBad, SSLGetSessionState, &state)),
      Null("api.md 1.2", "SSLGetSessionOption",
           NullGives(kBad, SSLGetSessionOption, kSSLSessionOptionFalseStart,
                     &flag)),
      Null("api.md 1.2", "SSLGetConnection",
           NullGives(kBad, SSLGetConnection, &pointer)),
      Null("api.md 1.3", "SSLGetProtocolVersionMin",
           NullGives(kBad, SSLGetProtocolVersionMin, &version)),
      Null("api.md 1.3", "SSLGetProtocolVersionMax",
           NullGives(kBad, SSLGetProtocolVersionMax, &version)),
      Null("api.md 1.3", "SSLGetProtocolVersion",
           NullGives(kBad, SSLGetProtocolVersion, &version)),
      Null("api.md 1.3", "SSLGetProtocolVersionEnabled",
           NullGives(kBad, SSLGetProtocolVersionEnabled, kTLSProtocol1, &flag)),
      Null("api.md 1.3", "SSLGetNegotiatedProtocolVersion",
           NullGives(kBad, SSLGetNegotiatedProtocolVersion, &version)),
      Null("api.md 1.4", "SSLGetNumberSupportedCiphers",
           NullGives(kBad, SSLGetNumberSupportedCiphers, &size)),
      Null("api.md 1.4", "SSLGetSupportedCiphers",
           NullGives(kBad, SSLGetSupportedCiphers, &suite, &size)),
      Null("api.md 1.4", "SSLGetNumberEnabledCiphers",
           NullGives(kBad, SSLGetNumberEnabledCiphers, &size)),
      Null("api.md 1.4", "SSLGetEnabledCiphers",
           NullGives(kBad, SSLGetEnabledCiphers, &suite, &size)),
      Null("api.md 1.4", "SSLGetNegotiatedCipher",
           NullGives(kBad, SSLGetNegotiatedCipher, &suite)),
  };
}

Rows NullForNamesAndTrust() {
  return {
      Null("api.md 1.5", "SSLGetPeerDomainNameLength",
           NullGives(kBad, SSLGetPeerDomainNameLength, &size)),
      Null("api.md 1.5", "SSLGetPeerDomainName",
           NullGives(kBad, SSLGetPeerDomainName, text, &size)),
      Null("api.md 1.5", "SSLCopyRequestedPeerNameLength",
           NullGives(kBad, SSLCopyRequestedPeerNameLength, &size)),
      Null("api.md 1.5", "SSLCopyRequestedPeerName",
           NullGives(kBad, SSLCopyRequestedPeerName, text, &size)),
      Null("api.md 1.5", "SSLGetAllowsAnyRoot",
           NullGives(kBad, SSLGetAllowsAnyRoot, &flag)),
      Null("api.md 1.5", "SSLGetAllowsExpiredCerts",
           NullGives(errSecUnimplemented, SSLGetAllowsExpiredCerts, &flag)),
      Null("api.md 1.5", "SSLGetAllowsExpiredRoots",
           NullGives(errSecUnimplemented, SSLGetAllowsExpiredRoots, &flag)),
      Null("api.md 1.5", "SSLCopyTrustedRoots",
           NullGives(kBad, SSLCopyTrustedRoots, &array)),
      Null("api.md 1.5", "SSLCopyPeerTrust",
           NullGives(kBad, SSLCopyPeerTrust, &trust)),
      Null("api.md 1.5", "SSLCopyPeerCertificates",
           NullGives(kBad, SSLCopyPeerCertificates, &array)),
      Null("api.md 1.6", "SSLCopyCertificateAuthorities",
           NullGives(kBad, SSLCopyCertificateAuthorities, &array)),
      Null("api.md 1.6", "SSLCopyDistinguishedNames",
           NullGives(kBad, SSLCopyDistinguishedNames, &array)),
      Null("api.md 1.6", "SSLGetClientCertificateState",
           NullGives(kBad, SSLGetClientCertificateState, &certificate_state)),
      Null("api.md 1.6", "SSLGetClientSideAuthenticate",
           NullGives(kBad, SSLGetClientSideAuthenticate, &authenticate)),
      Null("api.md 1.7", "SSLGetRsaBlinding",
           NullGives(kBad, SSLGetRsaBlinding, &flag)),
      Null("api.md 1.8", "SSLGetBufferedReadSize",
           NullGives(kBad, SSLGetBufferedReadSize, &size)),
  };
}

Rows NullForIoAndPrivate() {
  return {
      Null("api.md 1.8", "SSLRead",
           NullGives(kBad, SSLRead, text, size_t{1}, &size)),
      Null("api.md 1.8", "SSLWrite",
           NullGives(kBad, SSLWrite, "x", size_t{1}, &size)),
      Null("api.md 1.8", "SSLReHandshake", NullGives(kBad, SSLReHandshake)),
      Null("api.md 1.9", "SSLGetCertificate",
           NullGives(kBad, SSLGetCertificate, &array)),
      Null("api.md 1.9", "SSLGetEncryptionCertificate",
           NullGives(kBad, SSLGetEncryptionCertificate, &array)),
      Null("api.md 1.9", "SSLGetPeerSecTrust",
           NullGives(kBad, SSLGetPeerSecTrust, &trust)),
      Null("api.md 1.9", "SSLInternalMasterSecret",
           NullGives(kBad, SSLInternalMasterSecret, text, &size)),
      Null("api.md 1.9", "SSLInternalServerRandom",
           NullGives(kBad, SSLInternalServerRandom, text, &size)),
      Null("api.md 1.9", "SSLInternalClientRandom",
           NullGives(kBad, SSLInternalClientRandom, text, &size)),
  };
}

// NULL where a function would write.
Rows NullForResults() {
  size_t* const no_size = nullptr;
  SSLCipherSuite* const no_suites = nullptr;
  Boolean* const no_flag = nullptr;
  const auto row = [](const char* section, const char* name, Step step) {
    return Row{section,
               std::string("NULL for a result of ") + name,
               {std::move(step)}};
  };
  return {
      row("api.md 1.2", "SSLGetSessionOption",
          Gives(kBad, SSLGetSessionOption, kSSLSessionOptionFalseStart,
                no_flag)),
      row("api.md 1.2", "SSLGetConnection",
          Gives(kBad, SSLGetConnection, nullptr)),
      row("api.md 1.4", "SSLGetNumberSupportedCiphers",
          Gives(kBad, SSLGetNumberSupportedCiphers, no_size)),
      row("api.md 1.4", "SSLGetNumberEnabledCiphers",
          Gives(kBad, SSLGetNumberEnabledCiphers, no_size)),
      row("api.md 1.4", "SSLGetSupportedCiphers",
          Gives(kBad, SSLGetSupportedCiphers, no_suites, &size)),
      row("api.md 1.4", "SSLGetSupportedCiphers, the count",
          Gives(kBad, SSLGetSupportedCiphers, &suite, no_size)),
      row("api.md 1.4", "SSLGetEnabledCiphers",
          Gives(kBad, SSLGetEnabledCiphers, no_suites, &size)),
      row("api.md 1.4", "SSLGetEnabledCiphers, the count",
          Gives(kBad, SSLGetEnabledCiphers, &suite, no_size)),
      row("api.md 1.4", "SSLSetEnabledCiphers, which reads",
          Gives(kBad, SSLSetEnabledCiphers, nullptr, size_t{1})),
      row("api.md 1.5", "SSLCopyTrustedRoots",
          Gives(kBad, SSLCopyTrustedRoots, nullptr)),
      row("api.md 1.5", "SSLCopyPeerTrust",
          Gives(kBad, SSLCopyPeerTrust, nullptr)),
      row("api.md 1.6", "SSLCopyCertificateAuthorities",
          Gives(kBad, SSLCopyCertificateAuthorities, nullptr)),
      row("api.md 1.6", "SSLCopyDistinguishedNames",
          Gives(kBad, SSLCopyDistinguishedNames, nullptr)),
      row("api.md 1.8", "SSLRead, the data",
          Gives(kBad, SSLRead, nullptr, size_t{1}, &size)),
      row("api.md 1.8", "SSLRead, the count",
          Gives(kBad, SSLRead, text, size_t{1}, no_size)),
      row("api.md 1.8", "SSLWrite, the count",
          Gives(kBad, SSLWrite, "x", size_t{1}, no_size)),
      row("api.md 1.9", "SSLGetClientSideAuthenticate",
          Gives(kBad, SSLGetClientSideAuthenticate, nullptr)),
  };
}

// A buffer of so many bytes gives that.
template <typename T>
Step Room(OSStatus (*function)(SSLContextRef, T*, size_t*), size_t room,
          OSStatus result, size_t written) {
  return [=](World& world) {
    size_t length = room;
    EXPECT_EQ(function(world.Context(), reinterpret_cast<T*>(text), &length),
              result);
    EXPECT_EQ(length, written);
  };
}

Rows SmallBuffers() {
  constexpr OSStatus kSmall = errSSLBufferOverflow;
  const Step named = Gives(0, SSLSetPeerDomainName, "a.test", size_t{6});
  const Steps asked = {Server(), PeerName("localhost"), Connected()};
  const char* names = "api.md 1.5";
  const char* secrets = "api.md 1.9";
  return {
      {names,
       "A name of 6 letters doesn't go into 5",
       {named, Room(SSLGetPeerDomainName, 5, kSmall, 5)}},
      {names,
       "It goes into 6, without a NUL",
       {named, Room(SSLGetPeerDomainName, 6, 0, 6)}},
      {names,
       "Its length is told without a NUL",
       {named, Tells(SSLGetPeerDomainNameLength, 6)}},
      {"api.md Q15", "A requested name counts its NUL",
       Plus(asked, {Tells(SSLCopyRequestedPeerNameLength, 10)})},
      {"api.md Q15", "A requested name goes into 10",
       Plus(asked, {Room(SSLCopyRequestedPeerName, 10, 0, 10)})},
      {"api.md Q15", "A requested name doesn't go into 9",
       Plus(asked, {Room(SSLCopyRequestedPeerName, 9, kSmall, 9)})},
      {"api.md Q15",
       "A client's own name has none",
       {named, Tells(SSLCopyRequestedPeerNameLength, 6)}},
      {secrets,
       "A master secret doesn't go into 47",
       {Connected(), Room(SSLInternalMasterSecret, 47, kBad, 47)}},
      {secrets,
       "A master secret goes into 48",
       {Connected(), Room(SSLInternalMasterSecret, 64, 0, 48)}},
      {secrets,
       "A server random doesn't go into 31",
       {Connected(), Room(SSLInternalServerRandom, 31, kBad, 31)}},
      {secrets,
       "A server random goes into 32",
       {Connected(), Room(SSLInternalServerRandom, 64, 0, 32)}},
      {secrets,
       "A client random doesn't go into 31",
       {Connected(), Room(SSLInternalClientRandom, 31, kBad, 31)}},
      {secrets,
       "A client random goes into 32",
       {Connected(), Room(SSLInternalClientRandom, 64, 0, 32)}},
      {secrets, "A session ID doesn't go into 31", {[](World& world) {
         size_t length = 31;
         EXPECT_EQ(
             SSLGetResumableSessionInfo(world.Context(), &flag, text, &length),
             kBad);
       }}},
  };
}

CONFORMANCE_ROWS(NullForSetters, NullForSetters());
CONFORMANCE_ROWS(NullForGetters, NullForGetters());
CONFORMANCE_ROWS(NullForNamesAndTrust, NullForNamesAndTrust());
CONFORMANCE_ROWS(NullForIoAndPrivate, NullForIoAndPrivate());
CONFORMANCE_ROWS(NullForResults, NullForResults());
CONFORMANCE_ROWS(SmallBuffers, SmallBuffers());

}  // namespace
}  // namespace shakedown::conformance

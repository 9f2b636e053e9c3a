// SPDX-License-Identifier: Apache-2.0
// What each function gives in each state (spec/api.md 4.5).
#include <Security/SecureTransportPriv.h>

#include "src/conformance/steps_for_test.h"
#include "src/corefoundation/conversions.h"

namespace shakedown::conformance {
namespace {

constexpr OSStatus kOk = errSecSuccess;
constexpr OSStatus kBusy = errSecBadReq;
constexpr OSStatus kBad = errSecParam;
constexpr OSStatus kBlock = errSSLWouldBlock;
constexpr OSStatus kClosed = errSSLClosedGraceful;
constexpr OSStatus kAborted = errSSLClosedAbort;

// The columns of the table.
struct Stage {
  const char* name;
  Steps client;
  Steps server;
};

std::vector<Stage> Stages() {
  const Step blocked = Handshake(kBlock);
  return {
      {"when idle", {Connect()}, {Server(), Connect()}},
      {"in the handshake",
       {At("server:ServerHello", wire::WouldBlock{}), Connect(), blocked},
       {Server(), At("client:ClientKeyExchange", wire::WouldBlock{}), Connect(),
        blocked}},
      {"when connected", {Connected()}, {Server(), Connected()}},
      {"when closed", {Connected(), Close()}, {Server(), Connected(), Close()}},
      {"after an error",
       {PeerSends({peer::Close{}}), Connected(), Read(1, kAborted)},
       {Server(), PeerSends({peer::Close{}}), Connected(), Read(1, kAborted)}},
      {"after SSLSetError",
       {Connected(), SetError(1)},
       {Server(), Connected(), SetError(1)}},
  };
}

using Call = std::function<OSStatus(SSLContextRef)>;

// A line of the table: one result a column.
struct Function {
  const char* name;
  Call call;
  OSStatus results[6];
};

// Calls a function with its remaining arguments.
template <typename... Parameters, typename... Arguments>
Call With(OSStatus (*function)(SSLContextRef, Parameters...),
          Arguments... arguments) {
  return [=](SSLContextRef context) { return function(context, arguments...); };
}

// Copies lets a function give an object, and releases it.
template <typename Ref>
Call Copies(OSStatus (*function)(SSLContextRef, Ref*)) {
  return [=](SSLContextRef context) {
    cf::CFRef<Ref> object;
    return function(context, object.Receive());
  };
}

// Where the getters write.
SSLCipherSuite suites[67];
char text[64];
size_t size;
Boolean flag;
SSLProtocol version;
const void* pointer;
CFArrayRef array;
SecTrustRef trust;
SSLSessionState state;
SSLClientCertificateState certificate_state;
SSLAuthenticate authenticate;

// Sized calls a function that wants the size of `text` or `suites` first.
template <typename Buffer, typename T>
Call Sized(OSStatus (*function)(SSLContextRef, T*, size_t*), Buffer& buffer) {
  return [function, &buffer](SSLContextRef context) {
    size = std::size(buffer);
    return function(context, buffer, &size);
  };
}

std::vector<Function> Guarded() {
  const auto guarded = [](const char* name, Call call) {
    return Function{name, std::move(call), {kOk, kBusy, kBusy, kOk, kOk, kOk}};
  };
  return {
      guarded(
          "SSLSetSessionOption",
          With(SSLSetSessionOption, kSSLSessionOptionFalseStart, Boolean{1})),
      guarded("SSLSetIOFuncs", With(SSLSetIOFuncs, nullptr, nullptr)),
      guarded("SSLSetConnection", With(SSLSetConnection, nullptr)),
      guarded("SSLSetPeerDomainName",
              With(SSLSetPeerDomainName, "a.test", size_t{6})),
      guarded("SSLSetEnabledCiphers",
              [](SSLContextRef context) {
                suites[0] = TLS_RSA_WITH_AES_128_CBC_SHA;
                return SSLSetEnabledCiphers(context, suites, 1);
              }),
      guarded("SSLSetEnableCertVerify",
              With(SSLSetEnableCertVerify, Boolean{1})),
      guarded("SSLSetTrustedRoots",
              [](SSLContextRef context) {
                return SSLSetTrustedRoots(context, cf::MakeMutableArray().get(),
                                          0);
              }),
      guarded("SSLSetClientSideAuthenticate",
              With(SSLSetClientSideAuthenticate, kTryAuthenticate)),
      guarded("SSLSetEncryptionCertificate",
              [](SSLContextRef context) {
                return SSLSetEncryptionCertificate(
                    context, cf::MakeMutableArray().get());
              }),
      guarded("SSLAddDistinguishedName",
              With(SSLAddDistinguishedName, "0", size_t{1})),
      guarded("SSLSetProtocolVersion",
              With(SSLSetProtocolVersion, kTLSProtocol12)),
      guarded("SSLSetProtocolVersionEnabled",
              With(SSLSetProtocolVersionEnabled, kTLSProtocol1, Boolean{1})),
      guarded("SSLSetPeerID", With(SSLSetPeerID, "id", size_t{2})),
  };
}

Function InAnyState(const char* name, Call call) {
  return {name, std::move(call), {kOk, kOk, kOk, kOk, kOk, kOk}};
}

std::vector<Function> FreeSetters() {
  return {
      InAnyState("SSLSetCertificate", With(SSLSetCertificate, nullptr)),
      InAnyState("SSLSetProtocolVersionMin",
                 With(SSLSetProtocolVersionMin, kTLSProtocol1)),
      InAnyState("SSLSetProtocolVersionMax",
                 With(SSLSetProtocolVersionMax, kTLSProtocol12)),
      InAnyState("SSLSetSessionConfig",
                 With(SSLSetSessionConfig, kSSLSessionConfig_default)),
      InAnyState("SSLSetAllowsAnyRoot", With(SSLSetAllowsAnyRoot, Boolean{0})),
      InAnyState("SSLSetAllowsExpiredCerts",
                 With(SSLSetAllowsExpiredCerts, Boolean{0})),
      InAnyState("SSLSetAllowsExpiredRoots",
                 With(SSLSetAllowsExpiredRoots, Boolean{0})),
      InAnyState("SSLSetRsaBlinding", With(SSLSetRsaBlinding, Boolean{0})),
      InAnyState("SSLSetSessionCacheTimeout",
                 With(SSLSetSessionCacheTimeout, 5u)),
      InAnyState("SSLSetError", With(SSLSetError, OSStatus{1})),
  };
}

std::vector<Function> Getters() {
  return {
      InAnyState("SSLGetSessionState", With(SSLGetSessionState, &state)),
      InAnyState("SSLGetSessionOption",
                 With(SSLGetSessionOption, kSSLSessionOptionFalseStart, &flag)),
      InAnyState("SSLGetConnection", With(SSLGetConnection, &pointer)),
      InAnyState("SSLGetProtocolVersionMin",
                 With(SSLGetProtocolVersionMin, &version)),
      InAnyState("SSLGetProtocolVersionMax",
                 With(SSLGetProtocolVersionMax, &version)),
      InAnyState("SSLGetProtocolVersionEnabled",
                 With(SSLGetProtocolVersionEnabled, kTLSProtocol1, &flag)),
      InAnyState("SSLGetNegotiatedProtocolVersion",
                 With(SSLGetNegotiatedProtocolVersion, &version)),
      InAnyState("SSLGetNumberSupportedCiphers",
                 With(SSLGetNumberSupportedCiphers, &size)),
      InAnyState("SSLGetSupportedCiphers",
                 Sized(SSLGetSupportedCiphers, suites)),
      InAnyState("SSLGetNumberEnabledCiphers",
                 With(SSLGetNumberEnabledCiphers, &size)),
      InAnyState("SSLGetEnabledCiphers", Sized(SSLGetEnabledCiphers, suites)),
      InAnyState("SSLGetPeerDomainNameLength",
                 With(SSLGetPeerDomainNameLength, &size)),
      InAnyState("SSLCopyRequestedPeerNameLength",
                 With(SSLCopyRequestedPeerNameLength, &size)),
      InAnyState("SSLCopyRequestedPeerName",
                 Sized(SSLCopyRequestedPeerName, text)),
      InAnyState("SSLGetEnableCertVerify", With(SSLGetEnableCertVerify, &flag)),
      InAnyState("SSLGetAllowsAnyRoot", With(SSLGetAllowsAnyRoot, &flag)),
      InAnyState("SSLCopyTrustedRoots", Copies(SSLCopyTrustedRoots)),
      InAnyState("SSLCopyPeerTrust", Copies(SSLCopyPeerTrust)),
      InAnyState("SSLGetPeerID", With(SSLGetPeerID, &pointer, &size)),
      InAnyState("SSLCopyCertificateAuthorities",
                 Copies(SSLCopyCertificateAuthorities)),
      InAnyState("SSLCopyDistinguishedNames",
                 Copies(SSLCopyDistinguishedNames)),
      InAnyState("SSLGetClientCertificateState",
                 With(SSLGetClientCertificateState, &certificate_state)),
      InAnyState("SSLGetRsaBlinding", With(SSLGetRsaBlinding, &flag)),
      InAnyState("SSLGetBufferedReadSize", With(SSLGetBufferedReadSize, &size)),
      InAnyState("SSLGetCertificate", With(SSLGetCertificate, &array)),
      InAnyState("SSLGetEncryptionCertificate",
                 With(SSLGetEncryptionCertificate, &array)),
      InAnyState("SSLGetClientSideAuthenticate",
                 With(SSLGetClientSideAuthenticate, &authenticate)),
      InAnyState("SSLGetPeerSecTrust", With(SSLGetPeerSecTrust, &trust)),
  };
}

// What is said of both ends alike.
std::vector<Function> Others() {
  constexpr OSStatus kNever = errSecUnimplemented;
  return {
      {"SSLGetNegotiatedCipher",
       With(SSLGetNegotiatedCipher, suites),
       {kBusy, kOk, kOk, kBusy, kBusy, kBusy}},
      {"SSLGetAllowsExpiredCerts",
       With(SSLGetAllowsExpiredCerts, &flag),
       {kNever, kNever, kNever, kNever, kNever, kNever}},
      {"SSLGetAllowsExpiredRoots",
       With(SSLGetAllowsExpiredRoots, &flag),
       {kNever, kNever, kNever, kNever, kNever, kNever}},
      {"SSLWrite",
       With(SSLWrite, "x", size_t{1}, &size),
       {kBusy, kOk, kOk, kClosed, kAborted, kAborted}},
      {"SSLRead",
       With(SSLRead, text, size_t{1}, &size),
       {kBlock, kBlock, kBlock, kClosed, kAborted, kAborted}},
      {"SSLHandshake",
       With(SSLHandshake),
       {kOk, kOk, kBlock, kClosed, kAborted, kBlock}},
      {"SSLClose", With(SSLClose), {kOk, kOk, kOk, kOk, kOk, kOk}},
  };
}

std::vector<Function> OfClients() {
  return {
      {"SSLReHandshake",
       With(SSLReHandshake),
       {kOk, kBusy, kOk, kClosed, kAborted, kAborted}},
      {"SSLSetCertificateAuthorities",
       With(SSLSetCertificateAuthorities, nullptr, Boolean{0}),
       {kBad, kBad, kBad, kBad, kBad, kBad}},
      {"SSLCopyPeerCertificates",
       Copies(SSLCopyPeerCertificates),
       {kBusy, kBusy, kOk, kOk, kOk, kOk}},
  };
}

std::vector<Function> OfServers() {
  return {
      {"SSLReHandshake",
       With(SSLReHandshake),
       {errSSLIllegalParam, kBusy, kOk, kClosed, kAborted, kAborted}},
      {"SSLSetCertificateAuthorities",
       [](SSLContextRef context) {
         return SSLSetCertificateAuthorities(context,
                                             cf::MakeMutableArray().get(), 0);
       },
       {kOk, kBad, kBad, kOk, kOk, kOk}},
      {"SSLCopyPeerCertificates",
       Copies(SSLCopyPeerCertificates),
       {kBusy, kBusy, kBusy, kBusy, kBusy, kBusy}},
  };
}

Rows InEachState(const std::vector<Function>& functions, bool server) {
  Rows rows;
  const std::vector<Stage> stages = Stages();
  for (const Function& function : functions) {
    for (size_t i = 0; i < stages.size(); ++i) {
      const Steps& first = server ? stages[i].server : stages[i].client;
      const Call call = function.call;
      const OSStatus result = function.results[i];
      rows.push_back({"api.md 4.5",
                      std::string(function.name) + " " + stages[i].name,
                      Plus(first, {[=](World& world) {
                             EXPECT_EQ(call(world.context), result);
                           }})});
    }
  }
  return rows;
}

CONFORMANCE_ROWS(Guarded, InEachState(Guarded(), false));
CONFORMANCE_ROWS(FreeSetters, InEachState(FreeSetters(), false));
CONFORMANCE_ROWS(Getters, InEachState(Getters(), false));
CONFORMANCE_ROWS(Others, InEachState(Others(), false));
CONFORMANCE_ROWS(OthersOfServers, InEachState(Others(), true));
CONFORMANCE_ROWS(OfClients, InEachState(OfClients(), false));
CONFORMANCE_ROWS(OfServers, InEachState(OfServers(), true));

}  // namespace
}  // namespace shakedown::conformance

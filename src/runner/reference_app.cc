// SPDX-License-Identifier: Apache-2.0
#include "src/runner/reference_app.h"

#include <Security/SecureTransportPriv.h>

#include <algorithm>

#include "src/corefoundation/conversions.h"
#include "src/runner/api_names.h"

namespace shakedown::runner {
namespace {

constexpr int64_t kLongestWaitMs = 1'000;
// Virtual time without a byte moving. A flight of datagrams may wait for its
// tenth transmission for half of an hour's third.
constexpr int64_t kHangMs = 60'000;
constexpr int64_t kDatagramHangMs = 1'200'000;
constexpr size_t kReadBufferBytes = 4'096;

bool ResultIsBreak(OSStatus result) {
  return result == errSSLPeerAuthCompleted ||
         result == errSSLClientCertRequested ||
         result == errSSLClientHelloReceived;
}

// Adds to the policies that the trust has.
void AddRevocationPolicy(SecTrustRef trust, CFOptionFlags flags) {
  if (flags == 0) return;
  CFArrayRef policies = nullptr;
  if (SecTrustCopyPolicies(trust, &policies) != errSecSuccess) return;
  const auto owned = cf::CFRef<CFArrayRef>::Adopt(policies);
  const auto more = cf::CFRef<CFMutableArrayRef>::Adopt(
      CFArrayCreateMutableCopy(kCFAllocatorDefault, 0, policies));
  const auto revocation =
      cf::CFRef<SecPolicyRef>::Adopt(SecPolicyCreateRevocation(flags));
  CFArrayAppendValue(more.get(), revocation.get());
  SecTrustSetPolicies(trust, more.get());
}

}  // namespace

ReferenceApp::ReferenceApp(World& world, Connection& connection)
    : world_(world),
      connection_(connection),
      app_(world.scenario().app),
      context_(cf::CFRef<SSLContextRef>::Adopt(SSLCreateContext(
          kCFAllocatorDefault, app_.is_server ? kSSLServerSide : kSSLClientSide,
          world.scenario().peer.transport == wire::Transport::kDatagram
              ? kSSLDatagramType
              : kSSLStreamType))) {}

int64_t ReferenceApp::HangMs() const {
  return world_.scenario().peer.transport == wire::Transport::kDatagram
             ? kDatagramHangMs
             : kHangMs;
}

void ReferenceApp::Run() {
  Configure();
  OSStatus result = errSecSuccess;
  const bool finished = Handshake(result);
  if (finished && result == errSecSuccess) {
    AskAboutConnection();
    if (WriteAll() && ReadAll() && app_.rehandshake) Rehandshake();
  }
  SSLSessionState state = kSSLIdle;
  SSLGetSessionState(context_.get(), &state);
  if (state == kSSLConnected) NoteUnread();
  if (app_.handshake_again) HandshakeAgain();
  Close();
}

// What the last call queued may not all leave at once.
void ReferenceApp::HandshakeAgain() {
  while (SSLHandshake(context_.get()) == errSSLWouldBlock &&
         WaitForProgress()) {
  }
}

// --- Configuration ---

void ReferenceApp::Configure() {
  SSLContextRef context = context_.get();
  SSLSetIOFuncs(context, &Connection::Read, &Connection::Write);
  SSLSetConnection(context, connection_.ref());
  if (!app_.peer_name.empty()) {
    SSLSetPeerDomainName(context, app_.peer_name.data(), app_.peer_name.size());
  }
  for (const std::string& option : app_.options) {
    SSLSetSessionOption(context, *SessionOptionNamed(option), true);
  }
  ConfigureVersions();
  ConfigureDatagrams();
  ConfigureTrust();
  ConfigureAuthorities();
  if (!app_.certificate.empty()) {
    SSLSetCertificate(context, world_.CopyIdentity(app_.certificate).get());
  }
  if (!app_.peer_id.empty()) {
    SSLSetPeerID(context, app_.peer_id.data(), app_.peer_id.size());
  }
  OfferProtocols();
  ConfigurePreSharedKey();
}

void ReferenceApp::OfferProtocols() {
  if (app_.alpn.empty()) return;
  const auto names = cf::MakeMutableArray();
  for (const std::string& name : app_.alpn) {
    CFArrayAppendValue(names.get(), cf::MakeString(name).get());
  }
  SSLSetALPNProtocols(context_.get(), names.get());
}

void ReferenceApp::ConfigurePreSharedKey() {
  SSLContextRef context = context_.get();
  const std::string& secret = app_.psk_secret;
  const std::string& identity = app_.psk_identity;
  if (!secret.empty()) {
    SSLSetPSKSharedSecret(context, secret.data(), secret.size());
  }
  if (!identity.empty()) {
    SSLSetPSKIdentity(context, identity.data(), identity.size());
  }
}

void ReferenceApp::ConfigureVersions() {
  SSLContextRef context = context_.get();
  if (app_.min_version) {
    SSLSetProtocolVersionMin(context, *ProtocolNamed(*app_.min_version));
  }
  if (app_.max_version) {
    SSLSetProtocolVersionMax(context, *ProtocolNamed(*app_.max_version));
  }
  std::vector<SSLCipherSuite> suites;
  for (const std::string& name : app_.suites) {
    suites.push_back(*CipherSuiteNamed(name));
  }
  if (!suites.empty()) {
    SSLSetEnabledCiphers(context, suites.data(), suites.size());
  }
}

void ReferenceApp::ConfigureDatagrams() {
  SSLContextRef context = context_.get();
  if (app_.datagram_record_size) {
    SSLSetMaxDatagramRecordSize(context, *app_.datagram_record_size);
  }
  if (!app_.hello_cookie.empty()) {
    SSLSetDatagramHelloCookie(context, app_.hello_cookie.data(),
                              app_.hello_cookie.size());
  }
}

void ReferenceApp::ConfigureTrust() {
  SSLContextRef context = context_.get();
  if (app_.enable_cert_verify) {
    SSLSetEnableCertVerify(context, *app_.enable_cert_verify);
  }
  if (app_.allows_any_root) {
    SSLSetAllowsAnyRoot(context, *app_.allows_any_root);
  }
  if (app_.allows_expired_certs) {
    SSLSetAllowsExpiredCerts(context, *app_.allows_expired_certs);
  }
  if (app_.allows_expired_roots) {
    SSLSetAllowsExpiredRoots(context, *app_.allows_expired_roots);
  }
  if (!app_.trusted_roots.empty()) {
    const auto roots = world_.CopyCertificates(app_.trusted_roots);
    SSLSetTrustedRoots(context, roots.get(), true);
  }
}

void ReferenceApp::ConfigureAuthorities() {
  SSLContextRef context = context_.get();
  if (app_.client_side_authenticate) {
    SSLSetClientSideAuthenticate(
        context, *AuthenticateNamed(*app_.client_side_authenticate));
  }
  for (const std::string& name : app_.authorities) {
    const Bytes& subject = world_.Minted(name)->subject;
    SSLAddDistinguishedName(context, subject.data(), subject.size());
  }
}

// --- The handshake ---

bool ReferenceApp::Handshake(OSStatus& result) {
  for (;;) {
    connection_.wire().OnAppCall("SSLHandshake");
    result = SSLHandshake(context_.get());
    if (result == errSSLWouldBlock) {
      if (!WaitForProgress()) return false;
    } else if (ResultIsBreak(result)) {
      if (!Decide(result)) return false;
    } else {
      return true;
    }
  }
}

bool ReferenceApp::Decide(OSStatus broke) {
  const scenario::Decision& decision =
      broke == errSSLClientCertRequested   ? app_.at_cert_requested
      : broke == errSSLClientHelloReceived ? app_.at_client_hello
                                           : app_.at_server_auth;
  if (broke == errSSLClientCertRequested) {
    CFArrayRef names = nullptr;
    SSLCopyDistinguishedNames(context_.get(), &names);
    if (names != nullptr) CFRelease(names);
  }
  if (decision.inspect && !ChainLooksGood(decision)) return false;
  if (decision.set_certificate) {
    SSLSetCertificate(context_.get(),
                      world_.CopyIdentity(*decision.set_certificate).get());
  }
  if (decision.set_error) SSLSetError(context_.get(), *decision.set_error);
  return !decision.close;
}

bool ReferenceApp::ChainLooksGood(const scenario::Decision& decision) {
  SecTrustRef trust = nullptr;
  SSLCopyPeerTrust(context_.get(), &trust);
  if (trust == nullptr) return false;  // no certificate: nothing to trust
  AddRevocationPolicy(trust, RevocationFlags(decision.revocation));
  SecTrustResultType result = kSecTrustResultInvalid;
  const OSStatus status = SecTrustEvaluate(trust, &result);
  CFRelease(trust);
  return status == errSecSuccess && (result == kSecTrustResultUnspecified ||
                                     result == kSecTrustResultProceed);
}

void ReferenceApp::AskAboutConnection() {
  SSLProtocol version = kSSLProtocolUnknown;
  SSLGetNegotiatedProtocolVersion(context_.get(), &version);
  SSLCipherSuite suite = 0;
  SSLGetNegotiatedCipher(context_.get(), &suite);
  SSLClientCertificateState state = kSSLClientCertNone;
  SSLGetClientCertificateState(context_.get(), &state);
  if (app_.alpn.empty()) return;
  CFArrayRef protocols = nullptr;
  SSLCopyALPNProtocols(context_.get(), &protocols);
  if (protocols != nullptr) CFRelease(protocols);
}

void ReferenceApp::Rehandshake() {
  connection_.wire().OnAppCall("SSLReHandshake");
  if (SSLReHandshake(context_.get()) != errSecSuccess) return;
  OSStatus result = errSecSuccess;
  Handshake(result);
}

// --- Data ---

bool ReferenceApp::WriteAll() {
  if (app_.write.empty()) return true;
  size_t processed = 0;
  connection_.wire().OnAppCall("SSLWrite");
  OSStatus result = SSLWrite(context_.get(), app_.write.data(),
                             app_.write.size(), &processed);
  size_t taken = processed;
  while (result == errSSLWouldBlock || ResultIsBreak(result)) {
    if (ResultIsBreak(result) ? !Decide(result) : !WaitForProgress()) {
      return false;
    }
    // What was taken must not be sent again: the rest, or nothing, flushes.
    connection_.wire().OnAppCall("SSLWrite");
    result = SSLWrite(context_.get(), app_.write.data() + taken,
                      app_.write.size() - taken, &processed);
    taken += processed;
  }
  return result == errSecSuccess;
}

bool ReferenceApp::ReadAll() {
  const size_t wanted = app_.read.value_or(app_.write.size());
  Bytes buffer(std::min(wanted, kReadBufferBytes));
  bool ended = false;
  while (!ended && received_.size() < wanted) {
    buffer.resize(std::min(wanted - received_.size(), kReadBufferBytes));
    if (!ReadStep(buffer, ended)) return false;
  }
  return !ended;
}

bool ReferenceApp::ReadStep(Bytes& buffer, bool& ended) {
  size_t processed = 0;
  connection_.wire().OnAppCall("SSLRead");
  const OSStatus result =
      SSLRead(context_.get(), buffer.data(), buffer.size(), &processed);
  // Data counts even beside an error (spec/handshake.md 2.5).
  Append(received_, ByteView(buffer).first(processed));
  if (result == errSSLWouldBlock) {
    return received_.size() >= app_.read.value_or(app_.write.size()) ||
           WaitForProgress();
  }
  if (ResultIsBreak(result)) return Decide(result);
  ended = result != errSecSuccess;
  return true;
}

// --- The end ---

void ReferenceApp::NoteUnread() {
  size_t buffered = 0;
  SSLGetBufferedReadSize(context_.get(), &buffered);
  unread_ = buffered + connection_.wire().Unread();
}

void ReferenceApp::Close() {
  StartWaitingAfresh();
  connection_.wire().OnAppCall("SSLClose");
  while (SSLClose(context_.get()) == errSSLWouldBlock && WaitForProgress()) {
    connection_.wire().OnAppCall("SSLClose");
  }
  SSLSessionState state = kSSLIdle;
  SSLGetSessionState(context_.get(), &state);
  context_ = {};
  connection_.wire().CloseFromApp();
}

void ReferenceApp::StartWaitingAfresh() {
  bytes_at_last_wait_ = connection_.bytes_moved();
  waited_ms_ = 0;
  next_wait_ms_ = 1;
}

bool ReferenceApp::WaitForProgress() {
  if (connection_.bytes_moved() != bytes_at_last_wait_) StartWaitingAfresh();
  if (app_.give_up_after_ms && waited_ms_ >= *app_.give_up_after_ms) {
    return false;
  }
  if (waited_ms_ >= HangMs()) {
    hung_ = true;
    return false;
  }
  const int64_t limit = app_.give_up_after_ms.value_or(HangMs()) - waited_ms_;
  const int64_t wait = std::min(next_wait_ms_, limit);
  world_.simulation().Advance(wait);
  waited_ms_ += wait;
  next_wait_ms_ = std::min(next_wait_ms_ * 2, kLongestWaitMs);
  return true;
}

}  // namespace shakedown::runner

// SPDX-License-Identifier: Apache-2.0
#include "src/runner/reference_app.h"

#include <Security/SecureTransportPriv.h>

#include <algorithm>
#include <utility>

#include "src/runner/app/app_decision.h"
#include "src/runner/app/app_settings.h"

namespace shakedown::runner {
namespace {

constexpr int64_t kLongestWaitMs = 1'000;
// Virtual time without a byte moving. A flight of datagrams may wait for its
// tenth transmission for half of an hour's third.
constexpr int64_t kHangMs = 60'000;
constexpr int64_t kDatagramHangMs = 1'200'000;
constexpr size_t kReadBufferBytes = 4'096;
constexpr size_t kSmallBufferBytes = 4;

}  // namespace

ReferenceApp::ReferenceApp(World& world, Connection& connection)
    : world_(world),
      connection_(connection),
      app_(world.scenario().app),
      mistakes_(app_.mistakes),
      callbacks_(connection, mistakes_),
      context_(MakeContext()) {
  callbacks_.set_context(context_.get());
}

cf::CFRef<SSLContextRef> ReferenceApp::MakeContext() const {
  const SSLProtocolSide side = app_.is_server ? kSSLServerSide : kSSLClientSide;
  const bool is_datagram =
      world_.scenario().peer.transport == wire::Transport::kDatagram;
  const SSLConnectionType type =
      is_datagram ? kSSLDatagramType : kSSLStreamType;
  return cf::CFRef<SSLContextRef>::Adopt(
      mistakes_.Makes("record-functions-not-called")
          ? SSLCreateContextWithRecordFuncs(kCFAllocatorDefault, side, type,
                                            nullptr)
          : SSLCreateContext(kCFAllocatorDefault, side, type));
}

int64_t ReferenceApp::HangMs() const {
  return world_.scenario().peer.transport == wire::Transport::kDatagram
             ? kDatagramHangMs
             : kHangMs;
}

void ReferenceApp::Run() {
  Configure();
  if (mistakes_.Makes("null-trust-used")) UsePeerTrust();
  OSStatus result = errSecSuccess;
  const bool finished = Handshake(result);
  if (finished && result == errSecSuccess) {
    AskAboutConnection();
    if (mistakes_.Makes("refused-setter-ignored")) {
      SSLSetSessionOption(context_.get(), kSSLSessionOptionBreakOnServerAuth,
                          true);
    }
    if (WriteAll() && ReadAll() && app_.rehandshake) Rehandshake();
  }
  SSLSessionState state = kSSLIdle;
  SSLGetSessionState(context_.get(), &state);
  if (state == kSSLConnected) NoteUnread();
  if (app_.handshake_again) HandshakeAgain();
  if (!received_.empty()) {
    world_.simulation().trace().Add(DataUsed{received_.size()});
  }
  Close();
}

// What the last call queued may not all leave at once.
void ReferenceApp::HandshakeAgain() {
  while (SSLHandshake(context_.get()) == errSSLWouldBlock &&
         WaitForProgress()) {
  }
}

void ReferenceApp::Configure() {
  SSLContextRef context = context_.get();
  if (mistakes_.Makes("record-functions-not-called")) {
    SSLSetRecordContext(context, nullptr);
  } else {
    SSLSetIOFuncs(context, &CarelessCallbacks::Read, &CarelessCallbacks::Write);
    SSLSetConnection(context, callbacks_.ref());
  }
  if (mistakes_.Makes("limit-not-applied")) {
    SSLSetProtocolVersionMin(context, kSSLProtocol2);
  }
  AppSettings(world_, context).Apply();
}

// Before there is a peer, SSLCopyPeerTrust gives NULL and succeeds.
void ReferenceApp::UsePeerTrust() {
  SecTrustRef trust = nullptr;
  SSLCopyPeerTrust(context_.get(), &trust);
  SecTrustResultType result = kSecTrustResultInvalid;
  SecTrustEvaluate(trust, &result);
  if (trust != nullptr) CFRelease(trust);
}

void ReferenceApp::LeakPeerTrust() {
  SecTrustRef trust = nullptr;
  SSLCopyPeerTrust(context_.get(), &trust);
  world_.KeepLeakedObject(cf::CFRef<CFTypeRef>::Adopt(trust));
}

// --- The handshake ---

bool ReferenceApp::Handshake(OSStatus& result) {
  for (;;) {
    connection_.wire().OnAppCall("SSLHandshake");
    result = SSLHandshake(context_.get());
    if (result == errSSLWouldBlock) {
      if (mistakes_.Makes("would-block-taken-for-failure")) return false;
      if (mistakes_.Makes("would-block-taken-for-success")) {
        result = errSecSuccess;
        return true;
      }
      if (!WaitForProgress()) return false;
    } else if (ResultIsBreak(result)) {
      if (!Decide(result)) return false;
    } else if (!TriesAgain(result)) {
      return true;
    }
  }
}

bool ReferenceApp::Decide(OSStatus broke) {
  return AppDecision(world_, connection_.wire(), context_.get(), mistakes_)
      .Decide(broke);
}

// Once is enough to show it.
bool ReferenceApp::TriesAgain(OSStatus result) {
  return result != errSecSuccess && mistakes_.Makes("fatal-code-retried") &&
         !std::exchange(tried_again_, true);
}

void ReferenceApp::AskAboutConnection() {
  SSLProtocol version = kSSLProtocolUnknown;
  SSLGetNegotiatedProtocolVersion(context_.get(), &version);
  SSLCipherSuite suite = 0;
  SSLGetNegotiatedCipher(context_.get(), &suite);
  SSLClientCertificateState state = kSSLClientCertNone;
  SSLGetClientCertificateState(context_.get(), &state);
  if (mistakes_.Makes("leaked-object")) LeakPeerTrust();
  if (app_.alpn.empty() && app_.priv.alpn_data.empty()) return;
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
  if (mistakes_.Makes("untaken-data-forgotten")) return WriteInHaste();
  size_t processed = 0;
  OSStatus result = Write(app_.write, processed);
  size_t taken = processed;
  bool resends = mistakes_.Makes("resent-after-would-block");
  while (result == errSSLWouldBlock || ResultIsBreak(result)) {
    if (ResultIsBreak(result) ? !Decide(result) : !WaitForProgress()) {
      return false;
    }
    // What was taken must not be sent again: the rest, or nothing, flushes.
    // Once: on a wire that always blocks it would never end.
    if (std::exchange(resends, false)) taken = 0;
    result = Write(std::string_view(app_.write).substr(taken), processed);
    taken += processed;
  }
  return result == errSecSuccess;
}

// Two halves, both taken for granted; then it flushes.
bool ReferenceApp::WriteInHaste() {
  const std::string_view data = app_.write;
  size_t processed = 0;
  Write(data.substr(0, data.size() / 2), processed);
  Write(data.substr(data.size() / 2), processed);
  while (Write("", processed) == errSSLWouldBlock) {
    if (!WaitForProgress()) return false;
  }
  return true;
}

OSStatus ReferenceApp::Write(std::string_view data, size_t& processed) {
  connection_.wire().OnAppCall("SSLWrite");
  return SSLWrite(context_.get(), data.data(), data.size(), &processed);
}

bool ReferenceApp::ReadAll() {
  const size_t wanted = app_.read.value_or(app_.write.size());
  // A record that does not fit into the buffer comes in pieces.
  const size_t most = mistakes_.Makes("data-beside-a-code-lost")
                          ? kSmallBufferBytes
                          : kReadBufferBytes;
  Bytes buffer;
  bool ended = false;
  while (!ended && received_.size() < wanted) {
    buffer.resize(std::min(wanted - received_.size(), most));
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
  if (result == errSecSuccess || !mistakes_.Makes("data-beside-a-code-lost")) {
    Append(received_, ByteView(buffer).first(processed));
  }
  if (result == errSSLWouldBlock) {
    return received_.size() >= app_.read.value_or(app_.write.size()) ||
           WaitForProgress();
  }
  if (ResultIsBreak(result)) {
    return !mistakes_.Makes("break-taken-for-failure") && Decide(result);
  }
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
  if (!mistakes_.Makes("no-close-after-failure")) FinishClosing();
  if (mistakes_.Makes("used-after-close")) {
    char byte = 0;
    size_t processed = 0;
    SSLRead(context_.get(), &byte, 1, &processed);
  }
  SSLSessionState state = kSSLIdle;
  SSLGetSessionState(context_.get(), &state);
  if (mistakes_.Makes("leaked-context")) world_.KeepLeaked(context_);
  context_ = {};
  connection_.wire().CloseFromApp();
}

void ReferenceApp::FinishClosing() {
  do {
    connection_.wire().OnAppCall("SSLClose");
    if (SSLClose(context_.get()) != errSSLWouldBlock) return;
  } while (!mistakes_.Makes("close-not-finished") && WaitForProgress());
}

void ReferenceApp::StartWaitingAfresh() {
  bytes_at_last_wait_ = connection_.bytes_moved();
  waited_ms_ = 0;
  next_wait_ms_ = 1;
}

bool ReferenceApp::WaitForProgress() {
  if (mistakes_.Makes("would-block-spin")) return true;
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

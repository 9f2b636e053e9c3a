// SPDX-License-Identifier: Apache-2.0
#include "testing/examples/chat_client/chat_client.h"

#include <array>

ChatClient::ChatClient(SSLReadFunc read, SSLWriteFunc write,
                       SSLConnectionRef connection, const std::string& host)
    : context_(SSLCreateContext(kCFAllocatorDefault, kSSLClientSide,
                                kSSLStreamType)) {
  SSLSetIOFuncs(context_, read, write);
  SSLSetConnection(context_, connection);
  SSLSetPeerDomainName(context_, host.data(), host.size());
}

ChatClient::~ChatClient() { CFRelease(context_); }

void ChatClient::OnSocketReady() {
  if (state_ == State::kConnecting) ContinueHandshake();
  if (state_ == State::kOpen) SendSome();
  if (state_ == State::kOpen) HearSome();
}

void ChatClient::ContinueHandshake() {
  const OSStatus status = SSLHandshake(context_);
  if (status == errSecSuccess) {
    state_ = State::kOpen;
  } else if (status != errSSLWouldBlock) {
    Fail(status);
  }
}

// On errSSLWouldBlock SSLWrite has taken the text and keeps the rest of it: the
// next call must offer nothing of it again, only flush.
void ChatClient::SendSome() {
  if (unsent_.empty()) return;
  size_t processed = 0;
  const OSStatus status =
      taken_ > 0 ? SSLWrite(context_, nullptr, 0, &processed)
                 : SSLWrite(context_, unsent_.data(), unsent_.size(), &taken_);
  if (status == errSSLWouldBlock) return;
  if (status != errSecSuccess) return Fail(status);
  unsent_.erase(0, taken_);
  taken_ = 0;
}

// SSLRead may give bytes together with errSSLWouldBlock or a close.
void ChatClient::HearSome() {
  std::array<char, 64> buffer;
  OSStatus status = errSecSuccess;
  while (status == errSecSuccess) {
    size_t count = 0;
    status = SSLRead(context_, buffer.data(), buffer.size(), &count);
    heard_.append(buffer.data(), count);
  }
  if (status == errSSLWouldBlock) return;
  if (status != errSSLClosedGraceful) return Fail(status);
  SSLClose(context_);
  state_ = State::kClosed;
}

// SSLClose sends the alert that says why.
void ChatClient::Fail(OSStatus error) {
  error_ = error;
  state_ = State::kFailed;
  SSLClose(context_);
}

// SPDX-License-Identifier: Apache-2.0
#include "testing/examples/mail_client/mail_client.h"

#include <algorithm>
#include <array>
#include <utility>

namespace {

// The name of the first certificate, for a question to the user.
std::string SummaryOf(SecTrustRef trust) {
  SecCertificateRef leaf = SecTrustGetCertificateAtIndex(trust, 0);
  CFStringRef summary = SecCertificateCopySubjectSummary(leaf);
  std::array<char, 256> text{};
  CFStringGetCString(summary, text.data(), text.size(), kCFStringEncodingUTF8);
  CFRelease(summary);
  return text.data();
}

bool IsTrusted(SecTrustRef trust) {
  SecTrustResultType result = kSecTrustResultInvalid;
  if (SecTrustEvaluate(trust, &result) != errSecSuccess) return false;
  return result == kSecTrustResultUnspecified ||
         result == kSecTrustResultProceed;
}

}  // namespace

MailClient::MailClient(SSLReadFunc read, SSLWriteFunc write,
                       SSLConnectionRef connection, std::function<bool()> wait)
    : context_(SSLCreateContext(kCFAllocatorDefault, kSSLClientSide,
                                kSSLStreamType)),
      wait_(std::move(wait)) {
  SSLSetIOFuncs(context_, read, write);
  SSLSetConnection(context_, connection);
}

MailClient::~MailClient() { CFRelease(context_); }

void MailClient::AskUser(std::function<bool(const std::string&)> ask) {
  ask_user_ = std::move(ask);
  SSLSetSessionOption(context_, kSSLSessionOptionBreakOnServerAuth, true);
}

OSStatus MailClient::Connect(const std::string& host) {
  SSLSetPeerDomainName(context_, host.data(), host.size());
  for (;;) {
    OSStatus status = SSLHandshake(context_);
    if (status == errSSLServerAuthCompleted) {
      status = DecideAboutServer();
      if (status != errSecSuccess) return status;
    } else if (status != errSSLWouldBlock || !wait_()) {
      return status;
    }
  }
}

OSStatus MailClient::DecideAboutServer() {
  SecTrustRef trust = nullptr;
  SSLCopyPeerTrust(context_, &trust);
  if (trust == nullptr) return errSSLXCertChainInvalid;
  const bool accepted = IsTrusted(trust) || ask_user_(SummaryOf(trust));
  CFRelease(trust);
  if (!accepted) return errSSLXCertChainInvalid;
  return errSecSuccess;
}

OSStatus MailClient::Send(const std::string& line) {
  size_t taken = 0;
  OSStatus status = SSLWrite(context_, line.data(), line.size(), &taken);
  while (status == errSSLWouldBlock && wait_()) {
    size_t more = 0;
    status =
        SSLWrite(context_, line.data() + taken, line.size() - taken, &more);
    taken += more;
  }
  return status;
}

OSStatus MailClient::Receive(std::string& text, size_t wanted) {
  std::array<char, 512> buffer;
  while (text.size() < wanted) {
    size_t got = 0;
    const size_t room = std::min(buffer.size(), wanted - text.size());
    const OSStatus status = SSLRead(context_, buffer.data(), room, &got);
    text.append(buffer.data(), got);
    if (status == errSSLWouldBlock && wait_()) continue;
    if (status != errSecSuccess) return status;
  }
  return errSecSuccess;
}

OSStatus MailClient::Close() { return SSLClose(context_); }

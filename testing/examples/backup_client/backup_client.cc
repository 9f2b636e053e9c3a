// SPDX-License-Identifier: Apache-2.0
#include "testing/examples/backup_client/backup_client.h"

namespace {

bool IsTrusted(SecTrustRef trust) {
  CFErrorRef error = nullptr;
  const bool trusted = SecTrustEvaluateWithError(trust, &error);
  if (error != nullptr) CFRelease(error);
  return trusted;
}

}  // namespace

BackupClient::BackupClient(SSLReadFunc read, SSLWriteFunc write,
                           SSLConnectionRef connection)
    : context_(SSLCreateContext(kCFAllocatorDefault, kSSLClientSide,
                                kSSLStreamType)) {
  SSLSetIOFuncs(context_, read, write);
  SSLSetConnection(context_, connection);
  SSLSetSessionOption(context_, kSSLSessionOptionBreakOnServerAuth, true);
}

BackupClient::~BackupClient() { CFRelease(context_); }

OSStatus BackupClient::Connect(const std::string& host) {
  SSLSetPeerDomainName(context_, host.data(), host.size());
  const OSStatus status = SSLHandshake(context_);
  if (status != errSSLServerAuthCompleted) return status;

  SecTrustRef trust = nullptr;
  SSLCopyPeerTrust(context_, &trust);
  if (trust == nullptr) return errSSLXCertChainInvalid;
  const bool trusted = IsTrusted(trust);
  CFRelease(trust);
  if (!trusted) return errSSLXCertChainInvalid;
  return errSecSuccess;
}

OSStatus BackupClient::Store(const std::string& text, std::string& receipt) {
  size_t written = 0;
  const OSStatus status =
      SSLWrite(context_, text.data(), text.size(), &written);
  if (status != errSecSuccess) return status;
  receipt.resize(text.size());
  size_t got = 0;
  return SSLRead(context_, receipt.data(), receipt.size(), &got);
}

OSStatus BackupClient::Close() { return SSLClose(context_); }

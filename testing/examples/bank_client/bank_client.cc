// SPDX-License-Identifier: Apache-2.0
#include "testing/examples/bank_client/bank_client.h"

#include <utility>

BankClient::BankClient(SSLReadFunc read, SSLWriteFunc write,
                       SSLConnectionRef connection, Choose choose)
    : context_(SSLCreateContext(kCFAllocatorDefault, kSSLClientSide,
                                kSSLStreamType)),
      choose_(std::move(choose)) {
  SSLSetIOFuncs(context_, read, write);
  SSLSetConnection(context_, connection);
  SSLSetSessionOption(context_, kSSLSessionOptionBreakOnCertRequested, true);
}

BankClient::~BankClient() { CFRelease(context_); }

OSStatus BankClient::Connect(const std::string& host) {
  SSLSetPeerDomainName(context_, host.data(), host.size());
  OSStatus status = SSLHandshake(context_);
  if (status == errSSLClientCertRequested) {
    status = PresentIdentity();
    if (status == errSecSuccess) status = SSLHandshake(context_);
  }
  return status;
}

OSStatus BankClient::PresentIdentity() {
  CFArrayRef names = nullptr;
  OSStatus status = SSLCopyDistinguishedNames(context_, &names);
  if (status != errSecSuccess) return status;
  CFArrayRef identity = choose_(names);
  if (identity != nullptr) {
    status = SSLSetCertificate(context_, identity);
    CFRelease(identity);
  }
  if (names != nullptr) CFRelease(names);
  return status;
}

SSLClientCertificateState BankClient::certificate_state() const {
  SSLClientCertificateState state = kSSLClientCertNone;
  SSLGetClientCertificateState(context_, &state);
  return state;
}

OSStatus BankClient::Close() { return SSLClose(context_); }

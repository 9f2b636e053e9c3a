// SPDX-License-Identifier: Apache-2.0
// An app with a client certificate: at the break it looks which authorities
// the server names, and asks its user for an identity. Knows nothing of
// Shakedown.
// Example: BankClient client(Read, Write, &socket, ChooseIdentity);
//          client.Connect("bank.example.com");
#ifndef SHAKEDOWN_TESTING_EXAMPLES_BANK_CLIENT_BANK_CLIENT_H_
#define SHAKEDOWN_TESTING_EXAMPLES_BANK_CLIENT_BANK_CLIENT_H_

#include <Security/Security.h>

#include <functional>
#include <string>

class BankClient {
 public:
  // Choose is given the distinguished names (CFData, DER) that the server
  // accepts, and returns an array for SSLSetCertificate (Create rule), or NULL
  // for none.
  using Choose = std::function<CFArrayRef(CFArrayRef names)>;

  BankClient(SSLReadFunc read, SSLWriteFunc write, SSLConnectionRef connection,
             Choose choose);
  ~BankClient();
  BankClient(const BankClient&) = delete;
  BankClient& operator=(const BankClient&) = delete;

  // Connect does the whole handshake over a transport that doesn't block.
  OSStatus Connect(const std::string& host);

  // Was a certificate asked for, and was one sent?
  SSLClientCertificateState certificate_state() const;

  OSStatus Close();

 private:
  OSStatus PresentIdentity();

  SSLContextRef context_;
  Choose choose_;
};

#endif  // SHAKEDOWN_TESTING_EXAMPLES_BANK_CLIENT_BANK_CLIENT_H_

// SPDX-License-Identifier: Apache-2.0
// An app as people write them: a mail client that talks TLS through Secure
// Transport. It knows nothing of Shakedown; its caller brings the transport.
// Example: MailClient client(Read, Write, &socket); client.Connect(host);
#ifndef SHAKEDOWN_TESTING_EXAMPLES_MAIL_CLIENT_MAIL_CLIENT_H_
#define SHAKEDOWN_TESTING_EXAMPLES_MAIL_CLIENT_MAIL_CLIENT_H_

#include <Security/Security.h>

#include <functional>
#include <string>

class MailClient {
 public:
  // `wait` is called whenever the transport would block; false means give up.
  MailClient(SSLReadFunc read, SSLWriteFunc write, SSLConnectionRef connection,
             std::function<bool()> wait);
  ~MailClient();
  MailClient(const MailClient&) = delete;
  MailClient& operator=(const MailClient&) = delete;

  // Asks the user, at the break, whether a server that can't be verified is
  // all right. Without it, only verified servers are.
  void AskUser(std::function<bool(const std::string& summary)> ask);

  // Connect does the whole handshake; errSSLWouldBlock means it gave up.
  OSStatus Connect(const std::string& host);

  OSStatus Send(const std::string& line);

  // Receive appends what arrives to `text` until it holds `wanted` bytes.
  OSStatus Receive(std::string& text, size_t wanted);

  OSStatus Close();

  SSLContextRef context() const { return context_; }

 private:
  OSStatus DecideAboutServer();

  SSLContextRef context_;
  std::function<bool()> wait_;
  std::function<bool(const std::string&)> ask_user_;
};

#endif  // SHAKEDOWN_TESTING_EXAMPLES_MAIL_CLIENT_MAIL_CLIENT_H_

// SPDX-License-Identifier: Apache-2.0
// A blocking app, in the shape of libgit2: one SSLHandshake up to the break,
// its own look at the server, and then it just writes. The first SSLWrite
// finishes the handshake. Knows nothing of Shakedown.
// Example: BackupClient client(Read, Write, &socket);
//          client.Connect("backup.example.com"); client.Store("diary");
#ifndef SHAKEDOWN_TESTING_EXAMPLES_BACKUP_CLIENT_BACKUP_CLIENT_H_
#define SHAKEDOWN_TESTING_EXAMPLES_BACKUP_CLIENT_BACKUP_CLIENT_H_

#include <Security/Security.h>

#include <string>

class BackupClient {
 public:
  // The I/O functions block until they are done.
  BackupClient(SSLReadFunc read, SSLWriteFunc write,
               SSLConnectionRef connection);
  ~BackupClient();
  BackupClient(const BackupClient&) = delete;
  BackupClient& operator=(const BackupClient&) = delete;

  // Connect returns errSSLXCertChainInvalid if the server isn't trusted, and
  // otherwise what SSLHandshake returned. The handshake isn't over then.
  OSStatus Connect(const std::string& host);

  // Store sends `text`, and reads the server's receipt of the same length.
  OSStatus Store(const std::string& text, std::string& receipt);

  OSStatus Close();

 private:
  SSLContextRef context_;
};

#endif  // SHAKEDOWN_TESTING_EXAMPLES_BACKUP_CLIENT_BACKUP_CLIENT_H_

// SPDX-License-Identifier: Apache-2.0
// The files that a program under test, or a client by hand, needs: anchors to
// trust, certificates with their keys.
// Example: ProgramFiles files(world, "127.0.0.1", port); files.ValueOf("port");
// The world must outlive them; what they wrote goes with them. One thread.
#ifndef SHAKEDOWN_RUNNER_PROGRAM_FILES_H_
#define SHAKEDOWN_RUNNER_PROGRAM_FILES_H_

#include <optional>
#include <string>

#include "src/base/result.h"
#include "src/loopback/process/temporary_folder.h"
#include "src/runner/world.h"
#include "src/scenario/program/placeholders.h"

namespace shakedown::runner {

// AnchorsPem is what the app's system trusts. Programs take no empty file, so
// of a world without anchors it is one root that has signed nothing.
std::string AnchorsPem(World& world);

// CertificatePem is the certificate, those of its issuers but the root, and its
// key; "" if there is no such name.
std::string CertificatePem(const World& world, const std::string& name);

class ProgramFiles {
 public:
  ProgramFiles(World& world, std::string host, int port);

  // ValueOf returns what a placeholder stands for; a file is written when it is
  // first asked for. Nothing: unknown, or it could not be written.
  std::optional<std::string> ValueOf(const std::string& word);

  // WriteInput writes what the program reads, and returns the path.
  Result<std::string> WriteInput(const std::string& text) {
    return folder_.Write("stdin", text);
  }

  const std::string& folder() const { return folder_.path(); }

 private:
  std::optional<std::string> WriteCertificate(
      const scenario::CertificateFileName& file);

  World& world_;
  std::string host_;
  int port_;
  loopback::TemporaryFolder folder_;
};

}  // namespace shakedown::runner

#endif  // SHAKEDOWN_RUNNER_PROGRAM_FILES_H_

// SPDX-License-Identifier: Apache-2.0
// The built-in app: a careful caller of Secure Transport that handles every
// documented result of SSLHandshake, waits on would-block and always closes;
// unless the scenario names mistakes for it to make.
// Example: ReferenceApp app(world, connection); app.Run();
#ifndef SHAKEDOWN_RUNNER_REFERENCE_APP_H_
#define SHAKEDOWN_RUNNER_REFERENCE_APP_H_

#include <Security/Security.h>

#include <cstdint>
#include <string_view>

#include "src/base/bytes.h"
#include "src/corefoundation/cf_ref.h"
#include "src/runner/app/careless_callbacks.h"
#include "src/runner/app/mistakes.h"
#include "src/runner/connection.h"
#include "src/runner/world.h"
#include "src/scenario/model.h"

namespace shakedown::runner {

class ReferenceApp {
 public:
  // Uses the configuration in the world's scenario.
  ReferenceApp(World& world, Connection& connection);

  // Run makes one connection from SSLCreateContext to the last CFRelease.
  void Run();

  // Did nothing move for so long that the runner ended it?
  bool hung() const { return hung_; }

  // Data that the peer had sent and the app left unread when it closed a
  // connection that was in order, in bytes.
  size_t unread() const { return unread_; }

  // All data that SSLRead gave.
  const Bytes& received() const { return received_; }

 private:
  cf::CFRef<SSLContextRef> MakeContext() const;
  void Configure();
  void UsePeerTrust();
  void LeakPeerTrust();

  // Handshake calls SSLHandshake until it neither blocks nor breaks. False: the
  // app decided to close at a break, or gave up.
  bool Handshake(OSStatus& result);
  bool Decide(OSStatus broke);
  bool TriesAgain(OSStatus result);
  void AskAboutConnection();
  bool WriteAll();
  bool WriteInHaste();
  OSStatus Write(std::string_view data, size_t& processed);
  bool ReadAll();
  bool ReadStep(Bytes& buffer, bool& ended);
  void Rehandshake();
  void HandshakeAgain();
  void Close();
  void FinishClosing();
  void NoteUnread();

  // StartWaitingAfresh forgets how long nothing has moved.
  void StartWaitingAfresh();

  // How much virtual time without progress is a hang.
  int64_t HangMs() const;

  // WaitForProgress lets virtual time pass. False: time to give up.
  bool WaitForProgress();

  World& world_;
  Connection& connection_;
  const scenario::App& app_;
  const Mistakes mistakes_;
  CarelessCallbacks callbacks_;
  cf::CFRef<SSLContextRef> context_;
  Bytes received_;
  size_t unread_ = 0;
  bool hung_ = false;
  bool tried_again_ = false;
  uint64_t bytes_at_last_wait_ = 0;
  int64_t waited_ms_ = 0;
  int64_t next_wait_ms_ = 1;
};

}  // namespace shakedown::runner

#endif  // SHAKEDOWN_RUNNER_REFERENCE_APP_H_

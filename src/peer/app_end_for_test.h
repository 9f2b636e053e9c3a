// SPDX-License-Identifier: Apache-2.0
// A small app for the peer's tests: libssl at the app's end of a wire.
// Example: AppEnd app(Speaker::kClient, wire, simulation); app.Handshake();
// One thread; wire and simulation must outlive it.
#ifndef SHAKEDOWN_PEER_APP_END_FOR_TEST_H_
#define SHAKEDOWN_PEER_APP_END_FOR_TEST_H_

#include <openssl/ssl.h>

#include <string>
#include <string_view>

#include "src/openssl/openssl_ptr.h"
#include "src/pki/mint.h"
#include "src/simulation/simulation.h"
#include "src/wire/wire.h"

namespace shakedown::peer {

class AppEnd {
 public:
  AppEnd(wire::Speaker role, wire::Wire& wire, Simulation& simulation);

  // For what the functions below don't set. Before Handshake.
  SSL* ssl() { return ssl_.get(); }
  void Use(const pki::Minted& identity);

  // Each goes on until it is done, fails or nothing moves any more.
  bool Handshake();
  void Write(std::string_view data);
  std::string Read();  // what is there
  void CloseNotify();
  void CloseTransport() { wire_.CloseFromApp(); }

  // "alert handshake_failure" or libssl's words; "" if nothing failed.
  const std::string& failure() const { return failure_; }
  bool saw_close_notify() const;
  bool saw_end_of_file() const { return end_of_file_; }
  std::string last_alert() const { return last_alert_; }

 private:
  static void OnInfo(const SSL* ssl, int where, int value);
  template <typename Operation>
  int Drive(Operation operation);
  bool MoveBytes();

  wire::Wire& wire_;
  Simulation& simulation_;
  openssl::SslContextPtr context_;
  openssl::SslPtr ssl_;
  BIO* input_;  // ssl_ owns both
  BIO* output_;
  bool end_of_file_ = false;
  std::string failure_;
  std::string last_alert_;
};

}  // namespace shakedown::peer

#endif  // SHAKEDOWN_PEER_APP_END_FOR_TEST_H_

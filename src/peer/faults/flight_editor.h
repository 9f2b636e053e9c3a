// SPDX-License-Identifier: Apache-2.0
// Changes a peer's handshake messages as a plan says, and puts the script's
// alert before, after or in place of one.
// Example: FlightEditor editor(plan.messages, script.alert, is_server);
//          openssl::EditHandshake(ssl, &editor);
// One thread.
#ifndef SHAKEDOWN_PEER_FAULTS_FLIGHT_EDITOR_H_
#define SHAKEDOWN_PEER_FAULTS_FLIGHT_EDITOR_H_

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "src/base/result.h"
#include "src/peer/faults/plan.h"
#include "src/peer/script.h"

namespace shakedown::peer {

class FlightEditor : public openssl::HandshakeEditor {
 public:
  FlightEditor(std::vector<MessageRule> rules,
               std::optional<ScriptedAlert> alert)
      : rules_(std::move(rules)), alert_(std::move(alert)) {}

  // CheckAlert refuses an alert at a message that such a peer doesn't send,
  // with the nearest one that it does.
  static Result<Done> CheckAlert(const ScriptedAlert& alert, bool is_server);

  // Use makes `ssl` ask this editor, which must outlive it.
  void Use(SSL* ssl);

  std::vector<openssl::HandshakePiece> Edit(uint8_t content_type,
                                            ByteView message) override;

  // Was a message replaced by the alert, so that nothing more may be sent?
  bool is_cut() const { return is_cut_; }

  // The faults that have taken hold.
  const std::set<std::string>& fired() const { return fired_; }

 private:
  void PlaceAlert(Flight& flight);

  std::vector<MessageRule> rules_;
  std::optional<ScriptedAlert> alert_;
  SSL* ssl_ = nullptr;
  int handshakes_ = 0;
  bool is_cut_ = false;
  std::set<std::string> fired_;
};

}  // namespace shakedown::peer

#endif  // SHAKEDOWN_PEER_FAULTS_FLIGHT_EDITOR_H_

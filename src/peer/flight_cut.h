// SPDX-License-Identifier: Apache-2.0
// Cuts a peer's output at a handshake message and puts an alert in its place.
// Works on what libssl wrote, up to the message; libssl itself never knows.
// Example: FlightCut cut({"Certificate", {2, 42}}, true); cut.Filter(record);
// One thread.
#ifndef SHAKEDOWN_PEER_FLIGHT_CUT_H_
#define SHAKEDOWN_PEER_FLIGHT_CUT_H_

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "src/base/bytes.h"
#include "src/base/result.h"
#include "src/peer/records.h"
#include "src/peer/script.h"
#include "src/wire/records.h"

namespace shakedown::peer {

class FlightCut {
 public:
  FlightCut(Script::AlertInstead what, bool is_server)
      : what_(std::move(what)),
        tracker_(is_server ? wire::Speaker::kServer : wire::Speaker::kClient) {}

  // Check refuses a message that such a peer doesn't send, with the nearest
  // one that it does.
  static Result<Done> Check(const Script::AlertInstead& what, bool is_server);

  // Filter returns what to send instead of `record`, whole records both. It
  // must see all records, in order.
  std::vector<Bytes> Filter(ByteView record);

  // Must the alert go out encrypted? Then libssl has to write it, right after
  // ChangeCipherSpec.
  bool encrypted() const { return what_.message == "Finished"; }

  // Was the message reached, so that nothing more may be sent?
  bool is_cut() const { return is_cut_; }

  const Script::AlertInstead& what() const { return what_; }

 private:
  // Feeds the record; tells where in its fragment the message begins.
  std::optional<size_t> FindMessage(ByteView record);
  std::vector<Bytes> CutAt(ByteView record, size_t offset);

  Script::AlertInstead what_;
  wire::RecordTracker tracker_;  // of what was fed
  size_t fed_ = 0;               // bytes
  size_t seen_ = 0;              // messages of tracker_
  bool is_cut_ = false;
  bool is_encrypted_ = false;  // ChangeCipherSpec went out
};

}  // namespace shakedown::peer

#endif  // SHAKEDOWN_PEER_FLIGHT_CUT_H_

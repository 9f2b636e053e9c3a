// SPDX-License-Identifier: Apache-2.0
// The object behind an SSLContextRef: what was set, the engine, the session.
// Example: Context* context = Unwrap(ref, __func__); context->session().Close()
// Belongs to the simulation in which it was created, which must outlive it.
#ifndef SHAKEDOWN_SECURETRANSPORT_CONTEXT_H_
#define SHAKEDOWN_SECURETRANSPORT_CONTEXT_H_

#include <Security/SecureTransport.h>

#include <cstdint>
#include <string>

#include "src/corefoundation/object.h"
#include "src/engine/engine.h"
#include "src/engine/settings.h"
#include "src/engine/status.h"
#include "src/securetransport/callback_channel.h"
#include "src/securetransport/configuration/configuration.h"
#include "src/securetransport/peer_trust.h"
#include "src/securetransport/profiles/profile.h"
#include "src/securetransport/session/session.h"
#include "src/simulation/simulation.h"

namespace shakedown::securetransport {

class Context final : public cf::Object {
 public:
  using Ref = SSLContextRef;
  static cf::TypeInfo kType;

  Context(Simulation& simulation, engine::Side side, bool is_datagram);
  ~Context() override;

  std::string Describe() const override;

  Simulation& simulation() { return simulation_; }
  // What the trace calls it: 1 is the simulation's first.
  uint32_t number() const { return number_; }
  const Profile& profile() const { return profile_; }
  Configuration& configuration() { return configuration_; }
  PeerTrust& peer_trust() { return peer_trust_; }
  engine::Engine& engine() { return engine_; }
  engine::Settings& settings() { return engine_.settings(); }
  Session& session() { return session_; }

  const Configuration& configuration() const { return configuration_; }
  bool is_datagram() const { return configuration_.is_datagram; }
  bool is_client() const {
    return configuration_.side == engine::Side::kClient;
  }

 private:
  Simulation& simulation_;
  const uint32_t number_;
  const Profile profile_;
  Configuration configuration_;
  CallbackChannel channel_;
  PeerTrust peer_trust_;
  engine::Engine engine_;
  Session session_;
};

// Unwrap returns the object, or nullptr for NULL. Anything that is no living
// context ends the process with a sentence; pass __func__.
Context* Unwrap(SSLContextRef context, const char* function);

// UnwrapInactive is Unwrap for the setters that refuse a running session: it
// sets *refusal to errSecParam or errSecBadReq and returns nullptr then.
Context* UnwrapInactive(SSLContextRef context, const char* function,
                        OSStatus* refusal);

constexpr OSStatus ToOSStatus(engine::Status status) {
  return static_cast<OSStatus>(status);
}

}  // namespace shakedown::securetransport

#endif  // SHAKEDOWN_SECURETRANSPORT_CONTEXT_H_

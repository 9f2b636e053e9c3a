// SPDX-License-Identifier: Apache-2.0
#include "src/securetransport/context.h"

#include <map>
#include <mutex>

#include "src/engine/session_cache.h"
#include "src/securetransport/configuration/version_numbers.h"
#include "src/securetransport/forward.h"
#include "src/securetransport/names.h"
#include "src/securetransport/profiles/profiles.h"

namespace shakedown::securetransport {
namespace {

// The living contexts, by their references. Never destroyed: an app may release
// its contexts from its own static destructors.
struct Registry {
  std::mutex mutex;
  std::map<const void*, Context*> contexts;
};

Registry& Living() {
  static Registry& registry = *new Registry;
  return registry;
}

// How many contexts a simulation has had.
struct ContextCount {
  uint32_t made = 0;
};

// A reference is the address of the cf::Object.
const void* ReferenceOf(const Context& context) {
  return static_cast<const cf::Object*>(&context);
}

Context* FindLiving(SSLContextRef ref) {
  Registry& living = Living();
  const std::lock_guard lock(living.mutex);
  const auto found = living.contexts.find(ref);
  return found == living.contexts.end() ? nullptr : found->second;
}

Configuration InitialConfiguration(const Profile& profile, engine::Side side,
                                   bool is_datagram) {
  Configuration configuration;
  configuration.side = side;
  configuration.is_datagram = is_datagram;
  const uint16_t lowest = side == engine::Side::kClient
                              ? profile.lowest_client_version
                              : profile.lowest_server_version;
  configuration.min_version = is_datagram ? kDtls10 : lowest;
  configuration.max_version = is_datagram ? kDtls10 : profile.highest_version;
  configuration.options[kSSLSessionOptionSendOneByteRecord] =
      profile.splits_application_data;
  return configuration;
}

engine::Settings InitialSettings(const Profile& profile,
                                 const Configuration& configuration) {
  engine::Settings settings;
  const auto suites = configuration.side == engine::Side::kClient
                          ? profile.client_suites
                          : profile.server_suites;
  settings.suites.assign(suites.begin(), suites.end());
  settings.min_version = configuration.min_version;
  settings.max_version = configuration.max_version;
  settings.split_application_data = profile.splits_application_data;
  settings.dh_minimum_bits = profile.rules.dh_minimum_bits;
  return settings;
}

}  // namespace

constinit cf::TypeInfo Context::kType{"SSLContext", 128};

Context::Context(Simulation& simulation, engine::Side side, bool is_datagram)
    : Object(kType),
      simulation_(simulation),
      number_(++simulation.Slot<ContextCount>().made),
      profile_(CurrentProfile(simulation)),
      configuration_(InitialConfiguration(profile_, side, is_datagram)),
      channel_(configuration_, simulation),
      peer_trust_(configuration_, profile_),
      engine_(side, profile_.rules, channel_, peer_trust_, simulation,
              is_datagram ? engine::Transport::kDatagram
                          : engine::Transport::kStream),
      session_(engine_, profile_, configuration_, simulation) {
  engine_.settings() = InitialSettings(profile_, configuration_);
  Registry& living = Living();
  const std::lock_guard lock(living.mutex);
  living.contexts.emplace(ReferenceOf(*this), this);
}

// Sends nothing and closes nothing, but clears the cache of what is out of date
// (spec/api.md 1.1).
Context::~Context() {
  simulation_.Slot<engine::SessionCache>().DropExpired(
      simulation_.clock().UnixSeconds());
  Registry& living = Living();
  const std::lock_guard lock(living.mutex);
  living.contexts.erase(ReferenceOf(*this));
  simulation_.trace().Add(ContextGone{number_});
}

std::string Context::Describe() const {
  const std::string side = is_client() ? "client" : "server";
  return "<SSLContext " + side + ", " + StateName(session_.state()) + ">";
}

Context* Unwrap(SSLContextRef context, const char* function) {
  if (context == nullptr) return nullptr;
  return &cf::Expect<Context>(context, function);
}

Context* UnwrapInactive(SSLContextRef context, const char* function,
                        OSStatus* refusal) {
  Context* unwrapped = Unwrap(context, function);
  if (unwrapped != nullptr && !unwrapped->session().is_active()) {
    return unwrapped;
  }
  *refusal = unwrapped == nullptr ? errSecParam : errSecBadReq;
  return nullptr;
}

Place PlaceOf(SSLContextRef context) {
  Context* living = FindLiving(context);
  if (living == nullptr) return {Simulation::Current()};
  return {living->simulation(), living->number(), true};
}

}  // namespace shakedown::securetransport

// SPDX-License-Identifier: Apache-2.0
#include "src/loopback/far_end_for_test.h"

#include <fcntl.h>
#include <sys/socket.h>

#include <cerrno>
#include <utility>

#include "src/loopback/machine_clock.h"
#include "src/loopback/sockets.h"

namespace shakedown::loopback {
namespace {

pki::MintedSet Certificates() {
  pki::Recipes recipes;
  recipes["root"].trusted = true;
  recipes["leaf"].hosts = {"a.test"};
  recipes["leaf"].issuer = "root";
  constexpr int64_t kNow = 1768478400;
  return pki::Mint(recipes, kNow).value();
}

wire::Speaker SpeakerOf(const peer::Script& script) {
  return script.is_server ? wire::Speaker::kServer : wire::Speaker::kClient;
}

}  // namespace

FarEndForTest::FarEndForTest(const peer::Script& script,
                             std::vector<wire::Effect> effects)
    : certificates_(Certificates()),
      peer_(peer::MakePeer(script, certificates_, simulation_).value()),
      wire_(SpeakerOf(script), std::move(effects), simulation_) {
  wire_.Attach(*peer_);
}

MakeFarEnd FarEnds(const peer::Script& script,
                   std::vector<wire::Effect> effects) {
  return [script, effects = std::move(effects)] {
    return std::make_unique<FarEndForTest>(script, effects);
  };
}

peer::Script ServerScript() {
  peer::Script script;
  script.chain = {"leaf"};
  return script;
}

peer::Script ClientScript() {
  peer::Script script;
  script.is_server = false;
  script.after_handshake = {peer::Send{"hello"}, peer::Expect{5},
                            peer::CloseNotify{}, peer::Close{}};
  return script;
}

peer::Script RawScript(std::vector<peer::Step> steps) {
  peer::Script script;
  script.raw = std::move(steps);
  return script;
}

ServiceForTest::ServiceForTest(const peer::Script& script,
                               std::vector<wire::Effect> effects,
                               ServiceOptions options) {
  service_ =
      Service::Listen(
          0, options, FarEnds(script, std::move(effects)),
          [this](Relay& relay, int number) {
            Ended ended{
                number, relay.how_it_ended(), std::move(relay.trace()), {}, {},
                ""};
            if (FarEnd* far_end = relay.far_end()) {
              ended.sent_by_app = far_end->wire().sent_by_app();
              ended.sent_by_peer = far_end->wire().sent_by_peer();
              ended.peer_failure = far_end->peer().failure();
            }
            ended_.push_back(std::move(ended));
          })
          .value();
}

void ServiceForTest::TurnUntilEnded(size_t count, EventSource* other) {
  constexpr int64_t kMostMs = 5'000;
  const int64_t limit_ms = MachineMilliseconds() + kMostMs;
  while (ended_.size() < count && MachineMilliseconds() < limit_ms) {
    auto sources = service_->Sources();
    if (other != nullptr) sources.push_back(other);
    WaitOnce(sources, limit_ms);
    service_->Reap();
  }
}

void ServiceForTest::Turns(int count) {
  for (int i = 0; i < count; ++i) {
    WaitOnce(service_->Sources(), MachineMilliseconds());
    service_->Reap();
  }
}

Descriptor ServiceForTest::Connect() const {
  Descriptor socket = ConnectToLoopback(service_->port());
  fcntl(socket.get(), F_SETFL, 0);
  return socket;
}

void Say(const Descriptor& socket, std::string_view text) {
  (void)!send(socket.get(), text.data(), text.size(), MSG_NOSIGNAL);
}

std::string HearAll(const Descriptor& socket) {
  std::string heard;
  char buffer[4096];
  for (;;) {
    const ssize_t count = recv(socket.get(), buffer, sizeof buffer, 0);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return heard + "RESET";
    if (count == 0) return heard;
    heard.append(buffer, static_cast<size_t>(count));
  }
}

}  // namespace shakedown::loopback

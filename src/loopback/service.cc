// SPDX-License-Identifier: Apache-2.0
#include "src/loopback/service.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "src/loopback/sockets.h"

namespace shakedown::loopback {
namespace {

// Of a process that serves: its listener, files, pipes.
constexpr size_t kOtherDescriptors = 64;
constexpr int kAcceptedATurn = 64;
constexpr int64_t kPauseMs = 100;

}  // namespace

Result<std::unique_ptr<Service>> Service::Listen(int port,
                                                 ServiceOptions options,
                                                 MakeFarEnd make,
                                                 OnEnd on_end) {
  auto listener = ListenOnLoopback(port);
  if (!listener.ok()) return listener.error();
  const size_t allowed =
      AllowDescriptors(options.most_connections + kOtherDescriptors);
  options.most_connections =
      allowed > kOtherDescriptors ? allowed - kOtherDescriptors : 1;
  return std::unique_ptr<Service>(new Service(std::move(listener).value(),
                                              options, std::move(make),
                                              std::move(on_end)));
}

Service::Service(Descriptor listener, ServiceOptions options, MakeFarEnd make,
                 OnEnd on_end)
    : listener_(std::move(listener)),
      options_(options),
      make_(std::move(make)),
      on_end_(std::move(on_end)) {}

int Service::port() const { return PortOf(listener_.get()); }

std::vector<EventSource*> Service::Sources() {
  std::vector<EventSource*> sources = {this};
  for (const Visitor& visitor : relays_) sources.push_back(visitor.relay.get());
  return sources;
}

short Service::events() const { return pause_until_ ? 0 : POLLIN; }

void Service::OnEvents(short, int64_t now_ms) {
  if (pause_until_ && now_ms < *pause_until_) return;
  pause_until_.reset();
  for (int i = 0; i < kAcceptedATurn; ++i) {
    Descriptor socket(accept4(listener_.get(), nullptr, nullptr,
                              SOCK_NONBLOCK | SOCK_CLOEXEC));
    if (!socket.valid()) {
      if (errno == EMFILE || errno == ENFILE) pause_until_ = now_ms + kPauseMs;
      return;
    }
    Admit(std::move(socket), now_ms);
  }
}

void Service::Admit(Descriptor socket, int64_t now_ms) {
  if (relays_.size() >= options_.most_connections) {
    ++refused_;
    return;
  }
  // What the script sends in pieces arrives in pieces.
  const int yes = 1;
  setsockopt(socket.get(), IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  relays_.push_back(
      {++accepted_, std::make_unique<Relay>(std::move(socket), make_,
                                            options_.relay, now_ms)});
}

void Service::Reap() {
  size_t held = 0;
  for (auto visitor = relays_.begin(); visitor != relays_.end();) {
    Relay& relay = *visitor->relay;
    held += relay.bytes_moved();
    if (held > options_.most_bytes) {
      relay.End("all connections together moved more than " +
                std::to_string(options_.most_bytes) + " bytes");
    }
    if (!relay.ended()) {
      ++visitor;
      continue;
    }
    held -= relay.bytes_moved();
    on_end_(relay, visitor->number);
    visitor = relays_.erase(visitor);
  }
}

void Service::EndAll(const std::string& how) {
  for (const Visitor& visitor : relays_) visitor.relay->End(how);
  Reap();
}

}  // namespace shakedown::loopback

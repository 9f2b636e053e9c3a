// SPDX-License-Identifier: Apache-2.0
// A port of 127.0.0.1 behind which the scripted peer stands, for any number of
// connections at once.
// Example: auto service = Service::Listen(0, options, make_far_end, on_end);
//          while (running) { WaitOnce(service->Sources(), until_ms);
//                            service->Reap(); }
// One thread. Bounded in connections, and in bytes of each and of all.
#ifndef SHAKEDOWN_LOOPBACK_SERVICE_H_
#define SHAKEDOWN_LOOPBACK_SERVICE_H_

#include <functional>
#include <list>
#include <memory>
#include <vector>

#include "src/base/result.h"
#include "src/loopback/descriptor.h"
#include "src/loopback/event_source.h"
#include "src/loopback/far_end.h"
#include "src/loopback/relay.h"

namespace shakedown::loopback {

struct ServiceOptions {
  RelayOptions relay;
  size_t most_connections = 2'000;   // at once; what comes beyond is closed
  size_t most_bytes = 64 * 1 << 20;  // that open connections have moved in all
};

class Service : private EventSource {
 public:
  // Is told each connection that has ended, and its number, from 1.
  using OnEnd = std::function<void(Relay& relay, int number)>;

  // Listen takes a port, or 0 for any that is free. The error says why that
  // can't be had.
  static Result<std::unique_ptr<Service>> Listen(int port,
                                                 ServiceOptions options,
                                                 MakeFarEnd make, OnEnd on_end);
  ~Service() override { EndAll("the service ended"); }
  Service(const Service&) = delete;
  Service& operator=(const Service&) = delete;

  int port() const;

  // Sources are what to wait for.
  std::vector<EventSource*> Sources();

  // Reap lets go of the connections that have ended. Call it after each wait.
  void Reap();

  // EndAll ends those that are open; `how` says why.
  void EndAll(const std::string& how);

  size_t open_connections() const { return relays_.size(); }
  int accepted() const { return accepted_; }
  int refused() const { return refused_; }
  size_t most_connections() const { return options_.most_connections; }

 private:
  struct Visitor {
    int number;
    std::unique_ptr<Relay> relay;
  };

  Service(Descriptor listener, ServiceOptions options, MakeFarEnd make,
          OnEnd on_end);

  int descriptor() const override { return listener_.get(); }
  short events() const override;
  std::optional<int64_t> wakes_at_ms() const override { return pause_until_; }
  void OnEvents(short found, int64_t now_ms) override;
  void Admit(Descriptor socket, int64_t now_ms);

  Descriptor listener_;
  ServiceOptions options_;
  MakeFarEnd make_;
  OnEnd on_end_;
  std::list<Visitor> relays_;
  int accepted_ = 0;
  int refused_ = 0;
  std::optional<int64_t> pause_until_;  // the machine has no descriptor left
};

}  // namespace shakedown::loopback

#endif  // SHAKEDOWN_LOOPBACK_SERVICE_H_

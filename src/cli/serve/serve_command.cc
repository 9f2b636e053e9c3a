// SPDX-License-Identifier: Apache-2.0
#include "src/cli/serve/serve_command.h"

#include <iostream>
#include <memory>
#include <utility>

#include "src/cli/files.h"
#include "src/cli/scenarios.h"
#include "src/cli/terminal.h"
#include "src/loopback/interrupt.h"
#include "src/loopback/machine_clock.h"
#include "src/loopback/service.h"
#include "src/loopback/sockets.h"
#include "src/report/ladder.h"
#include "src/report/layout.h"
#include "src/runner/program_files.h"
#include "src/runner/run.h"
#include "src/runner/served.h"
#include "src/simulation/clock.h"

namespace shakedown::cli {
namespace {

using report::Colour;
using report::Paint;
using scenario::Scenario;

constexpr int kExitBadInput = 2;

int Refuse(const std::string& what) {
  std::cerr << "shakedown: serve: " << what << "\n";
  return kExitBadInput;
}

Result<Scenario> Read(const ServeOptions& options) {
  const auto files = FindScenarios({options.file});
  if (!files.ok()) return files.error();
  if (files->size() != 1) {
    return Error{"name one scenario: " + options.file + " holds " +
                 std::to_string(files->size())};
  }
  auto read = ReadScenario(files->front());
  if (!read.ok()) return read.error();
  Scenario scenario = std::move(read).value();
  if (options.seed) scenario.seed = *options.seed;
  if (options.clock == "today") scenario.clock = loopback::MachineDay();
  if (options.clock.empty()) scenario = runner::AtMachinesDay(scenario);
  const std::string where = scenario.file + ":1:1";
  if (scenario.app.is_server) {
    return Error{
        "its peer is a client, and nobody could connect to that: run "
        "it with 'run --exec' and a server that listens on {port}",
        where};
  }
  if (auto done = runner::CheckServable(scenario); !done.ok()) {
    return Error{done.error().message, where};
  }
  if (auto done = runner::Check(scenario); !done.ok()) {
    return Error{done.error().message, where};
  }
  return scenario;
}

// What a connection came to, in one line.
std::string Outcome(loopback::Relay& relay) {
  const auto* served = static_cast<runner::Served*>(relay.far_end());
  if (served == nullptr) return relay.how_it_ended();
  const peer::Peer& peer = served->connection().peer();
  const std::string failure = peer.failure();
  const std::string content =
      peer.connected() ? "the server is content" : "no handshake";
  return (failure.empty() ? content : "the server: " + failure) + " · " +
         relay.how_it_ended();
}

class Session {
 public:
  Session(Scenario scenario, const ServeOptions& options)
      : scenario_(std::move(scenario)), options_(options) {}

  Result<Done> Open() {
    auto made = runner::World::Make(scenario_);
    if (!made.ok()) return made.error();
    world_ = std::move(made).value();
    loopback::ServiceOptions limits = runner::ServiceFor(scenario_);
    if (options_.most_connections) {
      limits.most_connections = *options_.most_connections;
    }
    if (options_.idle_seconds) {
      limits.relay.idle_ms = *options_.idle_seconds * 1'000;
    }
    auto service = loopback::Service::Listen(
        options_.port, limits,
        options_.resume ? runner::FarEndsOf(world_)
                        : runner::FarEndsEachAlone(scenario_),
        [this](loopback::Relay& relay, int number) { Show(relay, number); });
    if (!service.ok()) return service.error();
    service_ = std::move(service).value();
    return Done();
  }

  // Says where it is, how to trust it, and what it believes the time to be.
  Result<Done> Announce() {
    if (!options_.anchors.empty()) {
      const std::string pem = runner::AnchorsPem(*world_);
      auto written = WriteFile(options_.anchors, AsBytes(pem));
      if (!written.ok()) return written.error();
    }
    const std::string port = std::to_string(service_->port());
    const std::string name =
        scenario_.app.peer_name.empty() ? "localhost" : scenario_.app.peer_name;
    const std::string anchors =
        options_.anchors.empty() ? "ANCHORS" : options_.anchors;
    std::cout << Paint(scenario_.name + " on " + loopback::kHost + ":" + port,
                       Colour::kStrong, colour_)
              << " · seed " << scenario_.seed << " · certificates as of "
              << FormatTime(scenario_.clock) << "\n"
              << (options_.anchors.empty()
                      ? " to trust it: --anchors=FILE writes its roots\n"
                      : " its roots are in " + anchors + "\n")
              << " for example: curl --cacert " << anchors << " --resolve "
              << name << ":" << port << ":" << loopback::kHost << " https://"
              << name << ":" << port << "/\n"
              << " until Ctrl-C\n\n"
              << std::flush;
    return Done();
  }

  void Serve() {
    constexpr int64_t kTurnMs = 250;
    while (!loopback::Interrupt::came() && !(options_.once && shown_ > 0)) {
      loopback::WaitOnce(service_->Sources(),
                         loopback::MachineMilliseconds() + kTurnMs);
      service_->Reap();
      TellRefusals();
    }
    service_->EndAll("the server was told to end");
  }

  void Summarise() const {
    std::cout << shown_ << (shown_ == 1 ? " connection: " : " connections: ")
              << content_ << " ended as the server wanted, "
              << (shown_ - content_) << " didn't";
    if (silent_ > 0) std::cout << " · " << silent_ << " said nothing";
    if (service_->refused() > 0) {
      std::cout << " · " << service_->refused() << " were refused";
    }
    std::cout << " · " << report::Grouped(bytes_) << " bytes\n";
  }

 private:
  void Show(loopback::Relay& relay, int number) {
    bytes_ += relay.bytes_moved();
    auto* served = static_cast<runner::Served*>(relay.far_end());
    if (served == nullptr) return ShowSilent(relay, number);
    ++shown_;
    content_ += served->peer().failure().empty() ? 1 : 0;
    const report::LadderOptions ladder{.colour = colour_};
    std::cout << Paint("connection " + std::to_string(number), Colour::kStrong,
                       colour_)
              << "\n"
              << report::Ladder(scenario_, relay.trace(), ladder) << " "
              << Outcome(relay) << " · " << report::Grouped(relay.bytes_moved())
              << " bytes\n\n"
              << std::flush;
  }

  void ShowSilent(loopback::Relay& relay, int number) {
    ++silent_;
    std::cout << "connection " << number << ": " << relay.how_it_ended()
              << "\n\n"
              << std::flush;
  }

  // The first refusal only: a flood must not flood the terminal.
  void TellRefusals() {
    if (told_refusal_ || service_->refused() == 0) return;
    told_refusal_ = true;
    std::cout << "a connection was refused: " << service_->most_connections()
              << " are open, and that is the most\n\n"
              << std::flush;
  }

  Scenario scenario_;
  const ServeOptions& options_;
  bool colour_ = IsTerminal();
  std::shared_ptr<runner::World> world_;
  int shown_ = 0;
  int content_ = 0;
  int silent_ = 0;
  size_t bytes_ = 0;
  bool told_refusal_ = false;
  std::unique_ptr<loopback::Service> service_;  // ends first: it calls Show
};

}  // namespace

int ServeCommand(const ServeOptions& options) {
  if (options.host != loopback::kHost && options.host != "localhost") {
    return Refuse("only " + std::string(loopback::kHost) +
                  " is served: every key here comes from the seed, so nobody "
                  "else may reach it");
  }
  auto scenario = Read(options);
  if (!scenario.ok()) {
    std::cerr << scenario.error().ToString() << "\n";
    return kExitBadInput;
  }
  const loopback::Interrupt interrupt(loopback::Interrupt::Then::kForget);
  Session session(std::move(scenario).value(), options);
  if (auto done = session.Open(); !done.ok()) {
    return Refuse(done.error().message);
  }
  if (auto done = session.Announce(); !done.ok()) {
    return Refuse(done.error().message);
  }
  session.Serve();
  session.Summarise();
  return 0;
}

}  // namespace shakedown::cli

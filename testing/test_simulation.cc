// SPDX-License-Identifier: Apache-2.0
#include "testing/test_simulation.h"

#include <cstdlib>
#include <iostream>
#include <optional>
#include <utility>

#include "src/base/result_codes.h"
#include "src/corefoundation/watch/object_watch.h"
#include "src/linter/linter.h"
#include "src/report/ladder.h"
#include "src/runner/transcript.h"
#include "src/runner/world.h"
#include "src/scenario/yaml_reader.h"
#include "src/securetransport/profiles/profiles.h"
#include "src/security/keychain/keychains.h"

namespace shakedown {
namespace {

constexpr uint8_t kWarning = 1;

Result<scenario::Scenario> Read(const std::string& yaml,
                                const std::string& path) {
  scenario::ReadOptions options;
  for (const auto& profile : securetransport::AllProfiles()) {
    options.known_profiles.emplace_back(profile.name);
  }
  if (!path.empty()) return scenario::ReadScenarioFile(path, options);
  options.is_fragment = true;
  return scenario::ReadScenario(yaml, "test.yaml", options);
}

[[noreturn]] void Die(const std::string& what) {
  std::cerr << "shakedown: " << what << "\n";
  std::abort();
}

}  // namespace

struct TestSimulation::Parts {
  std::string error;
  std::unique_ptr<runner::World> world;
  std::optional<Simulation::Scope> scope;
  std::optional<Simulation::ProcessScope> process_scope;
  std::vector<std::unique_ptr<runner::Connection>> connections;

  runner::Connection& connection() const { return *connections.back(); }
  const std::vector<Event>& events() const {
    return world->simulation().trace().events();
  }
  std::vector<SentAlert> AlertsFrom(Direction direction) const;

  // The trace with what the linter finds in it by now.
  Trace Linted() const {
    return linter::Annotated(world->simulation().trace());
  }
  std::vector<Finding> Findings() const;
};

TestSimulation::TestSimulation(const std::string& yaml)
    : TestSimulation(yaml, "") {}

TestSimulation::TestSimulation(const std::string& yaml, const std::string& path)
    : parts_(std::make_unique<Parts>()) {
  Build(yaml, path);
}

std::unique_ptr<TestSimulation> TestSimulation::FromFile(
    const std::string& path) {
  return std::unique_ptr<TestSimulation>(new TestSimulation("", path));
}

TestSimulation::~TestSimulation() = default;

void TestSimulation::Build(const std::string& yaml, const std::string& path) {
  const auto scenario = Read(yaml, path);
  if (!scenario.ok()) {
    parts_->error = scenario.error().ToString();
    return;
  }
  auto world = runner::World::Make(scenario.value());
  if (!world.ok()) {
    parts_->error = world.error().ToString();
    return;
  }
  parts_->world = std::move(world).value();
  parts_->scope.emplace(parts_->world->simulation());
  parts_->process_scope.emplace(parts_->world->simulation());
  auto connection = parts_->world->Connect();
  if (!connection.ok()) {
    parts_->error = connection.error().ToString();
    return;
  }
  parts_->connections.push_back(std::move(connection).value());
}

const std::string& TestSimulation::error() const { return parts_->error; }

SSLReadFunc TestSimulation::read_func() const {
  return &runner::Connection::Read;
}

SSLWriteFunc TestSimulation::write_func() const {
  return &runner::Connection::Write;
}

SSLConnectionRef TestSimulation::connection() const {
  return parts_->connection().ref();
}

CFArrayRef TestSimulation::CopyIdentity(
    const std::vector<std::string>& names) const {
  return parts_->world->CopyIdentity(names).Release();
}

void TestSimulation::Connect() {
  auto connection = parts_->world->Connect();
  // The same script made a peer before, so only a bug can end up here.
  if (!connection.ok()) Die(connection.error().ToString());
  parts_->world->simulation().trace().Clear();
  parts_->connections.push_back(std::move(connection).value());
}

void TestSimulation::CloseConnection() {
  parts_->connection().wire().CloseFromApp();
}

void TestSimulation::Advance(int64_t milliseconds) {
  parts_->world->simulation().Advance(milliseconds);
}

void TestSimulation::NoteDataUsed(size_t bytes) {
  parts_->world->simulation().trace().Add(DataUsed{bytes});
}

bool TestSimulation::AddToKeychain(const std::string& name) {
  return parts_->world->AddToKeychain(name);
}

void TestSimulation::LockKeychains() {
  parts_->world->simulation().Slot<security::Keychains>().LockAll();
}

bool TestSimulation::RefuseSigning(const std::string& name, OSStatus status) {
  EVP_PKEY* key = parts_->world->PrivateKey(name);
  if (key == nullptr) return false;
  parts_->world->simulation().Slot<security::Keychains>().Refuse(key, status);
  return true;
}

std::vector<SentAlert> TestSimulation::Parts::AlertsFrom(
    Direction direction) const {
  std::vector<SentAlert> alerts;
  for (const Event& event : events()) {
    const auto* alert = std::get_if<AlertMoved>(&event.body);
    if (alert == nullptr || alert->direction != direction) continue;
    alerts.push_back({alert->level == kWarning ? "warning" : "fatal",
                      AlertName(alert->description)});
  }
  return alerts;
}

std::vector<Finding> TestSimulation::Parts::Findings() const {
  std::vector<Finding> findings;
  const Trace linted = Linted();
  for (const Event& event : linted.events()) {
    if (const auto* finding = std::get_if<Finding>(&event.body)) {
      findings.push_back(*finding);
    }
  }
  return findings;
}

std::vector<SentAlert> TestSimulation::alerts_from_app() const {
  return parts_->AlertsFrom(Direction::kFromApp);
}

std::vector<SentAlert> TestSimulation::alerts_from_peer() const {
  return parts_->AlertsFrom(Direction::kFromPeer);
}

std::vector<std::string> TestSimulation::trust_findings() const {
  std::vector<std::string> texts;
  for (const Event& event : parts_->events()) {
    if (const auto* finding = std::get_if<TrustFinding>(&event.body)) {
      texts.push_back(finding->text);
    }
  }
  return texts;
}

std::vector<std::string> TestSimulation::findings() const {
  std::vector<std::string> names;
  for (const Finding& finding : parts_->Findings()) {
    names.push_back(finding.name);
  }
  return names;
}

std::vector<std::string> TestSimulation::finding_texts() const {
  std::vector<std::string> texts;
  for (const Finding& finding : parts_->Findings()) {
    texts.push_back(finding.name + ": " + finding.text + " (" +
                    PageOfFinding(finding.name) + ")");
  }
  return texts;
}

std::string TestSimulation::peer_failure() const {
  return parts_->connection().peer().failure();
}

bool TestSimulation::peer_connected() const {
  return parts_->connection().peer().connected();
}

std::string TestSimulation::data_received_by_peer() const {
  const Bytes& data = parts_->connection().peer().received();
  return {data.begin(), data.end()};
}

std::string TestSimulation::transcript_sha256() const {
  runner::TranscriptHash hash;
  const wire::Wire& wire = parts_->connection().wire();
  hash.AddConnection(wire.sent_by_app(), wire.sent_by_peer(), {});
  return hash.Finish();
}

std::string TestSimulation::Ladder() const {
  const scenario::Scenario& scenario = parts_->world->scenario();
  return report::LadderHeading(scenario, {}) + "\n" +
         report::Ladder(scenario, parts_->Linted(), {});
}

void TestSimulation::WatchObjects() { cf::ObjectWatch::Start(); }

std::vector<std::string> TestSimulation::LivingObjects() {
  std::vector<std::string> texts;
  for (const cf::WatchedObject& object : cf::ObjectWatch::Living()) {
    texts.push_back(object.type + ", made by " +
                    (object.call.empty() ? "?" : object.call));
  }
  return texts;
}

void TestSimulation::StopWatchingObjects() { cf::ObjectWatch::Stop(); }

std::string DescribeStatus(OSStatus status) {
  return NameOfCode(status) + " (" + std::to_string(status) + ")";
}

}  // namespace shakedown

// SPDX-License-Identifier: Apache-2.0
// A scenario built in C++, in the words of the scenario files. For C++17, too.
// Example: ScenarioBuilder("An expired leaf is refused.")
//              .Certificate("leaf", "host: a.example, defect: expired")
//              .Server("chain: [leaf]")
//              .Expect("SSLHandshake", "errSSLCertExpired")
// A value; one thread.
#ifndef SHAKEDOWN_SCENARIO_BUILDER_H_
#define SHAKEDOWN_SCENARIO_BUILDER_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "src/base/result.h"

namespace shakedown::scenario {

struct Scenario;

// Texts called `keys` are the inside of a map as docs/scenario-format.md
// describes it: "host: a.example, issuer: root". Mistakes show in Build.
class ScenarioBuilder {
 public:
  // `reason` says why the scenario exists; its first line is the name.
  explicit ScenarioBuilder(std::string reason);

  ScenarioBuilder& Seed(uint64_t seed);
  ScenarioBuilder& Clock(std::string_view time);  // "2026-01-15T12:00:00Z"
  ScenarioBuilder& Profile(std::string_view name);

  // Set writes another key of the top level: Set("transport", "datagram").
  ScenarioBuilder& Set(std::string_view key, std::string_view value);
  ScenarioBuilder& Include(std::string_view file);
  ScenarioBuilder& Certificate(std::string_view name, std::string_view keys);
  ScenarioBuilder& Server(std::string_view keys);
  ScenarioBuilder& Client(std::string_view keys);
  ScenarioBuilder& App(std::string_view keys);
  ScenarioBuilder& Keychain(std::string_view keys);

  // Wire adds an effect: Wire("cut", "at: 'server:Certificate+40'").
  ScenarioBuilder& Wire(std::string_view effect, std::string_view keys);

  // Expect adds an expectation: Expect("SSLHandshake", "errSSLWouldBlock", 3),
  // Expect("alert", "{from: app, description: unknown_ca}").
  ScenarioBuilder& Expect(std::string_view what, std::string_view result);
  ScenarioBuilder& Expect(std::string_view call, std::string_view result,
                          int times);
  ScenarioBuilder& ExpectAnyNumberOf(std::string_view call,
                                     std::string_view result);

  // Exactly allows no calls but those that are expected.
  ScenarioBuilder& Exactly();

  // Allow names something that doesn't fail the scenario: "unread_data".
  ScenarioBuilder& Allow(std::string_view name);

  // ToYaml returns it as a scenario file.
  std::string ToYaml() const;

  // Build reads ToYaml(); includes are looked for in and above `folder`. The
  // error's place is a line of ToYaml().
  Result<Scenario> Build(const std::string& folder = "") const;

  // Like Build, but a mistake ends the process with a sentence.
  operator Scenario() const;  // NOLINT: implicit by design

 private:
  std::string reason_;
  std::string world_;
  std::string includes_;
  std::string pki_;
  std::string peer_;
  std::string app_;
  std::string keychain_;
  std::string wire_;
  std::string expect_;
  bool exactly_ = false;
  std::string allow_;
};

}  // namespace shakedown::scenario

#endif  // SHAKEDOWN_SCENARIO_BUILDER_H_

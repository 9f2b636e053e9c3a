// SPDX-License-Identifier: Apache-2.0
#include "src/properties/time_lapse.h"

#include <openssl/x509.h>

#include <algorithm>
#include <ctime>
#include <optional>
#include <set>

#include "src/openssl/openssl_ptr.h"
#include "src/properties/outcome.h"
#include "src/runner/run.h"
#include "src/runner/world.h"
#include "src/simulation/clock.h"

namespace shakedown::properties {
namespace {

using scenario::Scenario;

std::optional<int64_t> SecondsOf(const ASN1_TIME* time) {
  std::tm parts = {};
  if (time == nullptr || ASN1_TIME_to_tm(time, &parts) != 1) return {};
  return timegm(&parts);
}

// Nothing for a certificate that can't be read, or has no such dates.
std::optional<Validity> ValidityOf(const std::string& name, const Bytes& der) {
  const unsigned char* in = der.data();
  const openssl::X509Ptr certificate(
      d2i_X509(nullptr, &in, static_cast<long>(der.size())));
  if (certificate == nullptr) return std::nullopt;
  const auto begins = SecondsOf(X509_get0_notBefore(certificate.get()));
  const auto ends = SecondsOf(X509_get0_notAfter(certificate.get()));
  if (!begins || !ends) return std::nullopt;
  return Validity{name, *begins, *ends};
}

Result<std::vector<Validity>> ValiditiesIn(const Scenario& scenario) {
  const auto world = runner::World::Make(scenario);
  if (!world.ok()) return world.error();
  std::vector<Validity> validities;
  for (const auto& [name, recipe] : scenario.pki) {
    const pki::Minted* minted = world.value()->Minted(name);
    if (minted == nullptr) continue;
    if (auto found = ValidityOf(name, minted->der)) {
      validities.push_back(*found);
    }
  }
  return validities;
}

// The times to run at, in order.
std::set<int64_t> TimesFor(const std::vector<Validity>& validities,
                           int64_t own) {
  std::set<int64_t> times = {own};
  for (const Validity& validity : validities) {
    for (const int64_t edge : {validity.begins, validity.ends}) {
      for (const int64_t off : {-1, 0, 1}) {
        if (edge + off >= 0) times.insert(edge + off);
      }
    }
  }
  return times;
}

bool IsValid(const Validity& validity, int64_t time) {
  return validity.begins <= time && time <= validity.ends;
}

// Does the app itself ask for refusal of what is out of date? A trusted leaf
// makes up for its dates, too (spec/handshake.md 3.1 step 5).
bool AppVerifies(const scenario::App& app) {
  const bool breaks = std::any_of(
      app.options.begin(), app.options.end(), [](const std::string& option) {
        return option.starts_with("break_on_") && option.ends_with("_auth");
      });
  return !breaks && app.enable_cert_verify.value_or(true) &&
         !app.allows_expired_certs.value_or(false) &&
         !app.allows_any_root.value_or(false) &&
         app.priv.trusted_leaf_certificates.empty();
}

// What SSLHandshake said, and whether the run ended by itself.
std::vector<std::string> OutcomeOf(const runner::RunResult& run) {
  auto outcome = Results(run.trace, "SSLHandshake");
  const auto verdict = run.judgement.verdict;
  if (verdict == runner::Verdict::kHang || verdict == runner::Verdict::kSpin) {
    outcome.push_back(runner::NameOf(verdict));
  }
  return outcome;
}

// How many seconds had passed when SSLHandshake said the first thing that is
// no would-block; all that the run took, if it never did.
int64_t SecondsUntilResult(const Trace& trace) {
  constexpr int32_t kWouldBlock = -9803;
  constexpr int64_t kPerSecond = 1000;
  int64_t last_ms = 0;
  for (const Event& event : trace.events()) {
    last_ms = event.time_ms;
    const auto* call = std::get_if<CallReturned>(&event.body);
    if (call != nullptr && call->function == "SSLHandshake" &&
        call->result != kWouldBlock) {
      break;
    }
  }
  return (last_ms + kPerSecond - 1) / kPerSecond;
}

std::string AtTime(int64_t time) { return "at " + FormatTime(time); }

// Walks through time and notes where the results change and must not, or must
// and don't.
class Walk {
 public:
  Walk(const Scenario& scenario, std::vector<Validity> validities)
      : scenario_(scenario), validities_(std::move(validities)) {}

  Result<PropertyResult> Run() {
    for (const int64_t time : TimesFor(validities_, scenario_.clock)) {
      const auto run = runner::Run(scenario_, {.starts_at = time});
      if (!run.ok()) return run.error();
      ++result_.runs;
      Step(time, time + SecondsUntilResult(run->trace), OutcomeOf(run.value()));
    }
    return std::move(result_);
  }

 private:
  // The chain was looked at between `time` and `until`.
  void Step(int64_t time, int64_t until, std::vector<std::string> outcome) {
    if (previous_) {
      const std::string crossing =
          CrossingBetween(validities_, previous_time_, until);
      const auto where = WhereTheyDiffer(*previous_, outcome);
      if (where && crossing.empty()) {
        result_.differences.push_back(
            {AtTime(time), *where +
                               " though no certificate's validity began "
                               "or ended since " +
                               FormatTime(previous_time_)});
      }
    }
    CheckLeaf(time, until, outcome);
    previous_ = std::move(outcome);
    previous_time_ = time;
  }

  // A leaf that is out of date is accepted by nobody who checks dates.
  void CheckLeaf(int64_t time, int64_t until,
                 const std::vector<std::string>& outcome) {
    const auto& chain = scenario_.peer.chain;
    if (chain.empty() || scenario_.app.is_server ||
        !AppVerifies(scenario_.app)) {
      return;
    }
    const auto leaf = std::find_if(
        validities_.begin(), validities_.end(),
        [&](const Validity& each) { return each.name == chain.front(); });
    if (leaf == validities_.end()) return;
    if (IsValid(*leaf, time) || IsValid(*leaf, until)) return;
    const bool accepted =
        std::find(outcome.begin(), outcome.end(),
                  "SSLHandshake: errSecSuccess") != outcome.end();
    if (!accepted) return;
    result_.differences.push_back(
        {AtTime(time),
         "the handshake succeeds, but '" + leaf->name + "' is not valid then"});
  }

  const Scenario& scenario_;
  std::vector<Validity> validities_;
  PropertyResult result_;
  std::optional<std::vector<std::string>> previous_;
  int64_t previous_time_ = 0;
};

// Lists and responses of issuers have dates of their own.
std::string WhyNotTimed(const Scenario& scenario) {
  for (const auto& [name, recipe] : scenario.pki) {
    if (recipe.revoked) {
      return "what the issuer of '" + name +
             "' tells of revocations has dates of its own";
    }
  }
  return "";
}

}  // namespace

std::string CrossingBetween(const std::vector<Validity>& validities,
                            int64_t earlier, int64_t later) {
  for (const Validity& validity : validities) {
    const bool begins = earlier < validity.begins && validity.begins <= later;
    const bool ends = earlier <= validity.ends && validity.ends < later;
    if (begins || ends) return validity.name;
  }
  return "";
}

Result<PropertyResult> CheckTimeLapse(const Scenario& scenario) {
  PropertyResult excluded;
  excluded.excluded = WhyNotTimed(scenario);
  if (!excluded.excluded.empty()) return excluded;
  auto validities = ValiditiesIn(scenario);
  if (!validities.ok()) return validities.error();
  return Walk(scenario, std::move(validities).value()).Run();
}

}  // namespace shakedown::properties

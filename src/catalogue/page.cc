// SPDX-License-Identifier: Apache-2.0
#include "src/catalogue/page.h"

#include <optional>
#include <string_view>
#include <vector>

#include "src/catalogue/outcomes.h"
#include "src/pki/catalogue.h"

namespace shakedown::catalogue {
namespace {

constexpr char kHead[] = R"(# Certificate defects

Generated from `src/pki/defects/` and `src/catalogue/`; write it with
`bazel run //src/cli/defects:write_page`.

A defect is put on a certificate of [a scenario](scenario-certificates.md):
`pki: {leaf: {host: api.example.com, issuer: issuing, defect: expired}}`. "Of"
says which certificates can have it: leaf, authority, any; those of a chain or
staple are put on the leaf, and change what is sent with it.

What comes of it holds for a client that checks the name of a server with an RSA
key, below a root that somebody has added; for `no_timestamps` and
`valid_for_399_days` it came with the system. The runner's defect_outcomes_test
holds the engine to every line in every profile, with the break and without.

With `kSSLSessionOptionBreakOnServerAuth`: 10.4 and 10.5.0 don't know it; in
10.5.7 it does nothing while verification is on; in 10.6 and 10.7 a refusal
comes before the break; from 10.8 on, and in `documented`, the handshake breaks
with errSSLServerAuthCompleted and goes on to errSecSuccess, since the option
switches verification off. What is no verdict about the chain ends the handshake
either way: a certificate that can't be parsed, a key that isn't the
certificate's. `shakedown list defects --format=json` has the results at the
break, alerts, SecTrust results and error codes for each profile and each place
in the chain.

"A client's" is what an app that serves gets if a client shows such a
certificate, asked for with kTryAuthenticate or kAlwaysAuthenticate: "the same"
if no release differs from the columns before. Nobody checks a client's name,
and what public authorities owe to servers they don't owe to clients. From
10.11 on, and in `documented`, SSLHandshake says it at the client's Finished, up
to 10.10 at its Certificate. kSSLSessionOptionBreakOnClientAuth is new in 10.8,
and does what the other option does for clients.

"Found" is what the evaluation finds in the `documented` profile, with the code
of SecTrustEvaluateWithError; other places in the chain stand behind it if they
differ. In 10.10 a refusal queues no alert (inferred). *Inferred* means that the
spec doesn't decide it: the row follows from the source named, or from how a
neighbouring case is known to end.
)";

std::string Release(std::string_view profile) {
  return std::string(profile.substr(profile.rfind('-') + 1));
}

std::string FoundAt(const Outcome& outcome) {
  if (outcome.detail.empty()) return outcome.finding;
  return outcome.finding + ", " + outcome.detail;
}

std::string Found(std::string_view defect) {
  std::string first;
  std::string text;
  for (const Position position : PositionsOf(defect)) {
    const auto found = FoundAt(*OutcomeOf(defect, "documented", position));
    if (first.empty()) {
      text = first = found;
    } else if (found != first) {
      text += "; on `" + std::string(NameOf(position)) + "`: " + found;
    }
  }
  return text;
}

// "10.4 to 10.7 errSSLCertExpired, 10.8 to 10.15 errSSLXCertChainInvalid".
class Runs {
 public:
  void Add(std::string_view profile, const std::string& result) {
    if (result != result_) Finish();
    if (first_.empty()) first_ = Release(profile);
    last_ = Release(profile);
    result_ = result;
  }

  std::string Text() {
    Finish();
    return text_;
  }

 private:
  void Finish() {
    if (first_.empty()) return;
    if (!text_.empty()) text_ += ", ";
    text_ += first_ + (first_ == last_ ? "" : " to " + last_) + " " + result_;
    first_.clear();
  }

  std::string first_;
  std::string last_;
  std::string result_;
  std::string text_;
};

std::string InReleases(std::string_view defect, Holder holder) {
  Runs runs;
  for (const char* profile : ProfileNames().subspan(1)) {
    runs.Add(profile, *ResultOf(defect, profile, holder));
  }
  return runs.Text();
}

std::string AsDocumented(std::string_view defect, Holder holder) {
  const auto outcome = *OutcomeOf(defect, "documented",
                                  PositionsOf(defect, holder).front(), holder);
  return outcome.result + (outcome.alert.empty() ? "" : ", alert ") +
         outcome.alert;
}

// "errSecSuccess" if it is that everywhere.
std::string Everywhere(std::string_view defect, Holder holder) {
  const std::string documented = AsDocumented(defect, holder);
  const std::string releases = InReleases(defect, holder);
  const bool is_one = releases.find(',') == std::string::npos &&
                      releases.substr(releases.rfind(' ') + 1) == documented;
  return is_one ? documented : documented + "; " + releases;
}

bool AreTheSame(std::string_view defect, Holder one, Holder other) {
  for (const char* profile : ProfileNames()) {
    for (const Position position : PositionsOf(defect, one)) {
      const auto first = OutcomeOf(defect, profile, position, one);
      const auto second = OutcomeOf(defect, profile, position, other);
      if (first->finding != second->finding ||
          first->result != second->result || first->alert != second->alert) {
        return false;
      }
    }
  }
  return true;
}

std::string OfAClient(std::string_view defect) {
  if (PositionsOf(defect, Holder::kClient).empty()) return "-";
  if (AreTheSame(defect, Holder::kServer, Holder::kClient)) return "the same";
  const std::string text = Everywhere(defect, Holder::kClient);
  if (AreTheSame(defect, Holder::kClient, Holder::kRequiredClient)) return text;
  return text + "; with kAlwaysAuthenticate " +
         Everywhere(defect, Holder::kRequiredClient);
}

std::string Row(const pki::Defect& defect) {
  const auto outcome =
      *OutcomeOf(defect.name, "documented", PositionsOf(defect.name).front());
  return std::string("| `") + defect.name + "` | " + pki::NameOf(defect.of) +
         " | " + defect.meaning + " | " + Found(defect.name) + " | " +
         AsDocumented(defect.name, Holder::kServer) + " | " +
         InReleases(defect.name, Holder::kServer) + " | " +
         OfAClient(defect.name) + " | " + outcome.source +
         (outcome.inferred ? " (*inferred*)" : "") + " |\n";
}

}  // namespace

std::string DefectsPage() {
  std::string page = kHead;
  std::optional<pki::DefectFamily> family;
  for (const pki::Defect& defect : pki::Defects()) {
    if (family != defect.family) {
      page += std::string("\n## ") + pki::NameOf(defect.family) +
              "\n\n| defect | of | what is wrong | found | `documented` | "
              "releases | a client's | known from |\n"
              "|---|---|---|---|---|---|---|---|\n";
      family = defect.family;
    }
    page += Row(defect);
  }
  return page;
}

}  // namespace shakedown::catalogue

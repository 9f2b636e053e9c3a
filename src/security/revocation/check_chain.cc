// SPDX-License-Identifier: Apache-2.0
#include "src/security/revocation/check_chain.h"

#include <utility>

namespace shakedown::security {
namespace {

using Reader = RevocationAnswer (*)(ByteView, const RevocationQuestion&);

// Collects the reasons for no answer until there is one.
class Inquiry {
 public:
  explicit Inquiry(const RevocationQuestion& question) : question_(question) {}

  void Ask(const std::vector<Bytes>* sources, Reader read) {
    if (sources == nullptr) return;
    for (const Bytes& source : *sources) {
      if (answer_.status != RevocationStatus::kNoAnswer) return;
      RevocationAnswer answer = read(source, question_);
      if (answer.status != RevocationStatus::kNoAnswer) {
        answer_ = std::move(answer);
        return;
      }
      if (!answer_.text.empty()) answer_.text += "; ";
      answer_.text += answer.text;
    }
  }

  RevocationAnswer Answer() && {
    if (answer_.status == RevocationStatus::kNoAnswer && answer_.text.empty()) {
      answer_.text = "nobody could be asked";
    }
    return std::move(answer_);
  }

 private:
  RevocationQuestion question_;
  RevocationAnswer answer_;
};

}  // namespace

std::vector<RevocationFinding> CheckChain(
    const std::vector<ParsedCertificatePtr>& chain,
    const RevocationSources& sources, const RevocationOptions& options,
    int64_t time) {
  std::vector<RevocationFinding> findings;
  for (size_t i = 0; i + 1 < chain.size(); ++i) {
    Inquiry inquiry({*chain[i], *chain[i + 1], time});
    inquiry.Ask(sources.staples, &ReadOcspResponse);
    if (options.prefers_lists) {
      inquiry.Ask(sources.lists, &ReadRevocationList);
    }
    inquiry.Ask(sources.responses, &ReadOcspResponse);
    if (!options.prefers_lists) {
      inquiry.Ask(sources.lists, &ReadRevocationList);
    }
    findings.push_back({i, std::move(inquiry).Answer()});
  }
  return findings;
}

}  // namespace shakedown::security

// SPDX-License-Identifier: Apache-2.0
// What evaluations said of dates in all runs of a time-lapse, held against the
// certificates: an end is found to be over from the second after it on, and
// never before; a beginning is found to be ahead up to the second before it,
// and never from it on.
// Example: for each run: findings.Add(time, trace); findings.Differences();
// The validities must outlive it. One thread.
#ifndef SHAKEDOWN_PROPERTIES_DATE_FINDINGS_H_
#define SHAKEDOWN_PROPERTIES_DATE_FINDINGS_H_

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "src/base/trace.h"
#include "src/properties/properties.h"
#include "src/properties/validity.h"

namespace shakedown::properties {

// DateFindingOf returns "expired 2026-01-15 12:00:00Z" or "not valid before
// 2026-01-15 12:00:00Z" of a finding about a date, else "".
std::string DateFindingOf(const TrustFinding& finding);

// AcceptedInSpiteOf returns the first such finding of an SSLHandshake whose
// next result, but for would-blocks, is success; "" if there is none. A server
// finds it at Certificate, and may say so at Finished.
std::string AcceptedInSpiteOf(const Trace& trace);

class DateFindings {
 public:
  explicit DateFindings(const std::vector<Validity>& validities);

  // Add takes a run whose clock began at `time`, seconds since 1970. Findings
  // that are untrue at their second are differences.
  void Add(int64_t time, const Trace& trace);

  // Differences lists those, and the runs that lack a finding which another run
  // has and which was as true there all the time.
  std::vector<Difference> Differences() const;

 private:
  struct Edge {
    int64_t time = 0;
    int64_t due = 0;  // past it, or before it, somebody must find it
    bool is_end = false;
  };
  struct Run {
    int64_t from = 0;
    int64_t until = 0;
    std::set<std::string> found;
  };

  void Hold(const std::string& said, int64_t time);

  std::map<std::string, Edge> edges_;  // by what a finding says of them
  std::vector<Run> runs_;
  std::vector<Difference> untrue_;
};

}  // namespace shakedown::properties

#endif  // SHAKEDOWN_PROPERTIES_DATE_FINDINGS_H_

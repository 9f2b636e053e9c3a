// SPDX-License-Identifier: Apache-2.0
// Who decides whether the peer's certificates are good.
#ifndef SHAKEDOWN_ENGINE_VERIFIER_H_
#define SHAKEDOWN_ENGINE_VERIFIER_H_

#include <cstdint>
#include <vector>

#include "src/base/bytes.h"
#include "src/engine/extensions/stapled.h"
#include "src/engine/status.h"

namespace shakedown::engine {

class Verifier {
 public:
  // A refusal is acted on when the handshake reaches the point that the rules
  // name: `status` is returned and the fatal alert `alert` queued.
  struct Verdict {
    Status status = Status::kOk;
    uint8_t alert = 0;
  };

  virtual ~Verifier() = default;

  // Verify is called once per full handshake with the peer's certificates, as
  // received (DER, leaf first, perhaps unparsable, perhaps none), and what a
  // server stapled to them (empty for a client's). It is called
  // also when the app switched verification off: the answer then is kOk unless
  // there is no usable certificate at all (spec/handshake.md 3.1).
  virtual Verdict Verify(const std::vector<Bytes>& chain,
                         const Stapled& stapled) = 0;
};

}  // namespace shakedown::engine

#endif  // SHAKEDOWN_ENGINE_VERIFIER_H_

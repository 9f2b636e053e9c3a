// SPDX-License-Identifier: Apache-2.0
// What a server sends about its certificates beside them: facts for whoever
// judges its chain. A client keeps them with the session.
#ifndef SHAKEDOWN_ENGINE_EXTENSIONS_STAPLED_H_
#define SHAKEDOWN_ENGINE_EXTENSIONS_STAPLED_H_

#include <vector>

#include "src/base/bytes.h"

namespace shakedown::engine {

struct Stapled {
  Bytes ocsp_response;      // DER, as received; empty: none
  std::vector<Bytes> scts;  // each a SerializedSCT of RFC 6962 section 3.3
  bool operator==(const Stapled&) const = default;
};

}  // namespace shakedown::engine

#endif  // SHAKEDOWN_ENGINE_EXTENSIONS_STAPLED_H_

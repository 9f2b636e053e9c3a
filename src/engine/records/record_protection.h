// SPDX-License-Identifier: Apache-2.0
// What a cipher suite does to the records of one direction.
// Example: protection->Seal(23, kTls12, data, fragment);
// Owned by one direction of one connection; counts its records.
#ifndef SHAKEDOWN_ENGINE_RECORDS_RECORD_PROTECTION_H_
#define SHAKEDOWN_ENGINE_RECORDS_RECORD_PROTECTION_H_

#include <cstdint>
#include <memory>
#include <span>

#include "src/base/bytes.h"
#include "src/engine/status.h"
#include "src/engine/suites.h"
#include "src/simulation/random.h"

namespace shakedown::engine {

class RecordProtection {
 public:
  virtual ~RecordProtection() = default;

  // A received fragment of at most this length can't hold any plaintext
  // (spec/handshake.md 2.2 step 5).
  virtual size_t overhead() const = 0;

  // SetNumber sets the next record's number. A stream counts by itself; a
  // datagram's header says it (RFC 6347 section 4.1.2.1).
  virtual void SetNumber(uint64_t) {}

  // Seal appends the fragment of one record to `out`.
  virtual void Seal(uint8_t type, uint16_t version, ByteView plaintext,
                    Bytes& out) = 0;

  // Open decrypts in place; `plaintext` then lies inside `fragment`. `version`
  // is the received record's. Errors: spec/handshake.md 5.1.
  virtual Status Open(uint8_t type, uint16_t version,
                      std::span<uint8_t> fragment, ByteView& plaintext) = 0;
};

// The secrets of one direction (RFC 5246 section 6.3).
struct DirectionKeys {
  Bytes mac_key;
  Bytes key;
  Bytes iv;
};

struct KeySizes {
  size_t mac_key = 0;
  size_t key = 0;
  size_t iv = 0;
};

// SizesOf returns how much of the key block a direction takes.
KeySizes SizesOf(const Suite& suite, uint16_t version);

enum class Use : uint8_t { kSeal, kOpen };

// MakeProtection returns the protection of `suite` at `version`. `random` gives
// the IVs of CBC and must outlive it.
std::unique_ptr<RecordProtection> MakeProtection(const Suite& suite,
                                                 uint16_t version,
                                                 const DirectionKeys& keys,
                                                 Use use, RandomStream& random);

// MakeNoProtection returns what holds before the first ChangeCipherSpec.
std::unique_ptr<RecordProtection> MakeNoProtection();

}  // namespace shakedown::engine

#endif  // SHAKEDOWN_ENGINE_RECORDS_RECORD_PROTECTION_H_

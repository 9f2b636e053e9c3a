// SPDX-License-Identifier: Apache-2.0
// Keys and self-signed certificates for the engine's own tests.
// Example: Identity identity = MakeIdentity(KeyKind::kRsa, "example.test");
#ifndef SHAKEDOWN_ENGINE_TEST_IDENTITY_H_
#define SHAKEDOWN_ENGINE_TEST_IDENTITY_H_

#include <string>

#include "src/engine/settings.h"

namespace shakedown::engine {

enum class KeyKind : uint8_t { kRsa, kEc, kEd25519 };

// MakeIdentity returns the same key and certificate for the same arguments, in
// every process.
const Identity& MakeIdentity(KeyKind kind, const std::string& name);

}  // namespace shakedown::engine

#endif  // SHAKEDOWN_ENGINE_TEST_IDENTITY_H_

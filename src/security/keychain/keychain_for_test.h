// SPDX-License-Identifier: Apache-2.0
// A simulation with a minted chain and its keychains.
// Example: class KeychainTest : public KeychainFixture {};
#ifndef SHAKEDOWN_SECURITY_KEYCHAIN_KEYCHAIN_FOR_TEST_H_
#define SHAKEDOWN_SECURITY_KEYCHAIN_KEYCHAIN_FOR_TEST_H_

#include <gtest/gtest.h>

#include <string>

#include "src/corefoundation/conversions.h"
#include "src/pki/mint.h"
#include "src/security/keychain/keychain.h"
#include "src/simulation/simulation.h"

namespace shakedown::security {

class KeychainFixture : public testing::Test {
 protected:
  KeychainFixture() {
    pki::Recipes recipes;
    recipes["root"].common_name = "Acme Root CA";
    recipes["root"].trusted = true;
    recipes["alice"].common_name = "Alice";
    recipes["alice"].issuer = "root";
    recipes["alice"].usage = pki::Usage::kClient;
    recipes["bob"].common_name = "Bob";
    recipes["bob"].issuer = "root";
    recipes["bob"].key = pki::KeyKind::kRsa2048;
    recipes["old"].common_name = "Old Alice";
    recipes["old"].issuer = "root";
    recipes["old"].defect = "expired";
    auto minted = pki::Mint(recipes, simulation.clock().UnixSeconds());
    if (minted.ok()) set = std::move(minted).value();
  }

  void Add(const std::string& name) {
    keychains.AddIdentity(set[name].der, set[name].key);
  }

  cf::CFRef<SecKeychainRef> Login() {
    return MakeKeychain("login.keychain-db");
  }

  Simulation simulation;
  Simulation::Scope scope{simulation};
  Keychains& keychains = Keychains::Current();
  pki::MintedSet set;
};

}  // namespace shakedown::security

#endif  // SHAKEDOWN_SECURITY_KEYCHAIN_KEYCHAIN_FOR_TEST_H_

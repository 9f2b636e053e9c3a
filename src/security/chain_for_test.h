// SPDX-License-Identifier: Apache-2.0
// A simulation with a minted chain: root (trusted), issuing, and leaf for
// api.example.com. A test changes the recipes, then calls MintAll.
// Example: recipes["leaf"].defect = "expired"; MintAll(); Check("a.test");
#ifndef SHAKEDOWN_SECURITY_CHAIN_FOR_TEST_H_
#define SHAKEDOWN_SECURITY_CHAIN_FOR_TEST_H_

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "src/base/bytes.h"
#include "src/pki/chain.h"
#include "src/pki/mint.h"
#include "src/security/evaluate.h"
#include "src/security/trust_store.h"
#include "src/simulation/simulation.h"

namespace shakedown::security {

class ChainTest : public testing::Test {
 protected:
  ChainTest() {
    recipes["root"].common_name = "Acme Root CA";
    recipes["root"].trusted = true;
    recipes["issuing"].common_name = "Acme TLS CA";
    recipes["issuing"].issuer = "root";
    recipes["leaf"].hosts = {"api.example.com"};
    recipes["leaf"].issuer = "issuing";
  }

  // MintAll makes the certificates and puts the trusted ones in the store.
  void MintAll() {
    auto result = pki::Mint(recipes, simulation.clock().UnixSeconds());
    ASSERT_TRUE(result.ok());
    minted = std::move(result.value());
    for (const auto& [name, certificate] : minted) {
      if (certificate.trusted) store().anchors.push_back(certificate.der);
    }
  }

  void MintWithDefect(const std::string& name, const std::string& defect) {
    recipes[name].defect = defect;
    MintAll();
  }

  std::vector<Bytes> Wire() {
    auto chain = pki::ChainFor(minted, {"leaf", "issuing"});
    return chain.ok() ? chain.value() : std::vector<Bytes>();
  }

  // Check evaluates what a server sends, as a client would.
  Evaluation Check(const std::string& host = "api.example.com") {
    EvaluationRequest request;
    request.certificates = Wire();
    request.usage = Usage::kServer;
    request.host = host;
    return Evaluate(request);
  }

  const Bytes& Der(const std::string& name) { return minted[name].der; }
  TrustStore& store() { return simulation.Slot<TrustStore>(); }

  Simulation simulation;
  Simulation::Scope scope{simulation};
  pki::Recipes recipes;
  pki::MintedSet minted;
};

}  // namespace shakedown::security

#endif  // SHAKEDOWN_SECURITY_CHAIN_FOR_TEST_H_

// SPDX-License-Identifier: Apache-2.0
// SecPolicy: what a chain must be good for, as a CF object.
// Example: CFRef<SecPolicyRef> policy = MakeSslPolicy(Usage::kServer,
// "a.test"); Immutable and thread-safe.
#ifndef SHAKEDOWN_SECURITY_POLICY_H_
#define SHAKEDOWN_SECURITY_POLICY_H_

#include <Security/SecPolicy.h>

#include <string>
#include <utility>

#include "src/corefoundation/cf_ref.h"
#include "src/corefoundation/object.h"
#include "src/security/evaluate.h"

namespace shakedown::security {

class Policy final : public cf::Object {
 public:
  using Ref = SecPolicyRef;
  static cf::TypeInfo kType;

  Policy(Usage usage, std::string host)
      : Object(kType), usage_(usage), host_(std::move(host)) {}

  Usage usage() const { return usage_; }             // kAny: basic X.509
  const std::string& host() const { return host_; }  // "": not checked

  bool Equals(const Object& other) const override;
  std::string Describe() const override;

 private:
  Usage usage_;
  std::string host_;
};

// MakeSslPolicy makes the policy for certificates of servers (kServer) or of
// clients (kClient). An empty `host` is not checked.
cf::CFRef<SecPolicyRef> MakeSslPolicy(Usage usage, std::string host);

}  // namespace shakedown::security

#endif  // SHAKEDOWN_SECURITY_POLICY_H_

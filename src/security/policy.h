// SPDX-License-Identifier: Apache-2.0
// SecPolicy: what a chain must be good for, as a CF object.
// Example: CFRef<SecPolicyRef> policy = MakeSslPolicy(Usage::kServer,
// "a.test"); Immutable and thread-safe.
#ifndef SHAKEDOWN_SECURITY_POLICY_H_
#define SHAKEDOWN_SECURITY_POLICY_H_

#include <Security/SecPolicy.h>

#include <string>
#include <utility>
#include <vector>

#include "src/corefoundation/cf_ref.h"
#include "src/corefoundation/object.h"
#include "src/security/evaluate.h"

namespace shakedown::security {

// What a policy asks. Equal contents make equal policies.
struct PolicyContent {
  std::string oid;  // kSecPolicyApple..., in digits
  Usage usage = Usage::kAny;
  std::string host = {};               // "": not checked
  CFOptionFlags revocation_flags = 0;  // kSecRevocation...; 0: none
  bool is_eap = false;
  std::vector<std::string> trusted_names = {};  // of EAP; none: not checked
  bool operator==(const PolicyContent&) const = default;
};

class Policy final : public cf::Object {
 public:
  using Ref = SecPolicyRef;
  static cf::TypeInfo kType;

  explicit Policy(PolicyContent content)
      : Object(kType), content_(std::move(content)) {}

  const PolicyContent& content() const { return content_; }
  Usage usage() const { return content_.usage; }
  const std::string& host() const { return content_.host; }

  // Revocation is what the policy asks about it, when the network may be asked
  // or not.
  RevocationOptions Revocation(bool network_allowed) const;

  bool Equals(const Object& other) const override;
  std::string Describe() const override;

 private:
  PolicyContent content_;
};

// MakeSslPolicy makes the policy for certificates of servers (kServer) or of
// clients (kClient). An empty `host` is not checked.
cf::CFRef<SecPolicyRef> MakeSslPolicy(Usage usage, std::string host);

}  // namespace shakedown::security

#endif  // SHAKEDOWN_SECURITY_POLICY_H_

// SPDX-License-Identifier: Apache-2.0
// The object behind CFErrorRef.
// Example: MakeError(kCFErrorDomainOSStatus, -9807, nullptr).
#ifndef SHAKEDOWN_COREFOUNDATION_ERROR_H_
#define SHAKEDOWN_COREFOUNDATION_ERROR_H_

#include <CoreFoundation/CFError.h>

#include <string>
#include <utility>

#include "src/corefoundation/cf_ref.h"
#include "src/corefoundation/object.h"

namespace shakedown::cf {

class ErrorObject final : public Object {
 public:
  using Ref = CFErrorRef;
  static TypeInfo kType;

  // `user_info` is never NULL.
  ErrorObject(CFRef<CFStringRef> domain, CFIndex code,
              CFRef<CFDictionaryRef> user_info)
      : Object(kType),
        domain_(std::move(domain)),
        code_(code),
        user_info_(std::move(user_info)) {}

  // Equal are errors of the same domain, code and user info.
  bool Equals(const Object& other) const override;
  CFHashCode Hash() const override { return static_cast<CFHashCode>(code_); }
  std::string Describe() const override;

  CFStringRef domain() const { return domain_.get(); }
  CFIndex code() const { return code_; }
  CFDictionaryRef user_info() const { return user_info_.get(); }

  // Texts for people, in UTF-8. Empty: nothing is known.
  std::string Description() const;
  std::string FailureReason() const;
  std::string RecoverySuggestion() const;

 private:
  std::string Text(CFStringRef key) const;
  std::string DomainName() const;

  CFRef<CFStringRef> domain_;
  CFIndex code_;
  CFRef<CFDictionaryRef> user_info_;
};

// MakeError retains `user_info`, which may be NULL.
CFRef<CFErrorRef> MakeError(CFErrorDomain domain, CFIndex code,
                            CFDictionaryRef user_info);

}  // namespace shakedown::cf

#endif  // SHAKEDOWN_COREFOUNDATION_ERROR_H_

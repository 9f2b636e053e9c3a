// SPDX-License-Identifier: Apache-2.0
// SecTrustEvaluateAsync and its like. There is one thread: the block runs
// before the function returns, and the queue is not used.
#include <Security/SecTrust.h>

#include "src/corefoundation/cf_ref.h"

namespace {

// How a compiler with blocks lays them out (the Blocks ABI of clang), so that
// this file needs no such compiler.
template <class... Arguments>
struct Block {
  void* isa;
  int flags;
  int reserved;
  void (*invoke)(const void* self, Arguments... arguments);
};

template <class... Arguments>
void Call(const void* block, Arguments... arguments) {
  static_cast<const Block<Arguments...>*>(block)->invoke(block, arguments...);
}

}  // namespace

OSStatus SecTrustEvaluateAsync(SecTrustRef trust, dispatch_queue_t,
                               SecTrustCallback result) {
  if (trust == nullptr || result == nullptr) return errSecParam;
  SecTrustResultType verdict = kSecTrustResultInvalid;
  const OSStatus status = SecTrustEvaluate(trust, &verdict);
  if (status != errSecSuccess) return status;
  Call(result, trust, verdict);
  return errSecSuccess;
}

OSStatus SecTrustEvaluateAsyncWithError(SecTrustRef trust, dispatch_queue_t,
                                        SecTrustWithErrorCallback result) {
  if (trust == nullptr || result == nullptr) return errSecParam;
  shakedown::cf::CFRef<CFErrorRef> error;
  const bool is_trusted = SecTrustEvaluateWithError(trust, error.Receive());
  Call(result, trust, is_trusted, error.get());
  return errSecSuccess;
}

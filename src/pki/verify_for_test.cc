// SPDX-License-Identifier: Apache-2.0
#include "src/pki/verify_for_test.h"

#include <openssl/x509_vfy.h>

#include "src/openssl/library_context.h"
#include "src/pki/chain.h"

namespace shakedown::pki {

using openssl::Deleter;
using openssl::LibraryContext;

namespace {

void FreeAll(STACK_OF(X509) * stack) { sk_X509_pop_free(stack, &X509_free); }
using StackPtr = std::unique_ptr<STACK_OF(X509), Deleter<&FreeAll>>;

}  // namespace

openssl::X509Ptr Parse(const Bytes& der) {
  X509* certificate = X509_new_ex(LibraryContext(), nullptr);
  const unsigned char* position = der.data();
  d2i_X509(&certificate, &position, static_cast<long>(der.size()));
  return openssl::X509Ptr(certificate);
}

int Verify(const MintedSet& set, const std::vector<std::string>& names,
           const std::string& host) {
  openssl::StorePtr store(X509_STORE_new());
  for (const auto& [name, minted] : set) {
    if (!minted.trusted) continue;
    X509_STORE_add_cert(store.get(), Parse(minted.der).get());
  }
  StackPtr sent(sk_X509_new_null());
  const std::vector<Bytes> chain = ChainFor(set, names).value();
  for (const Bytes& der : chain) {
    openssl::X509Ptr certificate = Parse(der);
    if (!certificate) return -1;
    sk_X509_push(sent.get(), certificate.release());
  }
  openssl::StoreContextPtr context(
      X509_STORE_CTX_new_ex(LibraryContext(), nullptr));
  X509_STORE_CTX_init(context.get(), store.get(), sk_X509_value(sent.get(), 0),
                      sent.get());
  X509_STORE_CTX_set_default(context.get(), "ssl_server");
  X509_VERIFY_PARAM* parameters = X509_STORE_CTX_get0_param(context.get());
  X509_VERIFY_PARAM_set_time(parameters, kNow);
  X509_VERIFY_PARAM_set_auth_level(parameters, 1);
  if (!host.empty()) {
    X509_VERIFY_PARAM_set1_host(parameters, host.data(), host.size());
  }
  X509_verify_cert(context.get());
  return X509_STORE_CTX_get_error(context.get());
}

}  // namespace shakedown::pki

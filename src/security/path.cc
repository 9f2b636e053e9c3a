// SPDX-License-Identifier: Apache-2.0
#include "src/security/path.h"

#include <openssl/err.h>
#include <openssl/x509_vfy.h>

#include <memory>

#include "src/openssl/library_context.h"
#include "src/openssl/openssl_ptr.h"

namespace shakedown::security {
namespace {

struct StackDeleter {
  void operator()(STACK_OF(X509) * stack) const { sk_X509_free(stack); }
};
// Borrows its certificates.
using StackPtr = std::unique_ptr<STACK_OF(X509), StackDeleter>;

openssl::StorePtr MakeStore(const std::vector<ParsedCertificatePtr>& anchors) {
  openssl::StorePtr store(X509_STORE_new());
  for (const auto& anchor : anchors) {
    X509_STORE_add_cert(store.get(), anchor->x509());
  }
  return store;
}

StackPtr MakeStack(const std::vector<ParsedCertificatePtr>& certificates) {
  StackPtr stack(sk_X509_new_null());
  for (const auto& certificate : certificates) {
    sk_X509_push(stack.get(), certificate->x509());
  }
  return stack;
}

int CollectProblem(int ok, X509_STORE_CTX* context) {
  if (ok) return 1;
  auto* problems = static_cast<std::vector<PathProblem>*>(
      X509_STORE_CTX_get_app_data(context));
  const int depth = X509_STORE_CTX_get_error_depth(context);
  problems->push_back({X509_STORE_CTX_get_error(context),
                       static_cast<size_t>(depth < 0 ? 0 : depth)});
  return 1;
}

void SetOptions(X509_VERIFY_PARAM* param, const PathOptions& options) {
  X509_VERIFY_PARAM_set_time(param, options.time);
  // An anchor need not be self-signed to end a path.
  X509_VERIFY_PARAM_set_flags(param, X509_V_FLAG_PARTIAL_CHAIN);
  // Key sizes and digests are the policy's business, not libcrypto's.
  X509_VERIFY_PARAM_set_auth_level(param, 0);
  switch (options.usage) {
    case Usage::kAny:
      return;
    case Usage::kServer:
      X509_VERIFY_PARAM_set_purpose(param, X509_PURPOSE_SSL_SERVER);
      return;
    case Usage::kClient:
      X509_VERIFY_PARAM_set_purpose(param, X509_PURPOSE_SSL_CLIENT);
      return;
  }
}

ParsedCertificatePtr FindParsed(
    X509* wanted, const std::vector<ParsedCertificatePtr>& certificates) {
  for (const auto& certificate : certificates) {
    if (certificate->x509() == wanted) return certificate;
  }
  return nullptr;
}

std::vector<ParsedCertificatePtr> BuiltChain(
    X509_STORE_CTX* context, const std::vector<ParsedCertificatePtr>& untrusted,
    const std::vector<ParsedCertificatePtr>& anchors) {
  std::vector<ParsedCertificatePtr> chain;
  const STACK_OF(X509)* built = X509_STORE_CTX_get0_chain(context);
  for (int i = 0; i < sk_X509_num(built); ++i) {
    X509* x509 = sk_X509_value(built, i);
    ParsedCertificatePtr parsed = FindParsed(x509, untrusted);
    if (!parsed) parsed = FindParsed(x509, anchors);
    if (parsed) chain.push_back(std::move(parsed));
  }
  if (chain.empty()) chain.push_back(untrusted.front());
  return chain;
}

}  // namespace

Path BuildPath(const std::vector<ParsedCertificatePtr>& certificates,
               const std::vector<ParsedCertificatePtr>& anchors,
               const PathOptions& options) {
  Path path;
  const openssl::StorePtr store = MakeStore(anchors);
  const StackPtr untrusted = MakeStack(certificates);
  const openssl::StoreContextPtr context(
      X509_STORE_CTX_new_ex(openssl::LibraryContext(), nullptr));
  X509_STORE_CTX_init(context.get(), store.get(), certificates.front()->x509(),
                      untrusted.get());
  X509_STORE_CTX_set_app_data(context.get(), &path.problems);
  X509_STORE_CTX_set_verify_cb(context.get(), &CollectProblem);
  SetOptions(X509_STORE_CTX_get0_param(context.get()), options);
  if (X509_verify_cert(context.get()) <= 0 && path.problems.empty()) {
    path.problems.push_back({X509_STORE_CTX_get_error(context.get()), 0});
  }
  ERR_clear_error();
  path.chain = BuiltChain(context.get(), certificates, anchors);
  return path;
}

}  // namespace shakedown::security

// SPDX-License-Identifier: Apache-2.0
#include "src/security/path.h"

#include <openssl/err.h>
#include <openssl/x509_vfy.h>

#include <algorithm>
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

bool HasIssuersName(X509* certificate, X509* issuer) {
  return X509_NAME_cmp(X509_get_issuer_name(certificate),
                       X509_get_subject_name(issuer)) == 0;
}

// Nobody can tell whether such a signature is right: it is broken, not of
// another issuer.
bool IsOfUnknownAlgorithm(X509* certificate) {
  return X509_get_signature_nid(certificate) == NID_undef;
}

// Who signed is decided by the name, as libcrypto does it, but also without it
// if the signature says so: it would refuse an identifier of another key, which
// is but a hint (RFC 5280 section 4.2.1.1), and extensions that can't be read,
// which shall be a finding of their own.
int IsIssuer(X509_STORE_CTX*, X509* certificate, X509* issuer) {
  const int answer = X509_check_issued(issuer, certificate);
  if (answer == X509_V_OK || answer == X509_V_ERR_KEYUSAGE_NO_CERTSIGN) {
    return 1;
  }
  if (!HasIssuersName(certificate, issuer)) return 0;
  if (IsOfUnknownAlgorithm(certificate)) return 1;
  EVP_PKEY* key = X509_get0_pubkey(issuer);
  return key != nullptr && X509_verify(certificate, key) == 1 ? 1 : 0;
}

openssl::StorePtr MakeStore(const std::vector<ParsedCertificatePtr>& anchors) {
  openssl::StorePtr store(X509_STORE_new());
  X509_STORE_set_check_issued(store.get(), &IsIssuer);
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

Path BuildOnePath(const std::vector<ParsedCertificatePtr>& certificates,
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

bool EndsInAnAnchor(const Path& path) {
  return std::none_of(
      path.problems.begin(), path.problems.end(), [](const PathProblem& at) {
        return at.error == X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT ||
               at.error == X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN ||
               at.error == X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT ||
               at.error == X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY ||
               at.error == X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE;
      });
}

bool HasNamesake(const ParsedCertificatePtr& certificate,
                 const std::vector<ParsedCertificatePtr>& others) {
  return std::any_of(
      others.begin(), others.end(), [&](const ParsedCertificatePtr& other) {
        return other->der() != certificate->der() &&
               X509_NAME_cmp(X509_get_subject_name(other->x509()),
                             X509_get_subject_name(certificate->x509())) == 0;
      });
}

// Takes out the highest issuer of `path` in whose place another could stand.
bool TakeOutReplaceable(const Path& path,
                        std::vector<ParsedCertificatePtr>& certificates) {
  for (size_t i = path.chain.size(); i > 1; --i) {
    const ParsedCertificatePtr& issuer = path.chain[i - 1];
    if (!HasNamesake(issuer, certificates)) continue;
    const auto removed = std::erase_if(
        certificates, [&](const ParsedCertificatePtr& certificate) {
          return certificate->der() == issuer->der();
        });
    if (removed > 0) return true;
  }
  return false;
}

}  // namespace

Path BuildPath(const std::vector<ParsedCertificatePtr>& certificates,
               const std::vector<ParsedCertificatePtr>& anchors,
               const PathOptions& options) {
  constexpr int kMostDetours = 8;
  const Path first = BuildOnePath(certificates, anchors, options);
  if (!options.tries_other_paths) return first;
  std::vector<ParsedCertificatePtr> rest = certificates;
  Path path = first;
  for (int i = 0; i < kMostDetours && !EndsInAnAnchor(path); ++i) {
    if (!TakeOutReplaceable(path, rest)) return first;
    path = BuildOnePath(rest, anchors, options);
  }
  return EndsInAnAnchor(path) ? path : first;
}

}  // namespace shakedown::security

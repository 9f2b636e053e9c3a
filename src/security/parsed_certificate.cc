// SPDX-License-Identifier: Apache-2.0
#include "src/security/parsed_certificate.h"

#include <arpa/inet.h>
#include <openssl/err.h>

#include <array>
#include <ctime>
#include <deque>
#include <mutex>
#include <string_view>
#include <unordered_map>

#include "src/openssl/library_context.h"
#include "src/security/printable.h"

namespace shakedown::security {
namespace {

constexpr const char* kNameless = "a certificate without a name";

std::string ToUtf8(const ASN1_STRING* text) {
  unsigned char* utf8 = nullptr;
  const int length = ASN1_STRING_to_UTF8(&utf8, text);
  if (length < 0) {
    ERR_clear_error();
    return "";
  }
  std::string result(reinterpret_cast<char*>(utf8),
                     static_cast<size_t>(length));
  OPENSSL_free(utf8);
  return result;
}

std::optional<std::string> LastEntry(const X509_NAME* name, int nid) {
  std::optional<std::string> found;
  for (int at = -1; (at = X509_NAME_get_index_by_NID(name, nid, at)) >= 0;) {
    found = ToUtf8(X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)));
  }
  return found;
}

std::optional<std::string> NameSummary(const X509_NAME* name) {
  for (int nid :
       {NID_commonName, NID_organizationalUnitName, NID_organizationName}) {
    std::optional<std::string> entry = LastEntry(name, nid);
    if (entry && !entry->empty()) return entry;
  }
  return std::nullopt;
}

openssl::X509Ptr Decode(ByteView der) {
  X509* x509 = X509_new_ex(openssl::LibraryContext(), nullptr);
  const unsigned char* at = der.data();
  // On failure d2i_X509 frees it and stores a null pointer.
  d2i_X509(&x509, &at, static_cast<long>(der.size()));  // NOLINT: its type
  openssl::X509Ptr result(x509);
  ERR_clear_error();
  return at == der.data() + der.size() ? std::move(result) : nullptr;
}

// Forgets the oldest first, so that a fuzzer's certificates don't pile up.
class Cache {
 public:
  ParsedCertificatePtr Find(std::string_view der) {
    const std::lock_guard<std::mutex> lock(mutex_);
    const auto found = by_der_.find(der);
    return found == by_der_.end() ? nullptr : found->second;
  }

  void Add(const ParsedCertificatePtr& parsed) {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (!by_der_.emplace(KeyOf(*parsed), parsed).second) return;
    by_age_.push_back(parsed);
    if (by_age_.size() <= kMaximum) return;
    by_der_.erase(KeyOf(*by_age_.front()));
    by_age_.pop_front();
  }

 private:
  static constexpr size_t kMaximum = 256;

  // The keys are views of the values' DER.
  static std::string_view KeyOf(const ParsedCertificate& parsed) {
    return {reinterpret_cast<const char*>(parsed.der().data()),
            parsed.der().size()};
  }

  std::mutex mutex_;
  std::unordered_map<std::string_view, ParsedCertificatePtr> by_der_;
  std::deque<ParsedCertificatePtr> by_age_;
};

}  // namespace

std::string FormatAddress(const ASN1_OCTET_STRING* address) {
  const int length = ASN1_STRING_length(address);
  if (length != 4 && length != 16) return "";
  std::array<char, INET6_ADDRSTRLEN> text = {};
  inet_ntop(length == 4 ? AF_INET : AF_INET6, ASN1_STRING_get0_data(address),
            text.data(), text.size());
  return text.data();
}

std::optional<int64_t> SecondsOf(const ASN1_TIME* time) {
  std::tm parts = {};
  if (time == nullptr || !ASN1_TIME_to_tm(time, &parts)) {
    ERR_clear_error();
    return std::nullopt;
  }
  return timegm(&parts);
}

std::optional<std::string> ParsedCertificate::CommonName() const {
  return LastEntry(X509_get_subject_name(x509()), NID_commonName);
}

std::optional<std::string> ParsedCertificate::Summary() const {
  auto summary = NameSummary(X509_get_subject_name(x509()));
  if (summary) return summary;
  const std::vector<std::string> names = AlternativeNames();
  if (names.empty()) return std::nullopt;
  return names.front();
}

std::string ParsedCertificate::Label() const {
  return Printable(Summary().value_or(kNameless));
}

std::string ParsedCertificate::IssuerLabel() const {
  return Printable(
      NameSummary(X509_get_issuer_name(x509())).value_or(kNameless));
}

std::vector<std::string> ParsedCertificate::AlternativeNames() const {
  const std::unique_ptr<GENERAL_NAMES, openssl::Deleter<&GENERAL_NAMES_free>>
      names(static_cast<GENERAL_NAMES*>(
          X509_get_ext_d2i(x509(), NID_subject_alt_name, nullptr, nullptr)));
  std::vector<std::string> result;
  for (int i = 0; i < sk_GENERAL_NAME_num(names.get()); ++i) {
    const GENERAL_NAME* name = sk_GENERAL_NAME_value(names.get(), i);
    std::string text;
    if (name->type == GEN_DNS) text = ToUtf8(name->d.dNSName);
    if (name->type == GEN_IPADD) text = FormatAddress(name->d.iPAddress);
    if (!text.empty()) result.push_back(std::move(text));
  }
  return result;
}

std::optional<int64_t> ParsedCertificate::NotBefore() const {
  return SecondsOf(X509_get0_notBefore(x509()));
}

std::optional<int64_t> ParsedCertificate::NotAfter() const {
  return SecondsOf(X509_get0_notAfter(x509()));
}

bool ParsedCertificate::IsSelfIssued() const {
  return X509_NAME_cmp(X509_get_subject_name(x509()),
                       X509_get_issuer_name(x509())) == 0;
}

ParsedCertificatePtr ParseCertificate(ByteView der) {
  // Never destroyed: other threads may still run when the process ends.
  static Cache& cache = *new Cache;
  const std::string_view key(reinterpret_cast<const char*>(der.data()),
                             der.size());
  if (ParsedCertificatePtr known = cache.Find(key)) return known;
  openssl::X509Ptr x509 = Decode(der);
  if (!x509) return nullptr;
  auto parsed = std::make_shared<const ParsedCertificate>(
      Bytes(der.begin(), der.end()), std::move(x509));
  cache.Add(parsed);
  return parsed;
}

}  // namespace shakedown::security

// SPDX-License-Identifier: Apache-2.0
// SecGenerateSelfSignedCertificate.
#include <Security/SecCertificateRequest.h>
#include <openssl/err.h>

#include <iterator>
#include <string>
#include <vector>

#include "src/corefoundation/conversions.h"
#include "src/openssl/library_context.h"
#include "src/openssl/openssl_ptr.h"
#include "src/security/certificate.h"
#include "src/security/key.h"
#include "src/security/keychain/keychains.h"
#include "src/simulation/simulation.h"

const CFStringRef kSecOidCommonName = CFSTR("CN");
const CFStringRef kSecOidCountryName = CFSTR("C");
const CFStringRef kSecOidStateProvinceName = CFSTR("ST");
const CFStringRef kSecOidLocalityName = CFSTR("L");
const CFStringRef kSecOidOrganization = CFSTR("O");
const CFStringRef kSecOidOrganizationalUnit = CFSTR("OU");
const CFStringRef kSecCSRBasicContraintsPathLen =
    CFSTR("csrBasicContraintsPathLen");
const CFStringRef kSecCertificateKeyUsage = CFSTR("keyUsage");
const CFStringRef kSecSubjectAltName = CFSTR("subjectAltName");
const CFStringRef kSecCSRChallengePassword = CFSTR("csrChallengePassword");
const CFStringRef kSecCertificateExtensions = CFSTR("certificateExtensions");
const CFStringRef kSecCertificateExtensionsEncoded =
    CFSTR("certificateExtensionsEncoded");

namespace shakedown::security {
namespace {

constexpr int64_t kYearSeconds = 365LL * 24 * 60 * 60;

// The element of an array if it is a T, else null.
template <typename T>
T At(CFArrayRef array, CFIndex index, CFTypeID type) {
  if (index >= CFArrayGetCount(array)) return nullptr;
  const CFTypeRef value = CFArrayGetValueAtIndex(array, index);
  return CFGetTypeID(value) == type ? static_cast<T>(value) : nullptr;
}

CFArrayRef ArrayAt(CFArrayRef array, CFIndex index) {
  return At<CFArrayRef>(array, index, CFArrayGetTypeID());
}

CFStringRef StringAt(CFArrayRef array, CFIndex index) {
  return At<CFStringRef>(array, index, CFStringGetTypeID());
}

// One name: pairs of a part and its text.
bool AppendName(CFArrayRef pairs, X509_NAME* name) {
  for (CFIndex i = 0; i < CFArrayGetCount(pairs); ++i) {
    const CFArrayRef pair = ArrayAt(pairs, i);
    const CFStringRef part = pair != nullptr ? StringAt(pair, 0) : nullptr;
    const CFStringRef text = pair != nullptr ? StringAt(pair, 1) : nullptr;
    if (part == nullptr || text == nullptr) return false;
    const std::string value = cf::ToStdString(text);
    if (!X509_NAME_add_entry_by_txt(
            name, cf::ToStdString(part).c_str(), MBSTRING_UTF8,
            reinterpret_cast<const unsigned char*>(value.data()),
            static_cast<int>(value.size()), -1, i == 0 ? 0 : -1)) {
      return false;
    }
  }
  return true;
}

bool SetSubject(CFArrayRef subject, X509* x509) {
  X509_NAME* name = X509_get_subject_name(x509);
  for (CFIndex i = 0; i < CFArrayGetCount(subject); ++i) {
    const CFArrayRef pairs = ArrayAt(subject, i);
    if (pairs == nullptr || !AppendName(pairs, name)) return false;
  }
  return X509_set_issuer_name(x509, name) == 1;
}

void AddExtension(X509* x509, int nid, const std::string& text) {
  X509V3_CTX context;
  X509V3_set_ctx(&context, x509, x509, nullptr, nullptr, 0);
  X509_EXTENSION* extension =
      X509V3_EXT_nconf_nid(nullptr, &context, nid, text.c_str());
  if (extension != nullptr) X509_add_ext(x509, extension, -1);
  X509_EXTENSION_free(extension);
}

void CollectHosts(CFTypeRef value, std::vector<std::string>& hosts) {
  if (value == nullptr) return;
  if (CFGetTypeID(value) == CFStringGetTypeID()) {
    hosts.push_back(cf::ToStdString(static_cast<CFStringRef>(value)));
  } else if (CFGetTypeID(value) == CFArrayGetTypeID()) {
    const auto array = static_cast<CFArrayRef>(value);
    for (CFIndex i = 0; i < CFArrayGetCount(array); ++i) {
      CollectHosts(StringAt(array, i), hosts);
    }
  } else if (CFGetTypeID(value) == CFDictionaryGetTypeID()) {
    CollectHosts(CFDictionaryGetValue(static_cast<CFDictionaryRef>(value),
                                      CFSTR("dNSName")),
                 hosts);
  }
}

// A text that is part of an extension's must not begin another part of it.
bool IsPlain(const std::string& host) {
  return !host.empty() && host.find_first_of(",:\n") == std::string::npos;
}

void AddHosts(CFDictionaryRef parameters, X509* x509) {
  std::vector<std::string> hosts;
  CollectHosts(CFDictionaryGetValue(parameters, kSecSubjectAltName), hosts);
  std::string text;
  for (const std::string& host : hosts) {
    if (IsPlain(host)) text += (text.empty() ? "DNS:" : ",DNS:") + host;
  }
  if (!text.empty()) AddExtension(x509, NID_subject_alt_name, text);
}

int64_t NumberOr(CFDictionaryRef parameters, CFStringRef key, int64_t other) {
  const CFTypeRef value = CFDictionaryGetValue(parameters, key);
  if (value == nullptr || CFGetTypeID(value) != CFNumberGetTypeID()) {
    return other;
  }
  CFNumberGetValue(static_cast<CFNumberRef>(value), kCFNumberSInt64Type,
                   &other);
  return other;
}

void AddUsages(int64_t usages, X509* x509) {
  // In the order of the bits of SecKeyUsage.
  const char* const names[] = {
      "digitalSignature", "nonRepudiation", "keyEncipherment",
      "dataEncipherment", "keyAgreement",   "keyCertSign",
      "cRLSign",          "encipherOnly",   "decipherOnly"};
  std::string text;
  for (size_t i = 0; i < std::size(names); ++i) {
    if ((usages >> i & 1) == 0) continue;
    text += (text.empty() ? "" : ",") + std::string(names[i]);
  }
  if (!text.empty()) AddExtension(x509, NID_key_usage, text);
}

void AddExtensions(CFDictionaryRef parameters, X509* x509) {
  const int64_t path_length =
      NumberOr(parameters, kSecCSRBasicContraintsPathLen, -1);
  if (path_length >= 0) {
    AddExtension(x509, NID_basic_constraints,
                 "critical,CA:TRUE,pathlen:" + std::to_string(path_length));
  }
  AddUsages(NumberOr(parameters, kSecCertificateKeyUsage, 0), x509);
  AddHosts(parameters, x509);
}

void SetSerialAndDates(X509* x509) {
  Simulation& simulation = Simulation::Current();
  ASN1_INTEGER_set_uint64(X509_get_serialNumber(x509),
                          simulation.app_random().Next() >> 1);
  const int64_t now = simulation.clock().UnixSeconds();
  ASN1_TIME_set(X509_getm_notBefore(x509), now);
  ASN1_TIME_set(X509_getm_notAfter(x509), now + kYearSeconds);
}

bool SignWith(EVP_PKEY* key, X509* x509) {
  if (Keychains::Current().Permission(key) != errSecSuccess) return false;
  const openssl::PrivateKeyUse use;
  const openssl::DigestContextPtr context(EVP_MD_CTX_new());
  return EVP_DigestSignInit_ex(context.get(), nullptr, "SHA256",
                               openssl::LibraryContext(), nullptr, key,
                               nullptr) > 0 &&
         X509_sign_ctx(x509, context.get()) > 0;
}

cf::CFRef<SecCertificateRef> Generate(CFArrayRef subject,
                                      CFDictionaryRef parameters,
                                      const Key& public_key,
                                      const Key& private_key) {
  const openssl::X509Ptr x509(X509_new_ex(openssl::LibraryContext(), nullptr));
  X509_set_version(x509.get(), X509_VERSION_3);
  SetSerialAndDates(x509.get());
  if (!SetSubject(subject, x509.get()) ||
      !X509_set_pubkey(x509.get(), public_key.key().get())) {
    return {};
  }
  if (parameters != nullptr) AddExtensions(parameters, x509.get());
  if (!SignWith(private_key.key().get(), x509.get())) return {};
  unsigned char* der = nullptr;
  const int length = i2d_X509(x509.get(), &der);
  if (length <= 0) return {};
  auto certificate = MakeCertificate({der, static_cast<size_t>(length)});
  OPENSSL_free(der);
  return certificate;
}

}  // namespace
}  // namespace shakedown::security

SecCertificateRef SecGenerateSelfSignedCertificate(CFArrayRef subject,
                                                   CFDictionaryRef parameters,
                                                   SecKeyRef public_key,
                                                   SecKeyRef private_key) {
  namespace cf = shakedown::cf;
  using shakedown::security::Key;
  if (subject == nullptr || public_key == nullptr || private_key == nullptr) {
    return nullptr;
  }
  auto certificate = shakedown::security::Generate(
      subject, parameters, cf::Expect<Key>(public_key, __func__),
      cf::Expect<Key>(private_key, __func__));
  ERR_clear_error();
  return certificate.Release();
}

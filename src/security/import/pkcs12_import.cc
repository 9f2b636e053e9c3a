// SPDX-License-Identifier: Apache-2.0
// SecPKCS12Import: a dictionary for each identity, with its chain and trust.
#include <Security/SecImportExport.h>
#include <Security/SecPolicy.h>
#include <Security/SecTrust.h>

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

#include "src/corefoundation/conversions.h"
#include "src/security/certificate.h"
#include "src/security/identity.h"
#include "src/security/import/items_out.h"
#include "src/security/import/pkcs12.h"
#include "src/security/keychain/keychain.h"
#include "src/security/parsed_certificate.h"

const CFStringRef kSecImportExportPassphrase = CFSTR("passphrase");
const CFStringRef kSecImportExportKeychain = CFSTR("keychain");
const CFStringRef kSecImportExportAccess = CFSTR("access");
const CFStringRef kSecImportToMemoryOnly = CFSTR("memoryOnly");
const CFStringRef kSecImportItemLabel = CFSTR("label");
const CFStringRef kSecImportItemKeyID = CFSTR("keyid");
const CFStringRef kSecImportItemTrust = CFSTR("trust");
const CFStringRef kSecImportItemCertChain = CFSTR("chain");
const CFStringRef kSecImportItemIdentity = CFSTR("identity");

namespace shakedown::security {
namespace {

using cf::CFRef;
using Items = std::vector<ParsedItem>;

struct Options {
  Passphrase passphrase;
  SecKeychainRef keychain = nullptr;
  bool memory_only = false;
};

Options ReadOptions(CFDictionaryRef dictionary) {
  Options options;
  options.passphrase = ToPassphrase(
      CFDictionaryGetValue(dictionary, kSecImportExportPassphrase));
  const CFTypeRef keychain =
      CFDictionaryGetValue(dictionary, kSecImportExportKeychain);
  if (cf::As<Keychain>(keychain) != nullptr) {
    options.keychain =
        const_cast<SecKeychainRef>(static_cast<const __SecKeychain*>(keychain));
  }
  options.memory_only =
      CFDictionaryGetValue(dictionary, kSecImportToMemoryOnly) ==
      kCFBooleanTrue;
  return options;
}

bool IsIssuedBy(const ParsedCertificate& subject,
                const ParsedCertificate& issuer) {
  return X509_NAME_cmp(X509_get_issuer_name(subject.x509()),
                       X509_get_subject_name(issuer.x509())) == 0;
}

// The certificate's issuer among the items, if it stands there.
std::optional<size_t> FindIssuer(const Items& items, size_t of) {
  const ParsedCertificatePtr subject = ParseCertificate(items[of].der);
  if (!subject || subject->IsSelfIssued()) return std::nullopt;
  for (size_t i = 0; i < items.size(); ++i) {
    if (i == of || items[i].type != kSecItemTypeCertificate) continue;
    const ParsedCertificatePtr issuer = ParseCertificate(items[i].der);
    if (issuer && IsIssuedBy(*subject, *issuer)) return i;
  }
  return std::nullopt;
}

std::vector<size_t> ChainFrom(const Items& items, size_t leaf) {
  std::vector<size_t> chain = {leaf};
  std::optional<size_t> next = FindIssuer(items, leaf);
  while (next && std::count(chain.begin(), chain.end(), *next) == 0) {
    chain.push_back(*next);
    next = FindIssuer(items, *next);
  }
  return chain;
}

CFRef<SecTrustRef> MakeTrust(CFArrayRef chain) {
  const auto policy = CFRef<SecPolicyRef>::Adopt(SecPolicyCreateBasicX509());
  CFRef<SecTrustRef> trust;
  SecTrustCreateWithCertificates(chain, policy.get(), trust.Receive());
  return trust;
}

// What SecPKCS12Import tells of one certificate, with its key if it has one.
CFRef<CFDictionaryRef> Tell(const Items& items,
                            const std::vector<size_t>& chain,
                            const ParsedItem* key) {
  const auto dictionary = cf::MakeMutableDictionary();
  const auto list = cf::MakeMutableArray();
  for (const size_t i : chain) {
    CFArrayAppendValue(list.get(), MakeCertificate(items[i].der).get());
  }
  const ParsedItem& leaf = items[chain.front()];
  const std::string& label =
      key != nullptr && !key->label.empty() ? key->label : leaf.label;
  const auto set = [&dictionary](CFStringRef name, CFTypeRef value) {
    if (value != nullptr) CFDictionarySetValue(dictionary.get(), name, value);
  };
  if (!label.empty()) set(kSecImportItemLabel, cf::MakeString(label).get());
  if (key != nullptr) {
    if (!key->key_id.empty()) {
      set(kSecImportItemKeyID, cf::MakeData(key->key_id).get());
    }
    set(kSecImportItemIdentity, MakeIdentity(leaf.der, key->key).get());
  }
  set(kSecImportItemTrust, MakeTrust(list.get()).get());
  set(kSecImportItemCertChain, list.get());
  return CFRef<CFDictionaryRef>::Adopt(
      CFDictionaryCreateCopy(kCFAllocatorDefault, dictionary.get()));
}

CFRef<CFArrayRef> TellAll(const Items& items) {
  const auto array = cf::MakeMutableArray();
  std::set<size_t> told;
  for (const Pair& pair : PairKeys(items)) {
    if (!pair.certificate) continue;
    const auto chain = ChainFrom(items, *pair.certificate);
    told.insert(chain.begin(), chain.end());
    CFArrayAppendValue(array.get(), Tell(items, chain, &items[pair.key]).get());
  }
  for (size_t i = 0; i < items.size(); ++i) {
    if (items[i].type != kSecItemTypeCertificate || told.count(i) > 0) continue;
    CFArrayAppendValue(array.get(),
                       Tell(items, ChainFrom(items, i), nullptr).get());
  }
  return CFRef<CFArrayRef>::Adopt(
      CFArrayCreateCopy(kCFAllocatorDefault, array.get()));
}

// The function's own names for what is wrong with the file.
OSStatus ToDocumented(OSStatus status) {
  if (status == errSecUnknownFormat) return errSecDecode;
  return status == errSecPkcs12VerifyFailure ? errSecAuthFailed : status;
}

}  // namespace
}  // namespace shakedown::security

namespace security = shakedown::security;
namespace cf = shakedown::cf;

OSStatus SecPKCS12Import(CFDataRef pkcs12, CFDictionaryRef options,
                         CFArrayRef* items) {
  if (items == nullptr) return errSecParam;
  *items = nullptr;
  if (pkcs12 == nullptr || options == nullptr) return errSecParam;
  const security::Options wanted = security::ReadOptions(options);
  const auto parsed =
      security::ParsePkcs12(cf::ToBytes(pkcs12), wanted.passphrase);
  if (parsed.status != errSecSuccess) {
    return security::ToDocumented(parsed.status);
  }
  if (!wanted.memory_only) {
    security::KeychainFilePtr file;
    OSStatus status = security::Resolve(wanted.keychain, file);
    if (status == errSecSuccess) {
      status = security::AddToKeychain(parsed.items, file);
    }
    if (status != errSecSuccess && status != errSecDuplicateItem) return status;
  }
  *items = security::TellAll(parsed.items).Release();
  return errSecSuccess;
}

// SPDX-License-Identifier: Apache-2.0
// The names of the authorities that a server accepts, as it sets and as a
// client sees them (spec/api.md 1.6).
#include <memory>
#include <vector>

#include "src/corefoundation/conversions.h"
#include "src/openssl/openssl_ptr.h"
#include "src/securetransport/context.h"
#include "src/securetransport/engine_secure_transport.h"
#include "src/securetransport/forward.h"
#include "src/security/certificate.h"

namespace shakedown::securetransport {
namespace {

struct FreeDer {
  void operator()(uint8_t* der) const { OPENSSL_free(der); }
};

// The last one added comes first, here and on the wire.
void Prepend(Context& context, Bytes name) {
  auto& names = context.configuration().distinguished_names;
  names.insert(names.begin(), std::move(name));
  context.settings().authority_names = names;
}

void Clear(Context& context) {
  context.configuration().distinguished_names.clear();
  context.configuration().certificate_authorities.Reset();
  context.settings().authority_names.clear();
}

// DER, as in a CertificateRequest (RFC 5246 section 7.4.4).
Bytes SubjectOf(const security::Certificate& certificate) {
  const X509_NAME* name = X509_get_subject_name(certificate.parsed().x509());
  uint8_t* der = nullptr;
  const int length = i2d_X509_NAME(name, &der);
  const std::unique_ptr<uint8_t, FreeDer> owner(der);
  return length < 0 ? Bytes() : Bytes(der, der + length);
}

OSStatus AddAuthority(Context& context, CFTypeRef element) {
  const auto* certificate = cf::As<security::Certificate>(element);
  if (certificate == nullptr) return errSecParam;
  auto& authorities = context.configuration().certificate_authorities;
  if (!authorities) authorities = cf::MakeMutableArray();
  CFArrayAppendValue(authorities.get(), element);
  Prepend(context, SubjectOf(*certificate));
  return errSecSuccess;
}

// A client's engine throws its own list away, so what is added there is lost.
std::vector<Bytes> NamesToCopy(Context& context) {
  if (!context.is_client()) return context.configuration().distinguished_names;
  const auto& requested = context.engine().requested_authorities();
  return {requested.rbegin(), requested.rend()};
}

}  // namespace

OSStatus EngineSecureTransport::SSLAddDistinguishedName(SSLContextRef context,
                                                        const void* derDN,
                                                        size_t derDNLen) {
  OSStatus refusal = errSecSuccess;
  Context* unwrapped = UnwrapInactive(context, __func__, &refusal);
  if (unwrapped == nullptr) return refusal;
  if (derDN == nullptr && derDNLen > 0) return errSecParam;
  const auto* first = static_cast<const uint8_t*>(derDN);
  Prepend(*unwrapped, Bytes(first, first + derDNLen));
  return errSecSuccess;
}

// Not errSecBadReq. Elements before a wrong one stay added.
OSStatus EngineSecureTransport::SSLSetCertificateAuthorities(
    SSLContextRef context, CFTypeRef certificateOrArray,
    Boolean replaceExisting) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr || unwrapped->session().is_active() ||
      unwrapped->is_client() || certificateOrArray == nullptr) {
    return errSecParam;
  }
  if (replaceExisting) Clear(*unwrapped);
  if (CFGetTypeID(certificateOrArray) != CFArrayGetTypeID()) {
    return AddAuthority(*unwrapped, certificateOrArray);
  }
  const auto array = static_cast<CFArrayRef>(certificateOrArray);
  for (CFIndex i = 0; i < CFArrayGetCount(array); ++i) {
    const OSStatus result =
        AddAuthority(*unwrapped, CFArrayGetValueAtIndex(array, i));
    if (result != errSecSuccess) return result;
  }
  return errSecSuccess;
}

OSStatus EngineSecureTransport::SSLCopyCertificateAuthorities(
    SSLContextRef context, CFArrayRef* certificates) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr || certificates == nullptr) return errSecParam;
  auto authorities = unwrapped->configuration().certificate_authorities;
  *certificates = authorities.Release();
  return errSecSuccess;
}

OSStatus EngineSecureTransport::SSLCopyDistinguishedNames(SSLContextRef context,
                                                          CFArrayRef* names) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr || names == nullptr) return errSecParam;
  *names = nullptr;
  auto array = cf::MakeMutableArray();
  for (const Bytes& name : NamesToCopy(*unwrapped)) {
    CFArrayAppendValue(array.get(), cf::MakeData(name).get());
  }
  if (CFArrayGetCount(array.get()) > 0) *names = array.Release();
  return errSecSuccess;
}

namespace {

// "CN=Acme Root CA", as RFC 2253 writes it; bytes that are no name in hex.
std::string Readable(ByteView der) {
  const uint8_t* position = der.data();
  const openssl::NamePtr name(d2i_X509_NAME(
      nullptr, &position, static_cast<long>(der.size())));  // NOLINT: OpenSSL's
  const openssl::BioPtr text(BIO_new(BIO_s_mem()));
  if (!name ||
      X509_NAME_print_ex(text.get(), name.get(), 0,
                         XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB) < 0) {
    return ToHex(der);
  }
  char* characters = nullptr;
  const auto length = BIO_get_mem_data(text.get(), &characters);
  return std::string(characters, static_cast<size_t>(length));
}

std::string Joined(CFArrayRef names) {
  std::string joined;
  if (names == nullptr) return joined;
  for (CFIndex i = 0; i < CFArrayGetCount(names); ++i) {
    if (i > 0) joined += "; ";
    joined += Readable(
        cf::ToBytes(static_cast<CFDataRef>(CFArrayGetValueAtIndex(names, i))));
  }
  return joined;
}

}  // namespace
}  // namespace shakedown::securetransport

using shakedown::securetransport::Forward;
using shakedown::securetransport::Joined;
using shakedown::securetransport::SecureTransport;

OSStatus SSLAddDistinguishedName(SSLContextRef context, const void* derDN,
                                 size_t derDNLen) {
  return Forward("SSLAddDistinguishedName",
                 &SecureTransport::SSLAddDistinguishedName, context, derDN,
                 derDNLen);
}

OSStatus SSLSetCertificateAuthorities(SSLContextRef context,
                                      CFTypeRef certificateOrArray,
                                      Boolean replaceExisting) {
  return Forward("SSLSetCertificateAuthorities",
                 &SecureTransport::SSLSetCertificateAuthorities, context,
                 certificateOrArray, replaceExisting);
}

OSStatus SSLCopyCertificateAuthorities(SSLContextRef context,
                                       CFArrayRef* certificates) {
  return Forward("SSLCopyCertificateAuthorities",
                 &SecureTransport::SSLCopyCertificateAuthorities, context,
                 certificates);
}

OSStatus SSLCopyDistinguishedNames(SSLContextRef context, CFArrayRef* names) {
  return Forward({"SSLCopyDistinguishedNames",
                  [=]() -> std::string { return Joined(*names); }},
                 &SecureTransport::SSLCopyDistinguishedNames, context, names);
}

// SPDX-License-Identifier: Apache-2.0
// SecKeyCreateSignature and SecKeyVerifySignature, and the algorithms' names.
#include <Security/SecKey.h>

#include <optional>
#include <string>
#include <string_view>

#include "src/corefoundation/conversions.h"
#include "src/security/keys/signing.h"
#include "src/security/status_error.h"

#define SHAKEDOWN_ALGORITHM(name, text) \
  const SecKeyAlgorithm kSecKeyAlgorithm##name = CFSTR("algid:sign:" text)

SHAKEDOWN_ALGORITHM(RSASignatureDigestPKCS1v15Raw, "RSA:digest-PKCS1v15");
SHAKEDOWN_ALGORITHM(RSASignatureDigestPKCS1v15SHA1, "RSA:digest-PKCS1v15:SHA1");
SHAKEDOWN_ALGORITHM(RSASignatureDigestPKCS1v15SHA256,
                    "RSA:digest-PKCS1v15:SHA256");
SHAKEDOWN_ALGORITHM(RSASignatureDigestPKCS1v15SHA384,
                    "RSA:digest-PKCS1v15:SHA384");
SHAKEDOWN_ALGORITHM(RSASignatureDigestPKCS1v15SHA512,
                    "RSA:digest-PKCS1v15:SHA512");
SHAKEDOWN_ALGORITHM(RSASignatureMessagePKCS1v15SHA1,
                    "RSA:message-PKCS1v15:SHA1");
SHAKEDOWN_ALGORITHM(RSASignatureMessagePKCS1v15SHA256,
                    "RSA:message-PKCS1v15:SHA256");
SHAKEDOWN_ALGORITHM(RSASignatureMessagePKCS1v15SHA384,
                    "RSA:message-PKCS1v15:SHA384");
SHAKEDOWN_ALGORITHM(RSASignatureMessagePKCS1v15SHA512,
                    "RSA:message-PKCS1v15:SHA512");
SHAKEDOWN_ALGORITHM(RSASignatureDigestPSSSHA256,
                    "RSA:digest-PSS:SHA256:SHA256:32");
SHAKEDOWN_ALGORITHM(RSASignatureDigestPSSSHA384,
                    "RSA:digest-PSS:SHA384:SHA384:48");
SHAKEDOWN_ALGORITHM(RSASignatureDigestPSSSHA512,
                    "RSA:digest-PSS:SHA512:SHA512:64");
SHAKEDOWN_ALGORITHM(RSASignatureMessagePSSSHA256,
                    "RSA:message-PSS:SHA256:SHA256:32");
SHAKEDOWN_ALGORITHM(RSASignatureMessagePSSSHA384,
                    "RSA:message-PSS:SHA384:SHA384:48");
SHAKEDOWN_ALGORITHM(RSASignatureMessagePSSSHA512,
                    "RSA:message-PSS:SHA512:SHA512:64");
SHAKEDOWN_ALGORITHM(ECDSASignatureDigestX962, "ECDSA:digest-X962");
SHAKEDOWN_ALGORITHM(ECDSASignatureDigestX962SHA1, "ECDSA:digest-X962:SHA1");
SHAKEDOWN_ALGORITHM(ECDSASignatureDigestX962SHA256, "ECDSA:digest-X962:SHA256");
SHAKEDOWN_ALGORITHM(ECDSASignatureDigestX962SHA384, "ECDSA:digest-X962:SHA384");
SHAKEDOWN_ALGORITHM(ECDSASignatureDigestX962SHA512, "ECDSA:digest-X962:SHA512");
SHAKEDOWN_ALGORITHM(ECDSASignatureMessageX962SHA1, "ECDSA:message-X962:SHA1");
SHAKEDOWN_ALGORITHM(ECDSASignatureMessageX962SHA256,
                    "ECDSA:message-X962:SHA256");
SHAKEDOWN_ALGORITHM(ECDSASignatureMessageX962SHA384,
                    "ECDSA:message-X962:SHA384");
SHAKEDOWN_ALGORITHM(ECDSASignatureMessageX962SHA512,
                    "ECDSA:message-X962:SHA512");

namespace shakedown::security {
namespace {

// Cuts the next part off a name whose parts are separated by colons.
std::string_view NextPart(std::string_view& rest) {
  const size_t end = rest.find(':');
  const std::string_view part = rest.substr(0, end);
  rest = end == std::string_view::npos ? "" : rest.substr(end + 1);
  return part;
}

// Reads the names above; nothing for others.
std::optional<Signing> ReadAlgorithm(SecKeyAlgorithm algorithm) {
  if (algorithm == nullptr) return std::nullopt;
  const std::string name = cf::ToStdString(algorithm);
  std::string_view rest = name;
  if (NextPart(rest) != "algid" || NextPart(rest) != "sign") {
    return std::nullopt;
  }
  Signing how;
  const std::string_view kind = NextPart(rest);
  how.is_rsa = kind == "RSA";
  if (!how.is_rsa && kind != "ECDSA") return std::nullopt;
  const std::string_view form = NextPart(rest);
  how.hashes_first = form.starts_with("message-");
  how.is_pss = form.ends_with("-PSS");
  how.digest = NextPart(rest);
  return how;
}

void Explain(OSStatus status, CFErrorRef* error) {
  switch (status) {
    case errSecParam:
      return GiveError(status, "the algorithm does not fit the key or the data",
                       error);
    case errSecVerifyFailed:
      return GiveError(status, "the signature is not valid", error);
    default:
      return GiveError(status, "the key's keychain refuses its use", error);
  }
}

}  // namespace
}  // namespace shakedown::security

namespace security = shakedown::security;
namespace cf = shakedown::cf;

CFDataRef SecKeyCreateSignature(SecKeyRef key, SecKeyAlgorithm algorithm,
                                CFDataRef data, CFErrorRef* error) {
  const auto& object = cf::Expect<security::Key>(key, __func__);
  const auto how = security::ReadAlgorithm(algorithm);
  security::Signed result{errSecParam};
  if (how && data != nullptr) {
    result = security::Sign(object, *how, cf::ToBytes(data));
  }
  if (result.status == errSecSuccess) {
    return cf::MakeData(result.signature).Release();
  }
  security::Explain(result.status, error);
  return nullptr;
}

Boolean SecKeyVerifySignature(SecKeyRef key, SecKeyAlgorithm algorithm,
                              CFDataRef data, CFDataRef signature,
                              CFErrorRef* error) {
  const auto& object = cf::Expect<security::Key>(key, __func__);
  const auto how = security::ReadAlgorithm(algorithm);
  OSStatus status = errSecParam;
  if (how && data != nullptr && signature != nullptr) {
    status = security::Verify(object, *how, cf::ToBytes(data),
                              cf::ToBytes(signature));
  }
  if (status != errSecSuccess) security::Explain(status, error);
  return status == errSecSuccess;
}

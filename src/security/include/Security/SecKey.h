// SPDX-License-Identifier: Apache-2.0
// Security/SecKey.h: public and private keys.
// A stand-in for tests, written from the documented contract. C11 and C++17.
#ifndef SHAKEDOWN_SECURITY_SECKEY_H_
#define SHAKEDOWN_SECURITY_SECKEY_H_

#include <Security/SecBase.h>
#include <stdbool.h>
#include <stddef.h>

// What a key may be used for, as older functions write it.
typedef CF_OPTIONS(uint32_t, SecKeyUsage) {
  kSecKeyUsageUnspecified = 0u,
  kSecKeyUsageDigitalSignature = 1u << 0,
  kSecKeyUsageNonRepudiation = 1u << 1,
  kSecKeyUsageContentCommitment = 1u << 1,
  kSecKeyUsageKeyEncipherment = 1u << 2,
  kSecKeyUsageDataEncipherment = 1u << 3,
  kSecKeyUsageKeyAgreement = 1u << 4,
  kSecKeyUsageKeyCertSign = 1u << 5,
  kSecKeyUsageCRLSign = 1u << 6,
  kSecKeyUsageEncipherOnly = 1u << 7,
  kSecKeyUsageDecipherOnly = 1u << 8,
  kSecKeyUsageAll = 0x7FFFFFFF
};
// C11 has no such enumerator: it isn't an int.
#define kSecKeyUsageCritical (1u << 31)

// Tags of a key's attributes, for SecKeychainAttribute.
enum {
  kSecKeyKeyClass = 0,
  kSecKeyPrintName = 1,
  kSecKeyAlias = 2,
  kSecKeyPermanent = 3,
  kSecKeyLabel = 6,
  kSecKeyApplicationTag = 7,
  kSecKeyKeyType = 9,
  kSecKeyKeySizeInBits = 10
};

typedef CF_OPTIONS(uint32_t, SecPadding) {
  kSecPaddingNone = 0,
  kSecPaddingPKCS1 = 1,
  kSecPaddingOAEP = 2,         // SHA-1
  kSecPaddingSigRaw = 0x4000,  // ECDSA: r and s, of equal length
  kSecPaddingPKCS1MD5 = 0x8001,
  kSecPaddingPKCS1SHA1 = 0x8002,
  kSecPaddingPKCS1SHA224 = 0x8003,
  kSecPaddingPKCS1SHA256 = 0x8004,
  kSecPaddingPKCS1SHA384 = 0x8005,
  kSecPaddingPKCS1SHA512 = 0x8006
};

// Names of algorithms: "digest" ones sign a digest, "message" ones hash first.
typedef CFStringRef SecKeyAlgorithm;
CF_EXPORT const SecKeyAlgorithm kSecKeyAlgorithmRSASignatureDigestPKCS1v15Raw;
CF_EXPORT const SecKeyAlgorithm kSecKeyAlgorithmRSASignatureDigestPKCS1v15SHA1;
CF_EXPORT const SecKeyAlgorithm
    kSecKeyAlgorithmRSASignatureDigestPKCS1v15SHA256;
CF_EXPORT const SecKeyAlgorithm
    kSecKeyAlgorithmRSASignatureDigestPKCS1v15SHA384;
CF_EXPORT const SecKeyAlgorithm
    kSecKeyAlgorithmRSASignatureDigestPKCS1v15SHA512;
CF_EXPORT const SecKeyAlgorithm kSecKeyAlgorithmRSASignatureMessagePKCS1v15SHA1;
CF_EXPORT const SecKeyAlgorithm
    kSecKeyAlgorithmRSASignatureMessagePKCS1v15SHA256;
CF_EXPORT const SecKeyAlgorithm
    kSecKeyAlgorithmRSASignatureMessagePKCS1v15SHA384;
CF_EXPORT const SecKeyAlgorithm
    kSecKeyAlgorithmRSASignatureMessagePKCS1v15SHA512;
CF_EXPORT const SecKeyAlgorithm kSecKeyAlgorithmRSASignatureDigestPSSSHA256;
CF_EXPORT const SecKeyAlgorithm kSecKeyAlgorithmRSASignatureDigestPSSSHA384;
CF_EXPORT const SecKeyAlgorithm kSecKeyAlgorithmRSASignatureDigestPSSSHA512;
CF_EXPORT const SecKeyAlgorithm kSecKeyAlgorithmRSASignatureMessagePSSSHA256;
CF_EXPORT const SecKeyAlgorithm kSecKeyAlgorithmRSASignatureMessagePSSSHA384;
CF_EXPORT const SecKeyAlgorithm kSecKeyAlgorithmRSASignatureMessagePSSSHA512;
CF_EXPORT const SecKeyAlgorithm kSecKeyAlgorithmECDSASignatureDigestX962;
CF_EXPORT const SecKeyAlgorithm kSecKeyAlgorithmECDSASignatureDigestX962SHA1;
CF_EXPORT const SecKeyAlgorithm kSecKeyAlgorithmECDSASignatureDigestX962SHA256;
CF_EXPORT const SecKeyAlgorithm kSecKeyAlgorithmECDSASignatureDigestX962SHA384;
CF_EXPORT const SecKeyAlgorithm kSecKeyAlgorithmECDSASignatureDigestX962SHA512;
CF_EXPORT const SecKeyAlgorithm kSecKeyAlgorithmECDSASignatureMessageX962SHA1;
CF_EXPORT const SecKeyAlgorithm kSecKeyAlgorithmECDSASignatureMessageX962SHA256;
CF_EXPORT const SecKeyAlgorithm kSecKeyAlgorithmECDSASignatureMessageX962SHA384;
CF_EXPORT const SecKeyAlgorithm kSecKeyAlgorithmECDSASignatureMessageX962SHA512;

CF_EXPORT CFTypeID SecKeyGetTypeID(void);

// Returns the key's block size in bytes: of RSA the modulus's length, of an
// elliptic curve the field's.
CF_EXPORT size_t SecKeyGetBlockSize(SecKeyRef key);

// Returns the key's encoding: of RSA PKCS #1, of an elliptic curve the public
// key X9.63 (04 || X || Y), the private one followed by its number. NULL with a
// CFError in `*error`, if `error` is not NULL, for a key of another kind.
CF_EXPORT CFDataRef SecKeyCopyExternalRepresentation(SecKeyRef key,
                                                     CFErrorRef* error);

// Returns the key that `data` encodes as SecKeyCopyExternalRepresentation does.
// `attributes` says kSecAttrKeyType and kSecAttrKeyClass. NULL with a CFError
// errSecParam in `*error`, if `error` is not NULL, for what is no such key.
CF_EXPORT SecKeyRef SecKeyCreateWithData(CFDataRef data,
                                         CFDictionaryRef attributes,
                                         CFErrorRef* error);

// Makes a key pair: kSecAttrKeyType RSA (512 to 8192 bits) or EC (256, 384,
// 521), kSecAttrKeySizeInBits. kSecAttrIsPermanent, there or in
// kSecPrivateKeyAttrs, puts it in the default keychain. It comes from the
// simulation's seed. errSecParam: something else. The first returns the private
// key, or NULL with a CFError of this code.
CF_EXPORT SecKeyRef SecKeyCreateRandomKey(CFDictionaryRef parameters,
                                          CFErrorRef* error);
CF_EXPORT OSStatus SecKeyGeneratePair(CFDictionaryRef parameters,
                                      SecKeyRef* public_key,
                                      SecKeyRef* private_key);

// Returns the public half of a private key, or the public key itself.
CF_EXPORT SecKeyRef SecKeyCopyPublicKey(SecKeyRef key);

// Returns a dictionary of kSecAttr keys: class, kind, size, label, uses.
CF_EXPORT CFDictionaryRef SecKeyCopyAttributes(SecKeyRef key);

// Signs `data`. NULL with a CFError in `*error`: errSecParam for an algorithm
// that is not the key's or a digest of the wrong length; else the refusal of
// the key's keychain (errSecInteractionNotAllowed).
CF_EXPORT CFDataRef SecKeyCreateSignature(SecKeyRef key,
                                          SecKeyAlgorithm algorithm,
                                          CFDataRef data, CFErrorRef* error);
// False with a CFError: errSecVerifyFailed for a wrong signature, errSecParam
// as above.
CF_EXPORT Boolean SecKeyVerifySignature(SecKeyRef key,
                                        SecKeyAlgorithm algorithm,
                                        CFDataRef data, CFDataRef signature,
                                        CFErrorRef* error);

// The same with a padding, into the caller's memory: `*length` is its size
// before and what was written afterwards. errSecParam: a NULL, memory that is
// too small, a padding that is not the key's, or data that do not fit it;
// errSecVerifyFailed; errSecDecode: what cannot be decrypted; or the refusal
// of the key's keychain.
CF_EXPORT OSStatus SecKeyRawSign(SecKeyRef key, SecPadding padding,
                                 const uint8_t* data, size_t data_length,
                                 uint8_t* signature, size_t* length);
CF_EXPORT OSStatus SecKeyRawVerify(SecKeyRef key, SecPadding padding,
                                   const uint8_t* data, size_t data_length,
                                   const uint8_t* signature,
                                   size_t signature_length);
CF_EXPORT OSStatus SecKeyEncrypt(SecKeyRef key, SecPadding padding,
                                 const uint8_t* plain, size_t plain_length,
                                 uint8_t* cipher, size_t* length);
CF_EXPORT OSStatus SecKeyDecrypt(SecKeyRef key, SecPadding padding,
                                 const uint8_t* cipher, size_t cipher_length,
                                 uint8_t* plain, size_t* length);

#endif  // SHAKEDOWN_SECURITY_SECKEY_H_

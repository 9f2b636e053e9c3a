// SPDX-License-Identifier: Apache-2.0
// The protocol versions of Secure Transport, as Shakedown implements it for
// tests. Not for production: its keys come from a seed.
// Example: SSLSetProtocolVersionMin(context, kTLSProtocol12);
#ifndef SHAKEDOWN_SECURITY_SECPROTOCOLTYPES_H_
#define SHAKEDOWN_SECURITY_SECPROTOCOLTYPES_H_

// Makes an enumeration as wide as int in C++ as it is in C, so that a number
// without a name is a value too.
#ifdef __cplusplus
#define SHAKEDOWN_AS_INT : int
#else
#define SHAKEDOWN_AS_INT
#endif

// Values: spec/api.md 2.4. The "Only" and "All" values belong to the functions
// of 10.8 and before.
typedef enum SSLProtocol SHAKEDOWN_AS_INT {
  kSSLProtocolUnknown = 0,
  kSSLProtocol2 = 1,
  kSSLProtocol3 = 2,
  kSSLProtocol3Only = 3,
  kTLSProtocol1 = 4,
  kTLSProtocol1Only = 5,
  kSSLProtocolAll = 6,
  kTLSProtocol11 = 7,
  kTLSProtocol12 = 8,
  kDTLSProtocol1 = 9,
  kTLSProtocol13 = 10,
  kDTLSProtocol12 = 11,
  kTLSProtocolMaxSupported = 999
} SSLProtocol;

#endif  // SHAKEDOWN_SECURITY_SECPROTOCOLTYPES_H_

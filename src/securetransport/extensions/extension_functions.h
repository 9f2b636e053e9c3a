// SPDX-License-Identifier: Apache-2.0
// The part of the door that is about TLS extensions: ALPN, NPN, session tickets
// and stapled OCSP responses. SecureTransport is the whole of it.
// Each method is the C function of the same name, with its contract.
#ifndef SHAKEDOWN_SECURETRANSPORT_EXTENSIONS_EXTENSION_FUNCTIONS_H_
#define SHAKEDOWN_SECURETRANSPORT_EXTENSIONS_EXTENSION_FUNCTIONS_H_

#include <Security/SecureTransport.h>
#include <Security/SecureTransportPriv.h>

namespace shakedown::securetransport {

class ExtensionFunctions {
 public:
  virtual ~ExtensionFunctions() = default;

  virtual OSStatus SSLSetALPNProtocols(SSLContextRef context,
                                       CFArrayRef protocols) = 0;
  virtual OSStatus SSLCopyALPNProtocols(SSLContextRef context,
                                        CFArrayRef* protocols) = 0;
  virtual void SSLSetALPNFunc(SSLContextRef context, SSLALPNFunc alpnFunc,
                              void* info) = 0;
  virtual OSStatus SSLSetALPNData(SSLContextRef context, const void* data,
                                  size_t length) = 0;
  virtual const void* SSLGetALPNData(SSLContextRef context, size_t* length) = 0;
  virtual void SSLSetNPNFunc(SSLContextRef context, SSLNPNFunc npnFunc,
                             void* info) = 0;
  virtual OSStatus SSLSetNPNData(SSLContextRef context, const void* data,
                                 size_t length) = 0;
  virtual const void* SSLGetNPNData(SSLContextRef context, size_t* length) = 0;
  virtual OSStatus SSLSetSessionTicketsEnabled(SSLContextRef context,
                                               Boolean enabled) = 0;
  virtual OSStatus SSLSetOCSPResponse(SSLContextRef context,
                                      CFDataRef response) = 0;
};

}  // namespace shakedown::securetransport

#endif  // SHAKEDOWN_SECURETRANSPORT_EXTENSIONS_EXTENSION_FUNCTIONS_H_

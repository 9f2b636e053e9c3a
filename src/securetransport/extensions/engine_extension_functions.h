// SPDX-License-Identifier: Apache-2.0
// ExtensionFunctions as the engine gives them; each stands in the file of its
// topic. A part of EngineSecureTransport, and not to be used alone.
#ifndef SHAKEDOWN_SECURETRANSPORT_EXTENSIONS_ENGINE_EXTENSION_FUNCTIONS_H_
#define SHAKEDOWN_SECURETRANSPORT_EXTENSIONS_ENGINE_EXTENSION_FUNCTIONS_H_

#include "src/securetransport/secure_transport.h"

namespace shakedown::securetransport {

class EngineExtensionFunctions : public SecureTransport {
 public:
  // application_protocols.cc
  OSStatus SSLSetALPNProtocols(SSLContextRef context,
                               CFArrayRef protocols) override;
  OSStatus SSLCopyALPNProtocols(SSLContextRef context,
                                CFArrayRef* protocols) override;
  void SSLSetALPNFunc(SSLContextRef context, SSLALPNFunc alpnFunc,
                      void* info) override;
  OSStatus SSLSetALPNData(SSLContextRef context, const void* data,
                          size_t length) override;
  const void* SSLGetALPNData(SSLContextRef context, size_t* length) override;

  // next_protocol.cc
  void SSLSetNPNFunc(SSLContextRef context, SSLNPNFunc npnFunc,
                     void* info) override;
  OSStatus SSLSetNPNData(SSLContextRef context, const void* data,
                         size_t length) override;
  const void* SSLGetNPNData(SSLContextRef context, size_t* length) override;

  // session_tickets.cc
  OSStatus SSLSetSessionTicketsEnabled(SSLContextRef context,
                                       Boolean enabled) override;

  // ocsp_response.cc
  OSStatus SSLSetOCSPResponse(SSLContextRef context,
                              CFDataRef response) override;
};

}  // namespace shakedown::securetransport

#endif  // SHAKEDOWN_SECURETRANSPORT_EXTENSIONS_ENGINE_EXTENSION_FUNCTIONS_H_

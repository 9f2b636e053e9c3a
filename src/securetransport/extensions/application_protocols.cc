// SPDX-License-Identifier: Apache-2.0
// ALPN: what a client offers, and what the server chose (spec/api.md 1.7, 1.9,
// Q24). A server takes the calls and neither learns nor answers anything.
#include <algorithm>
#include <string>
#include <vector>

#include "src/corefoundation/conversions.h"
#include "src/corefoundation/object.h"
#include "src/securetransport/context.h"
#include "src/securetransport/engine_secure_transport.h"
#include "src/securetransport/extensions/protocol_bytes.h"
#include "src/securetransport/forward.h"

namespace shakedown::securetransport {
namespace {

constexpr size_t kLongestName = 31;

bool IsOffered(const std::string& name) {
  return name.size() <= kLongestName && std::ranges::all_of(name, [](char c) {
           return static_cast<unsigned char>(c) < 0x80;
         });
}

// The list as it is sent, without the names that are too long or not ASCII.
Bytes Encode(CFArrayRef protocols) {
  ByteWriter list;
  for (CFIndex i = 0; i < CFArrayGetCount(protocols); ++i) {
    const CFTypeRef element = CFArrayGetValueAtIndex(protocols, i);
    if (element == nullptr || CFGetTypeID(element) != CFStringGetTypeID()) {
      continue;
    }
    const auto name = cf::ToStdString(static_cast<CFStringRef>(element));
    if (IsOffered(name)) list.Vector(1, AsBytes(name));
  }
  return list.Take();
}

// Nothing for a list that is malformed, or empty.
std::optional<std::vector<std::string>> Decode(ByteView list) {
  std::vector<std::string> names;
  ByteReader reader(list);
  while (!reader.empty()) {
    const auto name = reader.ReadVector(1);
    if (!name) return std::nullopt;
    names.emplace_back(name->begin(), name->end());
  }
  if (names.empty()) return std::nullopt;
  return names;
}

}  // namespace

// Also in mid-handshake: it counts for the next ClientHello.
OSStatus EngineExtensionFunctions::SSLSetALPNProtocols(SSLContextRef context,
                                                       CFArrayRef protocols) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr || protocols == nullptr ||
      CFArrayGetCount(protocols) == 0) {
    return errSecParam;
  }
  Bytes list = Encode(protocols);
  if (list.size() > kMostProtocolBytes) return errSecParam;
  unwrapped->settings().alpn_protocols = std::move(list);
  return errSecSuccess;
}

OSStatus EngineExtensionFunctions::SSLCopyALPNProtocols(SSLContextRef context,
                                                        CFArrayRef* protocols) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr || protocols == nullptr) return errSecParam;
  *protocols = nullptr;
  const auto& answer = unwrapped->engine().alpn_answer();
  const auto names = answer ? Decode(*answer) : std::nullopt;
  if (!names) return errSecParam;
  auto array = cf::MakeMutableArray();
  for (const std::string& name : *names) {
    CFArrayAppendValue(array.get(), cf::MakeString(name).get());
  }
  *protocols = array.Release();
  return errSecSuccess;
}

void EngineExtensionFunctions::SSLSetALPNFunc(SSLContextRef context,
                                              SSLALPNFunc alpnFunc,
                                              void* info) {
  OSStatus refusal = errSecSuccess;
  Context* unwrapped = UnwrapInactive(context, __func__, &refusal);
  if (unwrapped == nullptr) return;
  unwrapped->settings().on_alpn = ProtocolCallback(context, alpnFunc, info);
}

OSStatus EngineExtensionFunctions::SSLSetALPNData(SSLContextRef context,
                                                  const void* data,
                                                  size_t length) {
  Context* unwrapped = Unwrap(context, __func__);
  auto list = ProtocolBytes(data, length);
  if (unwrapped == nullptr || !list) return errSecParam;
  unwrapped->settings().alpn_protocols = std::move(*list);
  return errSecSuccess;
}

const void* EngineExtensionFunctions::SSLGetALPNData(SSLContextRef context,
                                                     size_t* length) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr || length == nullptr) return nullptr;
  return GiveBytes(unwrapped->engine().alpn_answer(), length);
}

namespace {

std::string Joined(CFArrayRef names) {
  std::string joined;
  for (CFIndex i = 0; i < CFArrayGetCount(names); ++i) {
    if (i > 0) joined += "; ";
    joined += cf::ToStdString(
        static_cast<CFStringRef>(CFArrayGetValueAtIndex(names, i)));
  }
  return joined;
}

}  // namespace
}  // namespace shakedown::securetransport

using shakedown::securetransport::Forward;
using shakedown::securetransport::ForwardValue;
using shakedown::securetransport::Joined;
using shakedown::securetransport::SecureTransport;

OSStatus SSLSetALPNProtocols(SSLContextRef context, CFArrayRef protocols) {
  return Forward("SSLSetALPNProtocols", &SecureTransport::SSLSetALPNProtocols,
                 context, protocols);
}

OSStatus SSLCopyALPNProtocols(SSLContextRef context, CFArrayRef* protocols) {
  return Forward({"SSLCopyALPNProtocols",
                  [=]() -> std::string { return Joined(*protocols); }},
                 &SecureTransport::SSLCopyALPNProtocols, context, protocols);
}

void SSLSetALPNFunc(SSLContextRef context, SSLALPNFunc alpnFunc, void* info) {
  ForwardValue("SSLSetALPNFunc", &SecureTransport::SSLSetALPNFunc, context,
               alpnFunc, info);
}

OSStatus SSLSetALPNData(SSLContextRef context, const void* data,
                        size_t length) {
  return Forward("SSLSetALPNData", &SecureTransport::SSLSetALPNData, context,
                 data, length);
}

const void* SSLGetALPNData(SSLContextRef context, size_t* length) {
  return ForwardValue("SSLGetALPNData", &SecureTransport::SSLGetALPNData,
                      context, length);
}

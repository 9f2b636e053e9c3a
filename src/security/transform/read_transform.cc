// SPDX-License-Identifier: Apache-2.0
// The read transform and its execution.
#include <Security/SecTransform.h>
#include <Security/SecTransformReadTransform.h>

#include <optional>
#include <utility>

#include "src/base/bytes.h"
#include "src/corefoundation/conversions.h"
#include "src/corefoundation/object.h"
#include "src/security/status_error.h"

namespace shakedown::security {
namespace {

class ReadTransform final : public cf::Object {
 public:
  using Ref = CFTypeRef;
  static cf::TypeInfo kType;

  explicit ReadTransform(cf::CFRef<CFReadStreamRef> stream)
      : Object(kType), stream_(std::move(stream)) {}

  // All bytes to the end; nothing if the stream fails or was read before.
  std::optional<Bytes> Read() {
    if (!CFReadStreamOpen(stream_.get())) return std::nullopt;
    Bytes all;
    uint8_t buffer[4096];
    CFIndex count = 0;
    while ((count = CFReadStreamRead(stream_.get(), buffer, sizeof buffer)) >
           0) {
      Append(all, ByteView(buffer, static_cast<size_t>(count)));
    }
    CFReadStreamClose(stream_.get());
    if (count < 0) return std::nullopt;
    return all;
  }

 private:
  cf::CFRef<CFReadStreamRef> stream_;
};

constinit cf::TypeInfo ReadTransform::kType{"SecTransform", 85};

}  // namespace
}  // namespace shakedown::security

using shakedown::security::GiveError;
using shakedown::security::ReadTransform;
namespace cf = shakedown::cf;

SecTransformRef SecTransformCreateReadTransformWithReadStream(
    CFReadStreamRef stream) {
  if (stream == nullptr) return nullptr;
  return cf::New<ReadTransform>(cf::CFRef<CFReadStreamRef>::Retain(stream));
}

CFTypeRef SecTransformExecute(SecTransformRef transform, CFErrorRef* error) {
  auto* read = cf::As<ReadTransform>(transform);
  if (read == nullptr) {
    GiveError(errSecParam, "this is no transform", error);
    return nullptr;
  }
  const auto bytes = read->Read();
  if (bytes) return cf::MakeData(*bytes).Release();
  GiveError(errSecIO, "the stream can't be read", error);
  return nullptr;
}

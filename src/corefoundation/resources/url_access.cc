// SPDX-License-Identifier: Apache-2.0
// CFURLCreateDataAndPropertiesFromResource, over a read stream.
#include <CoreFoundation/CFStream.h>
#include <CoreFoundation/CFURLAccess.h>

#include <cerrno>

#include "src/corefoundation/cf_ref.h"
#include "src/corefoundation/conversions.h"
#include "src/corefoundation/misuse.h"

namespace shakedown::cf {
namespace {

SInt32 ErrorOf(int posix_error) {
  switch (posix_error) {
    case ENOENT:
    case ENOTDIR:
      return kCFURLResourceNotFoundError;
    case EACCES:
    case EPERM:
      return kCFURLResourceAccessViolationError;
    default:
      return kCFURLUnknownError;
  }
}

// ReadAll appends what the stream holds to `data`; returns 0 or a CFURLError.
SInt32 ReadAll(CFReadStreamRef stream, CFMutableDataRef data) {
  if (CFReadStreamOpen(stream)) {
    UInt8 block[4096];
    CFIndex count = 0;
    while ((count = CFReadStreamRead(stream, block, sizeof(block))) > 0) {
      CFDataAppendBytes(data, block, count);
    }
    if (count == 0) return 0;
  }
  return ErrorOf(CFReadStreamGetError(stream).error);
}

}  // namespace
}  // namespace shakedown::cf

using namespace shakedown::cf;  // NOLINT: the C functions of this namespace

Boolean CFURLCreateDataAndPropertiesFromResource(CFAllocatorRef, CFURLRef url,
                                                 CFDataRef* data,
                                                 CFDictionaryRef* properties,
                                                 CFArrayRef, SInt32* error) {
  const auto stream =
      CFRef<CFReadStreamRef>::Adopt(CFReadStreamCreateWithFile(nullptr, url));
  auto bytes = CFRef<CFMutableDataRef>::Adopt(CFDataCreateMutable(nullptr, 0));
  SInt32 code = kCFURLUnknownSchemeError;
  if (stream) code = ReadAll(stream.get(), bytes.get());
  if (error != nullptr) *error = code;
  const bool is_read = code == 0;
  if (properties != nullptr) {
    *properties = is_read ? MakeMutableDictionary().Release() : nullptr;
  }
  if (data != nullptr) *data = is_read ? bytes.Release() : nullptr;
  return is_read;
}

// SPDX-License-Identifier: Apache-2.0
#include "src/runner/app/careless_callbacks.h"

#include <algorithm>
#include <utility>

namespace shakedown::runner {
namespace {

CarelessCallbacks& FromRef(SSLConnectionRef ref) {
  // The app may only pass the reference back, so its const is ours to drop.
  return *const_cast<CarelessCallbacks*>(
      static_cast<const CarelessCallbacks*>(ref));
}

}  // namespace

OSStatus CarelessCallbacks::Read(SSLConnectionRef connection, void* data,
                                 size_t* data_length) {
  return FromRef(connection).ReadCarelessly(data, data_length);
}

OSStatus CarelessCallbacks::Write(SSLConnectionRef connection, const void* data,
                                  size_t* data_length) {
  return FromRef(connection).WriteCarelessly(data, data_length);
}

OSStatus CarelessCallbacks::ReadCarelessly(void* data, size_t* data_length) {
  // In a record's header every code means that the connection is lost.
  constexpr size_t kHeaderBytes = 5;
  if (mistakes_.Makes("callback-says-unexpected-record") &&
      *data_length != kHeaderBytes) {
    *data_length = 0;
    return errSSLUnexpectedRecord;
  }
  if (mistakes_.Makes("call-from-a-callback") && !std::exchange(done_, true)) {
    SSLHandshake(context_);
  }
  const size_t asked = *data_length;
  const OSStatus result =
      Connection::Read(connection_.ref(), data, data_length);
  if (result == errSSLWouldBlock) {
    if (mistakes_.Makes("length-left-untouched")) *data_length = asked;
    if (mistakes_.Makes("short-read-as-success")) return errSecSuccess;
  }
  if (mistakes_.Makes("moved-more-than-asked") && result == errSecSuccess) {
    ++*data_length;
  }
  return result;
}

OSStatus CarelessCallbacks::WriteCarelessly(const void* data,
                                            size_t* data_length) {
  if (mistakes_.Makes("write-callback-makes-no-progress")) {
    *data_length = 0;
    return errSecSuccess;
  }
  if (mistakes_.Makes("short-write-as-success") &&
      !std::exchange(done_, true)) {
    *data_length /= 2;
  }
  return Connection::Write(connection_.ref(), data, data_length);
}

}  // namespace shakedown::runner

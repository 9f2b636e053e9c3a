// SPDX-License-Identifier: Apache-2.0
#include "src/securetransport/callback_channel.h"

#include <algorithm>
#include <iterator>

#include "src/corefoundation/misuse.h"

namespace shakedown::securetransport {
namespace {

using engine::Status;

// The codes that Apple's record layer keeps to itself. A callback that returns
// one of them is misread as the record layer (spec/api.md 2.9).
Status Translated(OSStatus result) {
  constexpr OSStatus kFirst = -10000;
  constexpr Status kPublic[] = {
      Status::kInternal,       Status::kWouldBlock,
      Status::kProtocol,       Status::kNegotiation,
      Status::kClosedAbort,    Status::kConnectionRefused,
      Status::kDecryptionFail, Status::kBadRecordMac,
      Status::kRecordOverflow, Status::kUnexpectedRecord};
  if (result > kFirst || result <= kFirst - OSStatus{std::size(kPublic)}) {
    return static_cast<Status>(result);
  }
  return kPublic[kFirst - result];
}

}  // namespace

engine::Channel::Moved CallbackChannel::Read(std::span<uint8_t> buffer) {
  if (configuration_.has_record_functions) {
    return NoRecordLayer();
  }
  if (configuration_.read == nullptr) {
    cf::Misuse(
        "Secure Transport needs to read, but SSLSetIOFuncs has set no read "
        "function; this crashes on macOS");
  }
  size_t moved = buffer.size();
  const OSStatus result =
      configuration_.read(configuration_.connection, buffer.data(), &moved);
  return Note(Direction::kFromPeer, buffer.size(), moved, result);
}

engine::Channel::Moved CallbackChannel::Write(ByteView bytes) {
  if (configuration_.has_record_functions) {
    return NoRecordLayer();
  }
  if (configuration_.write == nullptr) {
    cf::Misuse(
        "Secure Transport needs to write, but SSLSetIOFuncs has set no write "
        "function; this crashes on macOS");
  }
  size_t moved = bytes.size();
  const OSStatus result =
      configuration_.write(configuration_.connection, bytes.data(), &moved);
  return Note(Direction::kFromApp, bytes.size(), moved, result);
}

engine::Channel::Moved CallbackChannel::NoRecordLayer() {
  simulation_.trace().Add(
      Finding{"record-functions-not-called",
              "the context has a record layer of the caller's, and what an "
              "SSLRecordFuncs holds is not public"});
  return {0, engine::Status::kUnimplemented};
}

engine::Channel::Moved CallbackChannel::Note(Direction direction, size_t asked,
                                             size_t moved, OSStatus result) {
  simulation_.trace().Add(CallbackCalled{direction, asked, moved, result});
  if (moved > asked) {
    simulation_.trace().Add(
        Finding{"moved-more-than-asked",
                "a callback was asked for " + std::to_string(asked) +
                    " bytes and reported " + std::to_string(moved)});
  }
  return {std::min(moved, asked), Translated(result)};
}

}  // namespace shakedown::securetransport

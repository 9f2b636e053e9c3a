// SPDX-License-Identifier: Apache-2.0
// SSLRead, SSLWrite and SSLGetBufferedReadSize (spec/handshake.md 2.4, 2.5).
#include "src/securetransport/context.h"
#include "src/securetransport/engine_secure_transport.h"
#include "src/securetransport/forward.h"
#include "src/securetransport/session/session.h"

namespace shakedown::securetransport {

using engine::Side;
using engine::Status;

// Goes round only for what the caller shall not see: a renegotiation that is
// over, an empty record, a record to be skipped.
Status Session::Read(std::span<uint8_t> buffer, size_t& processed) {
  processed = 0;
  while (true) {
    const Status status = ReadOnce(buffer, processed);
    if (GoesRound(status)) continue;
    if (status != Status::kOk || processed > 0 || HasReadNothing(buffer)) {
      return status;
    }
  }
}

// Up to 10.6 an empty buffer was no reason to stop looking for data; what is
// there already ends the search, which on macOS could go on for ever.
bool Session::HasReadNothing(std::span<const uint8_t> buffer) const {
  return buffer.empty() &&
         (!profile_.read_of_nothing_waits || engine_.plaintext_size() > 0);
}

Status Session::ReadOnce(std::span<uint8_t> buffer, size_t& processed) {
  if (const Status refusal = Refusal(); refusal != Status::kOk) return refusal;
  if (state_ == State::kEndedWithoutNotify) return Status::kClosedNoNotify;
  Status status = DriveUntilReadReady();
  if (status != Status::kOk) return AbortUnlessReadable(status);
  status = Observe(engine_.Resume());
  if (status != Status::kOk) return status;  // no change of state
  status = engine_.Flush();
  if (status != Status::kOk && status != Status::kWouldBlock) {
    return AbortUnlessReadable(status);
  }
  processed += engine_.TakePlaintext(buffer.subspan(processed));
  const bool is_full =
      buffer.empty() ? HasReadNothing(buffer) : processed == buffer.size();
  if (is_full) return Status::kOk;
  return ReadRecord(buffer, processed);
}

// A callback may return -9805 as well: only a received close_notify closes.
Status Session::ReadRecord(std::span<uint8_t> buffer, size_t& processed) {
  const Status status = Observe(engine_.ReceiveRecord(/*accept_data=*/true));
  if (status == Status::kClosedGraceful && engine_.received_close_notify()) {
    (void)Close();  // the reply is sent as far as that is possible
    return processed > 0 ? Status::kOk : Status::kClosedGraceful;
  }
  if (status == Status::kOk) {
    processed += engine_.TakePlaintext(buffer.subspan(processed));
  }
  return AbortUnlessReadable(status);
}

Status Session::DriveUntilReadReady() {
  if (state_ == State::kIdle && profile_.read_starts_handshake) {
    const Status status = Start();
    if (status != Status::kOk) return status;
  }
  // A server shakes hands without leaving kSSLIdle (spec/api.md 4.1).
  if (state_ == State::kIdle && configuration_.side == Side::kServer) {
    PrepareSessionKey();
  }
  while (!engine_.read_ready()) {
    const Status status = Step();
    if (status != Status::kOk) return status;
  }
  return Status::kOk;
}

Status Session::DriveUntilWriteReady() {
  while (!engine_.write_ready()) {
    const Status status = Step();
    if (status != Status::kOk) return status;
  }
  return Status::kOk;
}

// spec/profiles.md 5.13.
bool Session::RefusesToWriteNow() const {
  if (state_ == State::kIdle) return true;
  if (state_ != State::kHandshake) return false;
  switch (profile_.write_during_handshake) {
    case WriteDuringHandshake::kDrivesIt:
      return false;
    case WriteDuringHandshake::kDrivesItPastServerHello:
      return engine_.negotiated_suite() == 0;
    case WriteDuringHandshake::kIsRefused:
      return true;
  }
  return false;
}

// All the data or none: what is queued is taken, whether it leaves or not.
Status Session::Write(ByteView data, size_t& processed) {
  processed = 0;
  if (const Status refusal = Refusal(); refusal != Status::kOk) return refusal;
  if (RefusesToWriteNow()) return Status::kBadRequest;
  Status status = DriveUntilWriteReady();
  if (status != Status::kOk) return AbortUnlessHarmless(status);
  status = engine_.Flush();
  if (status != Status::kOk) return status;  // no change of state
  if (!data.empty()) {
    status = engine_.QueueApplicationData(data);
    if (status != Status::kOk) return AbortUnlessHarmless(status);
    processed = data.size();
  }
  return AbortUnlessHarmless(engine_.Flush());
}

// spec/handshake.md 2.4 and 2.5, last step of each. A record's body may end
// with -9816, which only SSLRead forgives.
Status Session::AbortUnlessHarmless(Status status) {
  const bool is_harmless_break =
      engine::IsBreak(status) && (status != Status::kClientHelloReceived ||
                                  !profile_.client_hello_break_aborts_io);
  const bool is_harmless =
      status == Status::kOk || status == Status::kWouldBlock ||
      status == Status::kUnexpectedRecord || is_harmless_break ||
      status == Status::kClosedGraceful;
  if (!is_harmless) Become(State::kFailed);
  return status;
}

Status Session::AbortUnlessReadable(Status status) {
  return status == Status::kClosedNoNotify ? status
                                           : AbortUnlessHarmless(status);
}

OSStatus EngineSecureTransport::SSLRead(SSLContextRef context, void* data,
                                        size_t dataLength, size_t* processed) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr || data == nullptr || processed == nullptr) {
    return errSecParam;
  }
  const std::span buffer(static_cast<uint8_t*>(data), dataLength);
  Session& session = unwrapped->session();
  return ToOSStatus(
      session.Exclusively([&] { return session.Read(buffer, *processed); }));
}

OSStatus EngineSecureTransport::SSLWrite(SSLContextRef context,
                                         const void* data, size_t dataLength,
                                         size_t* processed) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr || processed == nullptr) return errSecParam;
  if (data == nullptr && dataLength > 0) return errSecParam;  // macOS: crashes
  const ByteView bytes(static_cast<const uint8_t*>(data), dataLength);
  Session& session = unwrapped->session();
  return ToOSStatus(
      session.Exclusively([&] { return session.Write(bytes, *processed); }));
}

OSStatus EngineSecureTransport::SSLGetBufferedReadSize(SSLContextRef context,
                                                       size_t* bufferSize) {
  Context* unwrapped = Unwrap(context, __func__);
  if (unwrapped == nullptr || bufferSize == nullptr) return errSecParam;
  *bufferSize = unwrapped->engine().plaintext_size();
  return errSecSuccess;
}

namespace {

// The first `*count` bytes at `data`: what a call moved.
Bytes Moved(const void* data, const size_t* count) {
  if (data == nullptr) return {};
  const auto* first = static_cast<const uint8_t*>(data);
  return Bytes(first, first + *count);
}

}  // namespace
}  // namespace shakedown::securetransport

using shakedown::Bytes;
using shakedown::securetransport::Forward;
using shakedown::securetransport::Moved;
using shakedown::securetransport::SecureTransport;

OSStatus SSLRead(SSLContextRef context, void* data, size_t dataLength,
                 size_t* processed) {
  if (context == nullptr || data == nullptr || processed == nullptr) {
    return Forward("SSLRead", &SecureTransport::SSLRead, context, data,
                   dataLength, processed);
  }
  *processed = 0;
  return Forward({"SSLRead", dataLength,
                  [=]() -> Bytes { return Moved(data, processed); }},
                 &SecureTransport::SSLRead, context, data, dataLength,
                 processed);
}

OSStatus SSLWrite(SSLContextRef context, const void* data, size_t dataLength,
                  size_t* processed) {
  if (context == nullptr || processed == nullptr) {
    return Forward("SSLWrite", &SecureTransport::SSLWrite, context, data,
                   dataLength, processed);
  }
  *processed = 0;
  return Forward({"SSLWrite", dataLength,
                  [=]() -> Bytes { return Moved(data, processed); }},
                 &SecureTransport::SSLWrite, context, data, dataLength,
                 processed);
}

OSStatus SSLGetBufferedReadSize(SSLContextRef context, size_t* bufferSize) {
  return Forward("SSLGetBufferedReadSize",
                 &SecureTransport::SSLGetBufferedReadSize, context, bufferSize);
}

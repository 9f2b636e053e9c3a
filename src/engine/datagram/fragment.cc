// SPDX-License-Identifier: Apache-2.0
#include "src/engine/datagram/fragment.h"

namespace shakedown::engine {

Bytes Fragment::WithHeader() const {
  ByteWriter writer;
  writer.U8(static_cast<uint8_t>(type));
  writer.U24(message_length);
  writer.U16(message_number);
  writer.U24(offset);
  writer.Vector(3, bytes);
  return writer.Take();
}

std::optional<Fragment> CutFragment(ByteView& content) {
  ByteReader reader(content);
  const auto type = reader.ReadU8();
  const auto message_length = reader.ReadU24();
  const auto message_number = reader.ReadU16();
  const auto offset = reader.ReadU24();
  const auto bytes = reader.ReadVector(3);
  if (!bytes || *offset + bytes->size() > *message_length) return std::nullopt;
  content = reader.rest();
  return Fragment{static_cast<HandshakeType>(*type), *message_length,
                  *message_number, *offset, *bytes};
}

Reassembly::Outcome Reassembly::Add(const Fragment& fragment) {
  if (!IsNext(fragment)) return Outcome::kSkipped;
  if (!first_) {
    first_ = fragment;
    first_->bytes = {};
  }
  Append(body_, fragment.bytes);
  return body_.size() == first_->message_length ? Outcome::kComplete
                                                : Outcome::kIncomplete;
}

bool Reassembly::IsNext(const Fragment& fragment) const {
  if (fragment.message_number != next_message_ ||
      fragment.offset != body_.size()) {
    return false;
  }
  return !first_ || (fragment.type == first_->type &&
                     fragment.message_length == first_->message_length);
}

Bytes Reassembly::TakeMessage() {
  Fragment whole = *first_;
  whole.bytes = body_;
  Bytes message = whole.WithHeader();
  first_.reset();
  body_.clear();
  ++next_message_;
  return message;
}

void Reassembly::Restart() {
  first_.reset();
  body_.clear();
  next_message_ = 0;
}

}  // namespace shakedown::engine

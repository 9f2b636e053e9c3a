// SPDX-License-Identifier: Apache-2.0
#include "src/wire/locate.h"

namespace shakedown::wire {
namespace {

const Message* Find(const MessagePoint& point, const RecordTracker& records) {
  size_t seen = 0;
  for (const Message& message : records.messages()) {
    if (message.name == point.message && ++seen == point.occurrence) {
      return &message;
    }
  }
  return nullptr;
}

// The place after `count` bytes of the message, at least one.
std::optional<size_t> After(const Message& message, size_t count) {
  for (const Span& piece : message.pieces) {
    if (count <= piece.length) return piece.first + count;
    count -= piece.length;
  }
  return std::nullopt;
}

struct Locator {
  const RecordTracker& records;

  std::optional<size_t> operator()(const MessagePoint& point) const {
    const Message* message = Find(point, records);
    if (message == nullptr) return std::nullopt;
    if (point.at_end) {
      if (!message->complete()) return std::nullopt;
      return After(*message, *message->length);
    }
    if (point.offset > 0) return After(*message, point.offset);
    return message->begins_record ? records.records()[message->record - 1].first
                                  : message->first_byte();
  }
  std::optional<size_t> operator()(const BytePoint& point) const {
    return point.offset;
  }
  std::optional<size_t> operator()(const RecordPoint& point) const {
    if (point.number == 0 || point.number > records.records().size()) {
      return std::nullopt;
    }
    return records.records()[point.number - 1].first;
  }
  std::optional<size_t> operator()(const CallbackPoint&) const {
    return std::nullopt;
  }
  std::optional<size_t> operator()(const AppCallPoint&) const {
    return std::nullopt;
  }
};

}  // namespace

std::optional<size_t> Locate(const Point& point, const RecordTracker& records) {
  return std::visit(Locator{records}, point);
}

}  // namespace shakedown::wire

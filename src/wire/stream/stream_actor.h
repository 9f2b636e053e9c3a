// SPDX-License-Identifier: Apache-2.0
// What each action does to a wire of streams. Part of stream_wire.cc.
#ifndef SHAKEDOWN_WIRE_STREAM_STREAM_ACTOR_H_
#define SHAKEDOWN_WIRE_STREAM_STREAM_ACTOR_H_

#include "src/wire/no_setting.h"
#include "src/wire/stream/stream_wire.h"

namespace shakedown::wire {

// Lets one effect act on `side`, or on both sides if that is nullptr.
class StreamWire::Actor {
 public:
  Actor(StreamWire& wire, Side* side) : wire_(wire), side_(side) {}

  void operator()(WouldBlock block) {
    if (block.until_milliseconds) {
      *block.until_milliseconds +=
          wire_.now_ms() - wire_.simulation_.clock().MillisecondsSinceStart();
    }
    (side_ != nullptr ? side_->gate : wire_.both_).Block(block);
  }
  void operator()(const Deliver& deliver) {
    wire_.SideOf(deliver.from).gate.Set(deliver);
    std::erase_if(wire_.settings_, [&](const Placed* placed) {
      const auto* other = std::get_if<Deliver>(&placed->effect.action);
      return other != nullptr && other->from == deliver.from;
    });
  }
  void operator()(const CutCleanly&) {
    wire_.lost_ = true;
    wire_.Cut(kEndOfFile, side_);
  }
  void operator()(const CutAbruptly&) {
    wire_.lost_ = true;
    wire_.Cut(kReset, side_);
  }
  void operator()(const Fail& fail) {
    if (!fail.calls && fail.moved == 0) return wire_.Cut(fail.code, side_);
    if (side_ != &wire_.write_) wire_.read_.gate.FailFor(fail);
    if (side_ != &wire_.read_) wire_.write_.gate.FailFor(fail);
  }
  void operator()(const Corrupt& corrupt) {
    Stream().pipe.Corrupt(corrupt.count, corrupt.mask);
  }
  void operator()(const Drop& drop) { Stream().pipe.Drop(drop.count); }
  void operator()(const Insert& insert) { Stream().pipe.Insert(insert.bytes); }
  void operator()(const Duplicate& duplicate) {
    Stream().pipe.Duplicate(duplicate.count);
  }
  void operator()(const Delay& delay) { Set(Stream(), delay); }
  void operator()(const Latency& latency) {
    Set(wire_.SideOf(latency.from), latency);
  }
  void operator()(const Bandwidth& bandwidth) {
    Set(wire_.SideOf(bandwidth.from), bandwidth);
  }
  void operator()(const Coalesce& coalesce) {
    Set(wire_.SideOf(coalesce.from), coalesce);
  }
  void operator()(const Refragment& refragment) {
    wire_.SideOf(refragment.from).pipe.Refragment(refragment.bytes);
  }
  void operator()(const Capacity& capacity) {
    wire_.buffer_.Set(capacity, wire_.now_ms());
  }
  void operator()(const Mtu&) {}  // streams have neither
  void operator()(const Reorder&) {}

 private:
  Side& Stream() { return side_ != nullptr ? *side_ : wire_.read_; }

  void Set(Side& side, const Line::Rule& rule) {
    side.line.Set(
        &side == &wire_.read_ ? side.pipe.position() : wire_.to_peer_.size(),
        rule);
  }

  StreamWire& wire_;
  Side* side_;
};

// Has a setting that stands from the beginning changed anything yet?
class StreamWire::HasActed : public NoSetting {
 public:
  using NoSetting::operator();
  explicit HasActed(StreamWire& wire) : wire_(wire) {}

  bool operator()(const Deliver& action) {
    return wire_.SideOf(action.from).gate.limited();
  }
  bool operator()(const Latency& action) { return Held(action.from); }
  bool operator()(const Bandwidth& action) { return Held(action.from); }
  bool operator()(const Coalesce& action) {
    return wire_.SideOf(action.from).line.has_joined();
  }
  bool operator()(const Refragment& action) {
    return wire_.SideOf(action.from).pipe.refragmented();
  }
  bool operator()(const Capacity&) { return wire_.buffer_was_full_; }
  bool operator()(const Mtu&) { return false; }

 private:
  bool Held(Speaker speaker) { return wire_.SideOf(speaker).line.has_held(); }

  StreamWire& wire_;
};

}  // namespace shakedown::wire

#endif  // SHAKEDOWN_WIRE_STREAM_STREAM_ACTOR_H_

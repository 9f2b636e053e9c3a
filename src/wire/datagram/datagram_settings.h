// SPDX-License-Identifier: Apache-2.0
// What the settings of a wire of datagrams do: latency, bandwidth and such.
// Part of datagram_wire.cc.
#ifndef SHAKEDOWN_WIRE_DATAGRAM_DATAGRAM_SETTINGS_H_
#define SHAKEDOWN_WIRE_DATAGRAM_DATAGRAM_SETTINGS_H_

#include "src/wire/datagram/datagram_wire.h"
#include "src/wire/no_setting.h"

namespace shakedown::wire {

// Makes a setting hold, and does nothing for what is none.
class DatagramWire::Setter : public NoSetting {
 public:
  using NoSetting::operator();
  explicit Setter(DatagramWire& wire) : wire_(wire) {}

  bool operator()(const Deliver&) { return false; }
  bool operator()(const Refragment&) { return false; }
  bool operator()(const Latency& it) { return Set(it); }
  bool operator()(const Bandwidth& it) { return Set(it); }
  bool operator()(const Coalesce& it) { return Set(it); }
  bool operator()(const Mtu& it) { return Set(it); }
  bool operator()(const Capacity& it) {
    wire_.buffer_.Set(it, wire_.now_ms());
    return true;
  }

 private:
  template <typename Setting>
  bool Set(const Setting& setting) {
    wire_.PathOf(setting.from).Set(setting);
    return true;
  }

  DatagramWire& wire_;
};

// Has a setting that stands from the beginning changed anything yet?
class DatagramWire::HasActed : public NoSetting {
 public:
  using NoSetting::operator();
  explicit HasActed(DatagramWire& wire) : wire_(wire) {}

  bool operator()(const Deliver&) { return false; }
  bool operator()(const Refragment&) { return false; }
  bool operator()(const Latency& it) { return Path(it.from).has_held(); }
  bool operator()(const Bandwidth& it) { return Path(it.from).has_held(); }
  bool operator()(const Coalesce& it) { return Path(it.from).has_joined(); }
  bool operator()(const Mtu& it) { return Path(it.from).has_lost(); }
  bool operator()(const Capacity&) { return wire_.buffer_was_full_; }

 private:
  DatagramPath& Path(Speaker speaker) { return wire_.PathOf(speaker); }

  DatagramWire& wire_;
};

}  // namespace shakedown::wire

#endif  // SHAKEDOWN_WIRE_DATAGRAM_DATAGRAM_SETTINGS_H_

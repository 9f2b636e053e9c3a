// SPDX-License-Identifier: Apache-2.0
#include "src/wire/effect.h"

#include "src/base/result_codes.h"

namespace shakedown::wire {
namespace {

std::string From(const char* what, Speaker speaker) {
  return std::string(what) +
         (speaker == Speaker::kClient ? " from client" : " from server");
}

struct ActionPrinter {
  std::string operator()(const WouldBlock&) const { return "would_block"; }
  std::string operator()(const Deliver& action) const {
    return From("deliver", action.from);
  }
  std::string operator()(const CutCleanly&) const { return "cut_cleanly"; }
  std::string operator()(const CutAbruptly&) const { return "cut_abruptly"; }
  std::string operator()(const Fail& fail) const {
    return "fail with " + NameOfCode(fail.code);
  }
  std::string operator()(const Corrupt&) const { return "corrupt"; }
  std::string operator()(const Drop&) const { return "drop"; }
  std::string operator()(const Insert&) const { return "insert"; }
  std::string operator()(const Duplicate&) const { return "duplicate"; }
  std::string operator()(const Delay&) const { return "delay"; }
  std::string operator()(const Latency& action) const {
    return From("latency", action.from);
  }
  std::string operator()(const Bandwidth& action) const {
    return From("bandwidth", action.from);
  }
  std::string operator()(const Coalesce& action) const {
    return From("coalesce", action.from);
  }
  std::string operator()(const Refragment& action) const {
    return From("refragment", action.from);
  }
  std::string operator()(const Capacity&) const { return "capacity"; }
  std::string operator()(const Mtu& action) const {
    return From("mtu", action.from);
  }
  std::string operator()(const Reorder&) const { return "reorder"; }
};

// What kind of effect an action is.
struct Traits {
  bool is_setting = false;
  bool fits_streams = true;
  bool fits_datagrams = true;
};

struct TraitsOf {
  Traits operator()(const WouldBlock&) const { return {}; }
  Traits operator()(const Deliver&) const { return {true, true, false}; }
  Traits operator()(const CutCleanly&) const { return {}; }
  Traits operator()(const CutAbruptly&) const { return {}; }
  Traits operator()(const Fail&) const { return {}; }
  Traits operator()(const Corrupt&) const { return {}; }
  Traits operator()(const Drop&) const { return {}; }
  Traits operator()(const Insert&) const { return {}; }
  Traits operator()(const Duplicate&) const { return {}; }
  Traits operator()(const Delay&) const { return {}; }
  Traits operator()(const Latency&) const { return {true}; }
  Traits operator()(const Bandwidth&) const { return {true}; }
  Traits operator()(const Coalesce&) const { return {true}; }
  Traits operator()(const Refragment&) const { return {true, true, false}; }
  Traits operator()(const Capacity&) const { return {true}; }
  Traits operator()(const Mtu&) const { return {true, false, true}; }
  Traits operator()(const Reorder&) const { return {false, false, true}; }
};

}  // namespace

bool IsSetting(const Action& action) {
  return std::visit(TraitsOf(), action).is_setting;
}

bool Fits(const Action& action, Transport transport) {
  const Traits traits = std::visit(TraitsOf(), action);
  return transport == Transport::kDatagram ? traits.fits_datagrams
                                           : traits.fits_streams;
}

std::string ToString(const Effect& effect) {
  const std::string text = std::visit(ActionPrinter(), effect.action);
  return effect.at ? text + " at " + ToString(*effect.at) : text;
}

}  // namespace shakedown::wire

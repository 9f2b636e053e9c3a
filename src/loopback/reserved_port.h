// SPDX-License-Identifier: Apache-2.0
// A port of 127.0.0.1 for a server that is yet to be started: nobody is given
// it meanwhile. The kernel hands out ports above it only, and other
// reservations pass over it. Example: auto port = ReservedPort::Take();
// Start("server", port->number()); A value that moves; the port is free again
// when it ends. One thread.
#ifndef SHAKEDOWN_LOOPBACK_RESERVED_PORT_H_
#define SHAKEDOWN_LOOPBACK_RESERVED_PORT_H_

#include <utility>

#include "src/base/result.h"
#include "src/loopback/descriptor.h"

namespace shakedown::loopback {

class ReservedPort {
 public:
  // Take reserves the lowest port from 20000 on that can be had. Error: none
  // can, below those that the kernel hands out.
  static Result<ReservedPort> Take();

  int number() const { return number_; }

 private:
  ReservedPort(int number, Descriptor lock)
      : number_(number), lock_(std::move(lock)) {}

  int number_;
  Descriptor lock_;  // goes with the process, however that ends
};

}  // namespace shakedown::loopback

#endif  // SHAKEDOWN_LOOPBACK_RESERVED_PORT_H_

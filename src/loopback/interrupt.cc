// SPDX-License-Identifier: Apache-2.0
#include "src/loopback/interrupt.h"

namespace shakedown::loopback {
namespace {

volatile std::sig_atomic_t signal_that_came = 0;

void OnSignal(int number) { signal_that_came = number; }

}  // namespace

Interrupt::Interrupt(Then then) : then_(then) {
  signal_that_came = 0;
  struct sigaction action {};
  action.sa_handler = &OnSignal;
  sigaction(SIGINT, &action, &before_int_);
  sigaction(SIGTERM, &action, &before_term_);
}

Interrupt::~Interrupt() {
  sigaction(SIGINT, &before_int_, nullptr);
  sigaction(SIGTERM, &before_term_, nullptr);
  if (came() && then_ == Then::kRaise) raise(signal_that_came);
}

bool Interrupt::came() { return signal_that_came != 0; }

}  // namespace shakedown::loopback

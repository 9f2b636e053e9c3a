// SPDX-License-Identifier: Apache-2.0
// SIGINT and SIGTERM as a wish to end, while one lives. What the process did
// with them before comes back afterwards, and so does a signal that came.
// Example: Interrupt interrupt; while (!Interrupt::came()) ...
// One at a time; signals end any wait of WaitOnce.
#ifndef SHAKEDOWN_LOOPBACK_INTERRUPT_H_
#define SHAKEDOWN_LOOPBACK_INTERRUPT_H_

#include <csignal>

namespace shakedown::loopback {

class Interrupt {
 public:
  // Whether the signal that came is raised again in the end.
  enum class Then { kRaise, kForget };

  explicit Interrupt(Then then = Then::kRaise);
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  static bool came();

 private:
  Then then_;
  struct sigaction before_int_ {};
  struct sigaction before_term_ {};
};

}  // namespace shakedown::loopback

#endif  // SHAKEDOWN_LOOPBACK_INTERRUPT_H_

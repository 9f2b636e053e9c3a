// SPDX-License-Identifier: Apache-2.0
// A file descriptor that closes itself.
// Example: Descriptor socket(::socket(AF_INET, SOCK_STREAM, 0));
// A value that moves; one thread.
#ifndef SHAKEDOWN_LOOPBACK_DESCRIPTOR_H_
#define SHAKEDOWN_LOOPBACK_DESCRIPTOR_H_

#include <unistd.h>

#include <utility>

namespace shakedown::loopback {

class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept
      : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor() { Close(); }

  int get() const { return number_; }  // -1: none
  bool valid() const { return number_ >= 0; }

  void Close() {
    const int number = std::exchange(number_, -1);
    if (number >= 0) ::close(number);
  }

 private:
  int number_ = -1;
};

}  // namespace shakedown::loopback

#endif  // SHAKEDOWN_LOOPBACK_DESCRIPTOR_H_

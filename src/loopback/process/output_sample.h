// SPDX-License-Identifier: Apache-2.0
// What a program prints, in bounded memory: the first and the last 64 KB.
// Example: sample.Add(bytes); sample.Text();
// A value; one thread.
#ifndef SHAKEDOWN_LOOPBACK_PROCESS_OUTPUT_SAMPLE_H_
#define SHAKEDOWN_LOOPBACK_PROCESS_OUTPUT_SAMPLE_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace shakedown::loopback {

class OutputSample {
 public:
  static constexpr size_t kKeptBytes = 64 * 1024;  // at each end

  void Add(std::string_view more);

  // Text is all that was printed; of more than twice kKeptBytes the middle is
  // left out, and a line says how much.
  std::string Text() const;

  // How much was printed, in bytes.
  size_t printed() const { return printed_; }

 private:
  std::string first_;
  std::string last_;  // up to twice kKeptBytes, of which the end counts
  size_t printed_ = 0;
};

}  // namespace shakedown::loopback

#endif  // SHAKEDOWN_LOOPBACK_PROCESS_OUTPUT_SAMPLE_H_

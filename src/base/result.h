// SPDX-License-Identifier: Apache-2.0
// Result<T>: a value, or one sentence for people that says what is wrong.
// Must be looked at; there is no conversion to bool that drops the error.
// Example: Result<int> n = Parse(text); if (!n.ok()) return n.error();
#ifndef SHAKEDOWN_BASE_RESULT_H_
#define SHAKEDOWN_BASE_RESULT_H_

#include <string>
#include <utility>
#include <variant>

namespace shakedown {

// What is wrong, where, and what to do. `where` is "file:line:column" or empty.
struct Error {
  std::string message;
  std::string where = {};

  std::string ToString() const {
    return where.empty() ? message : where + ": " + message;
  }
};

template <typename T>
class [[nodiscard]] Result {
 public:
  // NOLINTNEXTLINE(google-explicit-constructor): `return value;` is the point.
  Result(T value) : value_(std::move(value)) {}
  // NOLINTNEXTLINE(google-explicit-constructor)
  Result(Error error) : value_(std::move(error)) {}

  bool ok() const { return std::holds_alternative<T>(value_); }

  // value may be called only if ok(), error only if not.
  const T& value() const& { return std::get<T>(value_); }
  T& value() & { return std::get<T>(value_); }
  // By value, so that `for (x : F().value())` keeps what it walks over.
  T value() && { return std::get<T>(std::move(value_)); }
  const T* operator->() const { return &value(); }
  const Error& error() const { return std::get<Error>(value_); }

 private:
  std::variant<T, Error> value_;
};

// The result of something that yields nothing but success or an error.
struct Done {};

}  // namespace shakedown

#endif  // SHAKEDOWN_BASE_RESULT_H_

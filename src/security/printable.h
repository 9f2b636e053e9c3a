// SPDX-License-Identifier: Apache-2.0
// Peers choose the names in their certificates; these must not break the lines
// that they are printed in. Example: Printable("a\nb") is "a?b".
#ifndef SHAKEDOWN_SECURITY_PRINTABLE_H_
#define SHAKEDOWN_SECURITY_PRINTABLE_H_

#include <string>

namespace shakedown::security {

// Printable puts a question mark for each ASCII control character.
inline std::string Printable(std::string text) {
  for (char& character : text) {
    const auto code = static_cast<unsigned char>(character);
    if (code < 0x20 || code == 0x7f) character = '?';
  }
  return text;
}

}  // namespace shakedown::security

#endif  // SHAKEDOWN_SECURITY_PRINTABLE_H_

// SPDX-License-Identifier: Apache-2.0
// The strings that CFSTR("...") stands for. A CFSTR is the address of a literal
// "Shakedown CFSTR:...", since C allows no other address in the initialiser of
// a static variable; the object is made when a function is first given it.
// Example: if (IsConstantString(ref)) object = ConstantStringBehind(ref);
// Thread-safe. The objects live as long as the process.
#ifndef SHAKEDOWN_COREFOUNDATION_TEXT_CONSTANT_STRINGS_H_
#define SHAKEDOWN_COREFOUNDATION_TEXT_CONSTANT_STRINGS_H_

#include <CoreFoundation/CFBase.h>

#include <string_view>

namespace shakedown::cf {

class String;

// IsConstantString says whether `ref`, not NULL, was written as CFSTR("...").
// It reads the first 16 bytes there, and only if bytes 8 to 12 are right.
bool IsConstantString(CFTypeRef ref);

// ConstantStringBehind returns the object that such a reference stands for.
String* ConstantStringBehind(CFTypeRef ref);

// ConstantString returns the one constant of this text.
String* ConstantString(std::string_view utf8);

}  // namespace shakedown::cf

#endif  // SHAKEDOWN_COREFOUNDATION_TEXT_CONSTANT_STRINGS_H_

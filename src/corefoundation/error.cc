// SPDX-License-Identifier: Apache-2.0
#include "src/corefoundation/error.h"

#include <string.h>

#include <cstdint>

#include "src/base/result_codes.h"
#include "src/corefoundation/conversions.h"
#include "src/corefoundation/misuse.h"

namespace shakedown::cf {

constinit TypeInfo ErrorObject::kType{"CFError", 10};

namespace {

bool IsDomain(CFStringRef domain, CFErrorDomain wanted) {
  return CFEqual(domain, wanted);
}

// MeaningOf returns what the table of result codes says of an OSStatus, as
// "errSSLPeerUnknownCA: ...", or "".
std::string MeaningOf(CFIndex code) {
  if (code != static_cast<int32_t>(code)) return "";
  const ResultCode* row = FindCode(static_cast<int32_t>(code));
  if (row == nullptr) return "";
  return std::string(row->name) + ": " + row->meaning;
}

// The apostrophe is typographic on macOS too, which makes the text one that
// CFStringGetCStringPtr does not give.
constexpr char kNotCompleted[] =
    "The operation couldn\xe2\x80\x99t be completed. ";

}  // namespace

std::string ErrorObject::Text(CFStringRef key) const {
  const void* value = CFDictionaryGetValue(user_info(), key);
  const bool is_text =
      value != nullptr && CFGetTypeID(value) == CFStringGetTypeID();
  return is_text ? ToStdString(static_cast<CFStringRef>(value)) : "";
}

std::string ErrorObject::DomainName() const {
  if (IsDomain(domain(), kCFErrorDomainOSStatus)) return "OSStatus";
  return ToStdString(domain());
}

std::string ErrorObject::Description() const {
  const std::string given = Text(kCFErrorLocalizedDescriptionKey);
  if (!given.empty()) return given;
  const std::string reason = FailureReason();
  if (!reason.empty()) return kNotCompleted + reason;
  const std::string detail = Text(kCFErrorDescriptionKey);
  return kNotCompleted + ("(" + DomainName()) + " error " +
         std::to_string(code_) + (detail.empty() ? "." : " - " + detail) + ")";
}

std::string ErrorObject::FailureReason() const {
  const std::string given = Text(kCFErrorLocalizedFailureReasonKey);
  if (!given.empty() || !IsDomain(domain(), kCFErrorDomainPOSIX)) return given;
  const char* text = strerrordesc_np(static_cast<int>(code_));
  return text != nullptr ? text : "";
}

std::string ErrorObject::RecoverySuggestion() const {
  return Text(kCFErrorLocalizedRecoverySuggestionKey);
}

bool ErrorObject::Equals(const Object& other) const {
  const auto& that = static_cast<const ErrorObject&>(other);
  return code_ == that.code_ && CFEqual(domain(), that.domain()) &&
         CFEqual(user_info(), that.user_info());
}

std::string ErrorObject::Describe() const {
  std::string text;
  if (IsDomain(domain(), kCFErrorDomainOSStatus)) text = MeaningOf(code_);
  if (text.empty()) text = Description();
  return "Error Domain=" + ToStdString(domain()) +
         " Code=" + std::to_string(code_) + " \"" + text + "\"";
}

CFRef<CFErrorRef> MakeError(CFErrorDomain domain, CFIndex code,
                            CFDictionaryRef user_info) {
  auto info = user_info != nullptr
                  ? CFRef<CFDictionaryRef>::Retain(user_info)
                  : CFRef<CFDictionaryRef>::Adopt(
                        CFDictionaryCreate(nullptr, nullptr, nullptr, 0,
                                           &kCFCopyStringDictionaryKeyCallBacks,
                                           &kCFTypeDictionaryValueCallBacks));
  return CFRef<CFErrorRef>::Adopt(New<ErrorObject>(
      CFRef<CFStringRef>::Retain(domain), code, std::move(info)));
}

namespace {

CFStringRef CopyText(const std::string& text) {
  return text.empty() ? nullptr : MakeString(text).Release();
}

// CheckDomain ends the process if a Create function was given no domain.
void CheckDomain(CFErrorDomain domain, const char* function) {
  const Object* object = GivenTo(function, domain);
  if (object->type().id() != CFStringGetTypeID()) {
    Misuse(std::string(function) + " was given " +
           object->type().NameWithArticle() + " as the domain");
  }
}

}  // namespace
}  // namespace shakedown::cf

using namespace shakedown::cf;  // NOLINT: the C functions of this namespace

const CFErrorDomain kCFErrorDomainPOSIX = CFSTR("NSPOSIXErrorDomain");
const CFErrorDomain kCFErrorDomainOSStatus = CFSTR("NSOSStatusErrorDomain");
const CFErrorDomain kCFErrorDomainMach = CFSTR("NSMachErrorDomain");
const CFErrorDomain kCFErrorDomainCocoa = CFSTR("NSCocoaErrorDomain");

const CFStringRef kCFErrorLocalizedDescriptionKey =
    CFSTR("NSLocalizedDescription");
const CFStringRef kCFErrorLocalizedFailureReasonKey =
    CFSTR("NSLocalizedFailureReason");
const CFStringRef kCFErrorLocalizedRecoverySuggestionKey =
    CFSTR("NSLocalizedRecoverySuggestion");
const CFStringRef kCFErrorDescriptionKey = CFSTR("NSDescription");
const CFStringRef kCFErrorUnderlyingErrorKey = CFSTR("NSUnderlyingError");
const CFStringRef kCFErrorURLKey = CFSTR("NSURL");
const CFStringRef kCFErrorFilePathKey = CFSTR("NSFilePath");

CFTypeID CFErrorGetTypeID(void) { return ErrorObject::kType.id(); }

CFErrorRef CFErrorCreate(CFAllocatorRef, CFErrorDomain domain, CFIndex code,
                         CFDictionaryRef user_info) {
  CheckDomain(domain, __func__);
  CFRef<CFDictionaryRef> copy;
  if (user_info != nullptr) {
    copy = CFRef<CFDictionaryRef>::Adopt(
        CFDictionaryCreateCopy(nullptr, user_info));
  }
  return MakeError(domain, code, copy.get()).Release();
}

CFErrorRef CFErrorCreateWithUserInfoKeysAndValues(
    CFAllocatorRef, CFErrorDomain domain, CFIndex code, const void* const* keys,
    const void* const* values, CFIndex count) {
  CheckDomain(domain, __func__);
  const auto user_info = CFRef<CFDictionaryRef>::Adopt(CFDictionaryCreate(
      nullptr, const_cast<const void**>(keys), const_cast<const void**>(values),
      count, &kCFCopyStringDictionaryKeyCallBacks,
      &kCFTypeDictionaryValueCallBacks));
  return MakeError(domain, code, user_info.get()).Release();
}

CFErrorDomain CFErrorGetDomain(CFErrorRef error) {
  return Expect<ErrorObject>(error, __func__).domain();
}

CFIndex CFErrorGetCode(CFErrorRef error) {
  return Expect<ErrorObject>(error, __func__).code();
}

CFDictionaryRef CFErrorCopyUserInfo(CFErrorRef error) {
  const auto& object = Expect<ErrorObject>(error, __func__);
  return static_cast<CFDictionaryRef>(CFRetain(object.user_info()));
}

CFStringRef CFErrorCopyDescription(CFErrorRef error) {
  return CopyText(Expect<ErrorObject>(error, __func__).Description());
}

CFStringRef CFErrorCopyFailureReason(CFErrorRef error) {
  return CopyText(Expect<ErrorObject>(error, __func__).FailureReason());
}

CFStringRef CFErrorCopyRecoverySuggestion(CFErrorRef error) {
  return CopyText(Expect<ErrorObject>(error, __func__).RecoverySuggestion());
}

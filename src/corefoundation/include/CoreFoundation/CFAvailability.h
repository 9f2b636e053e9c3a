// SPDX-License-Identifier: Apache-2.0
// The annotation macros that Apple-style headers and their callers write. Here
// they mean nothing, except CF_EXPORT, which exports a symbol.
// Example: typedef CF_ENUM(CFIndex, Colour) { kColourRed = 0 };
#ifndef SHAKEDOWN_COREFOUNDATION_CFAVAILABILITY_H_
#define SHAKEDOWN_COREFOUNDATION_CFAVAILABILITY_H_

#ifdef __cplusplus
#define CF_EXTERN_C_BEGIN extern "C" {
#define CF_EXTERN_C_END }
#define CF_EXPORT extern "C" __attribute__((visibility("default")))
#else
#define CF_EXTERN_C_BEGIN
#define CF_EXTERN_C_END
#define CF_EXPORT extern __attribute__((visibility("default")))
#endif

#define CF_INLINE static inline
#define CF_EXTERN CF_EXPORT

// An enumeration with a documented type: typedef CF_ENUM(type, name) {...}, or
// CF_ENUM(type) {...} without a name. The named type is the integer itself: C11
// has no enumerations of a given size.
#ifdef __cplusplus
#define CF_ENUM_NAMELESS_(type) enum : type
#else
#define CF_ENUM_NAMELESS_(type) enum
#endif
#define CF_ENUM_NAMED_(type, name) \
  type name;                       \
  CF_ENUM_NAMELESS_(type)
#define CF_ENUM_PICK_(first, second, picked, ...) picked
#define CF_ENUM(...)                                               \
  CF_ENUM_PICK_(__VA_ARGS__, CF_ENUM_NAMED_, CF_ENUM_NAMELESS_, 0) \
  (__VA_ARGS__)
#define CF_OPTIONS(type, name) CF_ENUM_NAMED_(type, name)
#define CF_CLOSED_ENUM(type, name) CF_ENUM_NAMED_(type, name)

// Nullability, as clang writes it. gcc has no such qualifiers.
#if !defined(__clang__)
#ifndef _Nullable
#define _Nullable
#endif
#ifndef _Nonnull
#define _Nonnull
#endif
#ifndef _Null_unspecified
#define _Null_unspecified
#endif
#endif
#define CF_ASSUME_NONNULL_BEGIN
#define CF_ASSUME_NONNULL_END
#define CF_IMPLICIT_BRIDGING_ENABLED
#define CF_IMPLICIT_BRIDGING_DISABLED

#define CF_BRIDGED_TYPE(...)
#define CF_BRIDGED_MUTABLE_TYPE(...)
#define CF_RELATED_TYPE(...)
#define CF_RETURNS_RETAINED
#define CF_RETURNS_NOT_RETAINED
#define CF_RELEASES_ARGUMENT
#define CF_CONSUMED
#define CF_NOESCAPE
#define CF_SWIFT_NAME(...)
#define CF_REFINED_FOR_SWIFT
#define CF_FORMAT_FUNCTION(F, A)
#define CF_FORMAT_ARGUMENT(A)

#define CF_AVAILABLE(...)
#define CF_AVAILABLE_MAC(...)
#define CF_AVAILABLE_IOS(...)
#define CF_DEPRECATED(...)
#define CF_DEPRECATED_MAC(...)
#define CF_DEPRECATED_IOS(...)
#define CF_ENUM_AVAILABLE(...)
#define CF_ENUM_DEPRECATED(...)
#define API_AVAILABLE(...)
#define API_DEPRECATED(...)
#define API_UNAVAILABLE(...)

#endif  // SHAKEDOWN_COREFOUNDATION_CFAVAILABILITY_H_

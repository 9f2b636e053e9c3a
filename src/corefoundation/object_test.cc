// SPDX-License-Identifier: Apache-2.0
// The life of CF objects, and the sentences that end a process's life.
#include "src/corefoundation/object.h"

#include <CoreFoundation/CoreFoundation.h>
#include <gtest/gtest.h>

#include <climits>
#include <string>

#include "src/corefoundation/conversions.h"

namespace shakedown::cf {
namespace {

// A type as an upper layer defines it.
class Ticket final : public Object {
 public:
  using Ref = const struct OpaqueTicket*;
  static TypeInfo kType;

  Ticket(int number, bool* ended)
      : Object(kType), number_(number), ended_(ended) {}
  ~Ticket() override { *ended_ = true; }

  int number() const { return number_; }

 private:
  int number_;
  bool* ended_;
};

constinit TypeInfo Ticket::kType{"Ticket", 60};

int64_t LiveOf(const std::string& type) {
  for (const LiveCount& live : LiveObjects()) {
    if (live.type == type) return live.count;
  }
  return 0;
}

TEST(ObjectTest, LastReleaseRunsTheDestructor) {
  bool ended = false;
  Ticket::Ref ticket = New<Ticket>(5, &ended);
  CFRetain(ticket);
  CFRelease(ticket);
  EXPECT_FALSE(ended);
  CFRelease(ticket);
  EXPECT_TRUE(ended);
}

TEST(ObjectTest, TypeOfAnUpperLayerIsFoundAgain) {
  bool ended = false;
  const auto ticket = CFRef<Ticket::Ref>::Adopt(New<Ticket>(5, &ended));
  EXPECT_EQ(Expect<Ticket>(ticket.get(), "f").number(), 5);
  EXPECT_EQ(CFGetTypeID(ticket.get()), 60u);
  EXPECT_EQ(As<Ticket>(kCFNull), nullptr);
  EXPECT_EQ(As<Ticket>(nullptr), nullptr);
}

TEST(ObjectTest, TypeIdIsDescribedByItsName) {
  const auto name =
      CFRef<CFStringRef>::Adopt(CFCopyTypeIDDescription(CFStringGetTypeID()));
  EXPECT_EQ(ToStdString(name.get()), "CFString");
}

TEST(ObjectTest, LiveObjectsCountsUntilTheLastRelease) {
  const int64_t before = LiveOf("CFData");
  CFDataRef data = CFDataCreate(nullptr, nullptr, 0);
  EXPECT_EQ(LiveOf("CFData"), before + 1);
  CFRelease(data);
  EXPECT_EQ(LiveOf("CFData"), before);
}

TEST(ObjectTest, ConstantsSurviveEveryRelease) {
  const int64_t before = LiveOf("CFString");
  CFStringRef constant = CFSTR("constant");
  CFRelease(constant);
  CFRelease(constant);
  CFRelease(kCFBooleanTrue);
  EXPECT_EQ(constant, CFSTR("constant"));
  EXPECT_EQ(CFGetRetainCount(kCFBooleanTrue), LONG_MAX);
  EXPECT_EQ(LiveOf("CFString"), before);
}

TEST(ObjectTest, AutoreleasedObjectLivesUntilThePoolIsDrained) {
  bool ended = false;
  CFAutorelease(New<Ticket>(5, &ended));
  EXPECT_FALSE(ended);
  DrainAutoreleased();
  EXPECT_TRUE(ended);
}

TEST(ObjectTest, EqualityNeedsTheSameType) {
  const auto number = MakeNumber(1);
  EXPECT_TRUE(CFEqual(number.get(), MakeNumber(1).get()));
  EXPECT_EQ(CFHash(number.get()), CFHash(MakeNumber(1).get()));
  EXPECT_FALSE(CFEqual(number.get(), kCFBooleanTrue));
}

TEST(ObjectTest, CopyOfRefIsOneMoreReference) {
  CFRef<CFStringRef> text = MakeString("text");
  EXPECT_EQ(CFGetRetainCount(text.get()), 1);
  {
    const CFRef<CFStringRef> copy = text;
    EXPECT_EQ(CFGetRetainCount(text.get()), 2);
  }
  EXPECT_EQ(CFGetRetainCount(text.get()), 1);
}

TEST(ObjectTest, DescriptionsHoldNoAddress) {
  const auto array = MakeArray(std::initializer_list<CFTypeRef>{CFSTR("a")});
  EXPECT_EQ(DescribeRef(array.get()),
            "<CFArray>{type = immutable, count = 1, values = (\n"
            "\t0 : <CFString>{contents = \"a\"}\n)}");
}

TEST(ObjectDeathTest, ReleaseOfNull) {
  EXPECT_DEATH(CFRelease(nullptr), "shakedown: CFRelease\\(NULL\\) crashes");
  EXPECT_DEATH(CFRetain(nullptr), "shakedown: CFRetain\\(NULL\\) crashes");
}

TEST(ObjectDeathTest, ReleaseOfAReleasedObject) {
  CFStringRef stale = MakeString("stale").Release();
  CFRelease(stale);
  EXPECT_DEATH(CFRelease(stale),
               "CFRelease of a CFString that was already released");
  EXPECT_DEATH(CFRetain(stale),
               "CFRetain of a CFString that was already released");
  EXPECT_DEATH(CFStringGetLength(stale),
               "CFStringGetLength was given a CFString that was already");
}

TEST(ObjectDeathTest, StaleObjectIsKnownAfterSomeOthersDied) {
  CFDataRef stale = CFDataCreate(nullptr, nullptr, 0);
  CFRelease(stale);
  for (int i = 0; i < 63; ++i) MakeNumber(i);
  EXPECT_DEATH(CFRelease(stale), "of a CFData that was already released");
}

TEST(ObjectDeathTest, WrongType) {
  const auto data = MakeData({});
  EXPECT_DEATH(CFStringGetLength(reinterpret_cast<CFStringRef>(data.get())),
               "CFStringGetLength was given a CFData instead of a CFString");
  EXPECT_DEATH(CFArrayGetCount(nullptr), "CFArrayGetCount was given NULL");
}

TEST(ObjectDeathTest, NoObjectAtAll) {
  const char text[64] = "no object, but long enough to look at";
  EXPECT_DEATH(CFRelease(text), "CFRelease of a pointer that is no CF object");
}

}  // namespace
}  // namespace shakedown::cf

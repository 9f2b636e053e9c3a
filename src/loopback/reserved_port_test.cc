// SPDX-License-Identifier: Apache-2.0
#include "src/loopback/reserved_port.h"

#include <gtest/gtest.h>

#include "src/loopback/sockets.h"

namespace shakedown::loopback {
namespace {

TEST(ReservedPortTest, TwoAreNeverTheSame) {
  const auto first = ReservedPort::Take();
  const auto second = ReservedPort::Take();
  ASSERT_TRUE(first.ok() && second.ok());
  EXPECT_NE(first->number(), second->number());
}

TEST(ReservedPortTest, ServerMayListenOnIt) {
  const auto port = ReservedPort::Take();
  ASSERT_TRUE(port.ok());
  const auto listener = ListenOnLoopback(port->number());
  EXPECT_TRUE(listener.ok()) << listener.error().ToString();
}

TEST(ReservedPortTest, TakenOnesArePassedOver) {
  const int port = ReservedPort::Take().value().number();  // and given back
  const auto listener = ListenOnLoopback(port);
  ASSERT_TRUE(listener.ok());
  const auto next = ReservedPort::Take();
  ASSERT_TRUE(next.ok());
  EXPECT_NE(next->number(), port);
}

TEST(ReservedPortTest, TheKernelHandsOutOthers) {
  const auto reserved = ReservedPort::Take();
  const auto any = ListenOnLoopback(0);
  ASSERT_TRUE(reserved.ok() && any.ok());
  EXPECT_GT(PortOf(any->get()), reserved->number());
}

}  // namespace
}  // namespace shakedown::loopback

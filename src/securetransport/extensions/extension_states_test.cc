// SPDX-License-Identifier: Apache-2.0
// What the functions of extensions and of datagrams say to a NULL context and
// in each state (spec/api.md 1.7, 1.9 and 4.5).
#include <gtest/gtest.h>

#include <vector>

#include "src/corefoundation/conversions.h"
#include "src/securetransport/configuration/arguments_for_test.h"

namespace shakedown::securetransport {
namespace {

CFArrayRef array;
size_t size;
unsigned number;
SSL_ECDSA_NamedCurve curve;

OSStatus SetProtocols(SSLContextRef context) {
  const CFTypeRef protocols[] = {CFSTR("h2")};
  return SSLSetALPNProtocols(context, cf::MakeArray(protocols).get());
}

OSStatus SetResponse(SSLContextRef context) {
  return SSLSetOCSPResponse(context, cf::MakeData(Bytes{1}).get());
}

// Taken at any time.
std::vector<Case> Extensions() {
  return {
      {"SetSessionTicketsEnabled",
       With(SSLSetSessionTicketsEnabled, Boolean{1}),
       {kOk, kOk, kOk, kOk, kOk}},
      {"SetALPNProtocols", SetProtocols, {kOk, kOk, kOk, kOk, kOk}},
      {"SetNoALPNProtocols",
       With(SSLSetALPNProtocols, nullptr),
       {kBad, kBad, kBad, kBad, kBad}},
      {"CopyALPNProtocols",
       With(SSLCopyALPNProtocols, &array),
       {kBad, kBad, kBad, kBad, kBad}},
      {"SetOCSPResponse", SetResponse, {kOk, kOk, kOk, kOk, kOk}},
      {"SetNoOCSPResponse",
       With(SSLSetOCSPResponse, nullptr),
       {kBad, kBad, kBad, kBad, kBad}},
      {"SetNPNData", With(SSLSetNPNData, "h2", 2), {kOk, kOk, kOk, kOk, kOk}},
      {"SetALPNData",
       With(SSLSetALPNData, "\x02h2", 3),
       {kOk, kOk, kOk, kOk, kOk}},
      {"GetECDSACurves",
       With(SSLGetECDSACurves, &curve, &number),
       {kOk, kOk, kOk, kOk, kOk}},
  };
}

// A stream has none of it.
std::vector<Case> Datagrams() {
  return {
      {"SetDatagramHelloCookie",
       With(SSLSetDatagramHelloCookie, "c", 1),
       {kBad, kBad, kBad, kBad, kBad}},
      {"SetMaxDatagramRecordSize",
       With(SSLSetMaxDatagramRecordSize, 512),
       {kBad, kBad, kBad, kBad, kBad}},
      {"GetMaxDatagramRecordSize",
       With(SSLGetMaxDatagramRecordSize, &size),
       {kBad, kBad, kBad, kBad, kBad}},
      {"GetDatagramWriteSize",
       With(SSLGetDatagramWriteSize, &size),
       {kBad, kBad, kBad, kBad, kBad}},
  };
}

class ExtensionStatesTest : public StatesTest {};

SHAKEDOWN_TEST_STATES(ExtensionStatesTest)

INSTANTIATE_TEST_SUITE_P(Extension, ExtensionStatesTest,
                         testing::ValuesIn(Extensions()), NameOfRow<Case>);
INSTANTIATE_TEST_SUITE_P(Datagram, ExtensionStatesTest,
                         testing::ValuesIn(Datagrams()), NameOfRow<Case>);

// Those without a result only have to come back.
TEST(ExtensionFunctionsTest, NullContextIsNoCrash) {
  size = 1;
  SSLSetNPNFunc(nullptr, nullptr, nullptr);
  SSLSetALPNFunc(nullptr, nullptr, nullptr);
  EXPECT_EQ(SSLGetNPNData(nullptr, &size), nullptr);
  EXPECT_EQ(SSLGetALPNData(nullptr, &size), nullptr);
  EXPECT_EQ(SSLGetNPNData(nullptr, nullptr), nullptr);
  EXPECT_EQ(SSLGetALPNData(nullptr, nullptr), nullptr);
}

}  // namespace
}  // namespace shakedown::securetransport

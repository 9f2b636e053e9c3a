// SPDX-License-Identifier: Apache-2.0
#include "src/openssl/library_context.h"

#include <gtest/gtest.h>
#include <openssl/rand.h>

#include "src/base/bytes.h"
#include "src/openssl/openssl_ptr.h"
#include "src/simulation/simulation.h"

extern "C" time_t shakedown_openssl_time(time_t* result);

namespace shakedown::openssl {
namespace {

Bytes Draw() {
  Bytes bytes(16);
  EXPECT_EQ(RAND_bytes_ex(LibraryContext(), bytes.data(), bytes.size(), 0), 1);
  return bytes;
}

TEST(LibraryContextTest, OpensslDrawsFromTheStreamInScope) {
  RandomStream stream(7, "test"), same(7, "test");
  StreamScope scope(stream);
  Bytes expected(16);
  same.Fill(expected);
  EXPECT_EQ(Draw(), expected);
}

TEST(LibraryContextTest, WithoutAScopeItIsTheAppsStream) {
  Simulation world({.seed = 9}), same({.seed = 9});
  Simulation::Scope scope(world);
  Bytes expected(16);
  same.app_random().Fill(expected);
  EXPECT_EQ(Draw(), expected);
}

TEST(LibraryContextTest, OpensslsClockIsTheSimulations) {
  Simulation world({.seed = 1, .start_unix_ms = 1'000'000});
  Simulation::Scope scope(world);
  EXPECT_EQ(shakedown_openssl_time(nullptr), 1'000);
  const openssl::X509Ptr certificate(X509_new());
  X509_gmtime_adj(X509_getm_notBefore(certificate.get()), 0);
  tm read{};
  ASN1_TIME_to_tm(X509_get0_notBefore(certificate.get()), &read);
  EXPECT_EQ(timegm(&read), 1'000);
}

TEST(PrivateKeyUseTest, DrawsOnceFromTheStreamHoweverMuchIsUsed) {
  RandomStream little(7, "test"), much(7, "test");
  {
    StreamScope scope(little);
    PrivateKeyUse use;
    Draw();
  }
  {
    StreamScope scope(much);
    PrivateKeyUse use;
    Draw();
    Draw();
  }
  EXPECT_EQ(little.Next(), much.Next());
}

}  // namespace
}  // namespace shakedown::openssl

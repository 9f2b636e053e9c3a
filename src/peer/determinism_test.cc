// SPDX-License-Identifier: Apache-2.0
// The same seed gives the same bytes, whatever the process did before.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "src/peer/tls_context.h"
#include "src/peer/world_for_test.h"

namespace shakedown::peer {
namespace {

struct Configuration {
  const char* name;
  std::vector<std::string> chain;
  std::vector<std::string> suites;
  std::vector<std::string> versions;
  bool is_server = true;
};

void PrintTo(const Configuration& each, std::ostream* out) {
  *out << each.name;
}

// The bytes of two connections, the second of which may resume the first.
Bytes Transcript(const Configuration& what, uint64_t seed) {
  World world(seed);
  Script script = what.is_server ? ServerScript() : ClientScript();
  script.chain = what.chain;
  script.suites = what.suites;
  script.versions = what.versions;
  if (what.is_server) {
    script.after_handshake = {Renegotiate{CertificateRequest{{"root"}, false}},
                              Echo{}};
  }
  Bytes all;
  for (int i = 0; i < 2; ++i) {
    Connection c(world, script);
    EXPECT_TRUE(c.app.Handshake()) << c.app.failure();
    c.app.Write("data");
    c.app.Read();
    c.app.CloseNotify();
    Append(all, c.wire.sent_by_peer());
    Append(all, c.wire.sent_by_app());
  }
  return all;
}

class DeterminismTest : public testing::TestWithParam<Configuration> {};

TEST_P(DeterminismTest, SecondRunIsTheSame) {
  EXPECT_EQ(Transcript(GetParam(), 7), Transcript(GetParam(), 7));
}

TEST_P(DeterminismTest, NewContextsMakeNoDifference) {
  const Bytes with_kept = Transcript(GetParam(), 7);
  ForgetContexts();
  EXPECT_EQ(Transcript(GetParam(), 7), with_kept);
}

TEST_P(DeterminismTest, AnotherSeedIsAnotherTranscript) {
  EXPECT_NE(Transcript(GetParam(), 7), Transcript(GetParam(), 8));
}

INSTANTIATE_TEST_SUITE_P(
    Peer, DeterminismTest,
    testing::Values(Configuration{"Ecdsa", {"leaf", "issuing"}, {}, {}},
                    Configuration{"EcdheRsa", {"rsa_leaf", "issuing"}, {}, {}},
                    Configuration{"RsaKeyTransport",
                                  {"rsa_leaf"},
                                  {"TLS_RSA_WITH_AES_128_CBC_SHA"},
                                  {}},
                    Configuration{"DheRsa",
                                  {"rsa_leaf"},
                                  {"TLS_DHE_RSA_WITH_AES_256_CBC_SHA"},
                                  {}},
                    Configuration{"Tls10", {"leaf"}, {}, {"TLS1.0"}},
                    Configuration{"Client", {"person"}, {}, {}, false},
                    Configuration{"RsaClient", {"rsa_leaf"}, {}, {}, false}),
    [](const auto& each) { return std::string(each.param.name); });

TEST(DeterminismOfThreadsTest, ThreadsDoNotDisturbEachOther) {
  const Configuration what{"Rsa", {"rsa_leaf"}, {}, {}};
  const Bytes expected = Transcript(what, 7);
  std::vector<std::thread> threads;
  std::atomic<int> different = 0;
  for (int i = 0; i < 2; ++i) {
    threads.emplace_back([&] {
      for (int run = 0; run < 10; ++run) {
        if (Transcript(what, 7) != expected) ++different;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(different, 0);
}

}  // namespace
}  // namespace shakedown::peer

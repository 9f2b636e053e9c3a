// SPDX-License-Identifier: Apache-2.0
// Every mistake a scenario can have, with the sentence it gets.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/scenario/mistake_for_test.h"

namespace shakedown::scenario {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

class MistakeTest : public testing::TestWithParam<Mistake> {};

TEST_P(MistakeTest, IsNamedWithItsPlace) {
  EXPECT_EQ(ErrorOf(Good(GetParam().yaml)), GetParam().error);
}

INSTANTIATE_TEST_SUITE_P(
    World, MistakeTest,
    testing::Values(
        Mistake{"sever: 1",
                "f.yaml:5:1: unknown key 'sever' (did you mean 'server'?)"},
        Mistake{
            "seed: -1",
            "f.yaml:5:7: 'seed' must be random, or a whole number from 0 to "
            "18446744073709551615, not '-1'"},
        Mistake{
            "seed: 18446744073709551616",
            "f.yaml:5:7: 'seed' must be random, or a whole number from 0 to "
            "18446744073709551615, not '18446744073709551616'"},
        Mistake{
            "seed: [1]",
            "f.yaml:5:7: 'seed' must be random, or a whole number from 0 to "
            "18446744073709551615, not a list"},
        Mistake{"clock: 2026-02-30",
                "f.yaml:5:8: 'clock' must be a date such as "
                "2026-01-15T12:00:00Z, not '2026-02-30'"},
        Mistake{"profile: {}",
                "f.yaml:5:10: 'profile' must be a text, not a map"},
        Mistake{"seed: 1\nseed: 2",
                "f.yaml:6:1: the key 'seed' stands here twice"},
        Mistake{"allow: yes", "f.yaml:5:8: 'allow' must be a list, not 'yes'"},
        Mistake{"matrix: {}", "f.yaml:5:9: the matrix has no axis"},
        Mistake{"client: {}",
                "f.yaml:5:9: either 'server' or 'client': the app is the other "
                "one"},
        Mistake{"app: {side: server}",
                "f.yaml:5:13: the peer is the server, so the app must be the "
                "other side"},
        Mistake{"app: {side: sever}",
                "f.yaml:5:13: unknown side 'sever' (did you mean 'server'?)"},
        Mistake{
            "seed:",
            "f.yaml:5:1: 'seed' must be random, or a whole number from 0 to "
            "18446744073709551615, not nothing"}));

INSTANTIATE_TEST_SUITE_P(
    App, MistakeTest,
    testing::Values(
        Mistake{"app: []",
                "f.yaml:5:6: 'app' must be a map of keys, not a "
                "list"},
        Mistake{"app: {pear_name: a}",
                "f.yaml:5:7: unknown key 'pear_name' in 'app' (did you mean "
                "'peer_name'?)"},
        Mistake{"app: {exce: curl}",
                "f.yaml:5:7: unknown key 'exce' in 'app' (did you mean "
                "'exec'?)"},
        Mistake{"app: {options: [break_on_sever_auth]}",
                "f.yaml:5:17: unknown option 'break_on_sever_auth' (did you "
                "mean 'break_on_server_auth'?)"},
        Mistake{"app: {suites: [TLS_RSA_WITH_AES_128_CBC_SHX]}",
                "f.yaml:5:16: unknown suite 'TLS_RSA_WITH_AES_128_CBC_SHX' "
                "(did you mean 'TLS_RSA_WITH_AES_128_CBC_SHA'?)"},
        Mistake{"app: {max_version: TLS1.5}",
                "f.yaml:5:20: unknown version 'TLS1.5' (did you mean "
                "'TLS1.0'?)"},
        Mistake{"app: {certificate: [lief]}",
                "f.yaml:5:21: unknown certificate 'lief' (did you mean "
                "'leaf'?)"},
        Mistake{"app: {rehandshake: 1}",
                "f.yaml:5:20: 'rehandshake' must be true or false, not '1'"},
        Mistake{"app: {give_up_after: soon}",
                "f.yaml:5:22: 'give_up_after' must be a time of at most 366 "
                "days, such as 30s or 500ms, not 'soon'"},
        Mistake{"app: {give_up_after: 99999999999999999999h}",
                "f.yaml:5:22: 'give_up_after' must be a time of at most 366 "
                "days, such as 30s or 500ms, not '99999999999999999999h'"},
        Mistake{"app: {connections: 0}",
                "f.yaml:5:20: 'connections' must be a whole number from 1 to "
                "1000, not '0'"},
        Mistake{"app: {at_server_auth: inspekt}",
                "f.yaml:5:23: unknown decision 'inspekt' (did you mean "
                "'inspect'?)"},
        Mistake{"app: {at_server_auth: {close: true, accept: anyway}}",
                "f.yaml:5:45: either 'accept' or 'close', not both"},
        Mistake{"app: {at_server_auth: {accept: always}}",
                "f.yaml:5:32: unknown way 'always'"},
        Mistake{"app: {at_server_auth: {meanwhile: [close]}}",
                "f.yaml:5:36: unknown call 'close'"},
        Mistake{"app: {at_server_auth: {anchors: [rood]}}",
                "f.yaml:5:34: unknown certificate 'rood' (did you mean "
                "'root'?)"},
        Mistake{"app: {mistakes: [used-after-closing]}",
                "f.yaml:5:18: unknown mistake 'used-after-closing' (did you "
                "mean 'used-after-close'?)"},
        Mistake{"app: {enabled_versions: [TLS1.4]}",
                "f.yaml:5:26: unknown version 'TLS1.4' (did you mean "
                "'TLS1.0'?)"},
        Mistake{"app: {at_server_auth: {close: true, continue: true}}",
                "f.yaml:5:47: either 'continue' or 'close', not both"},
        Mistake{"app: {at_server_auth: {set_error: errSSLCertExpire}}",
                "f.yaml:5:35: unknown result code 'errSSLCertExpire' (did you "
                "mean 'errSSLCertExpired'?)"},
        Mistake{"app: {write: {hex: \"1\"}}",
                "f.yaml:5:20: 'hex' must be hexadecimal digits, two a byte, "
                "not '1'"}));

INSTANTIATE_TEST_SUITE_P(
    Wire, MistakeTest,
    testing::Values(
        Mistake{"wire: {}",
                "f.yaml:5:7: 'wire' must be a list of effects, not a map"},
        Mistake{"wire: [stall: {}]", "f.yaml:5:8: unknown effect 'stall'"},
        Mistake{"wire: [would_blok: {}]",
                "f.yaml:5:8: unknown effect 'would_blok' (did you mean "
                "'would_block'?)"},
        Mistake{"wire: [cut]",
                "f.yaml:5:8: an entry of 'wire' must be one effect, such as "
                "{cut: {at: \"server:Certificate\"}}"},
        Mistake{"wire: [cut: {}]",
                "f.yaml:5:13: the key 'at' is missing: where this happens"},
        Mistake{"wire: [cut: {at: \"server:Certifcate\"}]",
                "f.yaml:5:18: unknown message 'Certifcate' (did you mean "
                "'Certificate'?)"},
        Mistake{"wire: [cut: {at: \"app:SSLHandshaek 2\"}]",
                "f.yaml:5:18: unknown function 'SSLHandshaek' (did you mean "
                "'SSLHandshake'?)"},
        Mistake{"wire: [cut: {at: server@1, how: rudely}]",
                "f.yaml:5:33: unknown way to cut 'rudely'"},
        Mistake{"wire: [would_block: {at: server@1, calls: 2, for: 1s}]",
                "f.yaml:5:21: only one of 'calls', 'for', 'until' and "
                "'forever'"},
        Mistake{"wire: [fail: {at: server@1}]",
                "f.yaml:5:14: the key 'with' is missing: the code that the "
                "callback returns"},
        Mistake{"wire: [fail: {at: server@1, with: errSSLClosedGracefull}]",
                "f.yaml:5:35: unknown result code 'errSSLClosedGracefull' (did "
                "you mean 'errSSLClosedGraceful'?)"}));

INSTANTIATE_TEST_SUITE_P(
    Expect, MistakeTest,
    testing::Values(
        Mistake{"expect: [SSLHandshak: errSecSuccess]",
                "f.yaml:5:10: unknown expectation 'SSLHandshak' (did you mean "
                "'SSLHandshake'?)"},
        Mistake{"expect: [SSLHandshake: errSSLCertExpird]",
                "f.yaml:5:24: unknown result code 'errSSLCertExpird' (did you "
                "mean 'errSSLCertExpired'?)"},
        Mistake{"expect: [SSLGetSessionState: kSSLAbort]",
                "f.yaml:5:30: unknown result of SSLGetSessionState 'kSSLAbort' "
                "(did you mean 'kSSLAborted'?)"},
        Mistake{"expect: [state: kSSLClose]",
                "f.yaml:5:17: unknown state 'kSSLClose' (did you mean "
                "'kSSLClosed'?)"},
        Mistake{"expect: [alert: {description: unknown_cb}]",
                "f.yaml:5:31: unknown alert 'unknown_cb' (did you mean "
                "'unknown_ca'?)"},
        Mistake{"expect: [client: succeeds]",
                "f.yaml:5:10: the peer of this app is the server"},
        Mistake{"expect: [trust: '']",
                "f.yaml:5:17: 'trust' can't be empty: any finding holds that"},
        Mistake{"expect: [clock: later]",
                "f.yaml:5:17: 'clock' must be a time of at most 366 days, such "
                "as 30s or 500ms, not 'later'"},
        Mistake{"expect: [leaves: 60]",
                "f.yaml:5:10: unknown expectation 'leaves'"},
        Mistake{"expect: [{state: kSSLClosed, times: 2}]",
                "f.yaml:5:37: only a call can have 'times'"},
        Mistake{"expect: [{SSLClose: errSecSuccess, times: 0}]",
                "f.yaml:5:43: 'times' must be a whole number from 1 to "
                "1000000, not '0'"},
        Mistake{"expect: [SSLClose: []]",
                "f.yaml:5:20: the result of SSLClose can't be a list"},
        Mistake{"expect: {exactely: []}",
                "f.yaml:5:10: unknown key 'exactely' in 'expect' (did you mean "
                "'exactly'?)"}));

// The same for what stands in `pki` and `server`.
class PartTest : public testing::TestWithParam<Mistake> {};

TEST_P(PartTest, IsNamedWithItsPlace) {
  const std::string head = "# Why.\nshakedown: 1\nserver: {}\n";
  const std::string yaml = GetParam().yaml;
  EXPECT_EQ(
      ErrorOf((yaml.starts_with("pki") ? head : "# Why.\nshakedown: 1\n\n") +
              yaml),
      GetParam().error);
}

INSTANTIATE_TEST_SUITE_P(
    Mistakes, PartTest,
    testing::Values(
        Mistake{"pki: {leaf: {issuer: roto}, root: {}}",
                "f.yaml:4:22: unknown issuer 'roto' (did you mean 'root'?)"},
        Mistake{"pki: {leaf: {issuer: ghost}}",
                "f.yaml:4:22: unknown issuer 'ghost'"},
        Mistake{"pki: {a: {issuer: b}, b: {issuer: a}}",
                "f.yaml:4:7: the issuers of 'a' form a circle; a root names no "
                "issuer"},
        Mistake{"pki: {leaf: {defect: expird}}",
                "f.yaml:4:22: unknown defect 'expird' (did you mean "
                "'expired'?)"},
        Mistake{"pki: {leaf: {host: a, defect: [expired, expird]}}",
                "f.yaml:4:41: unknown defect 'expird' (did you mean "
                "'expired'?)"},
        Mistake{"pki: {leaf: {host: a, defect: [expired, not_yet_valid]}}",
                "f.yaml:4:41: defects 'expired' and 'not_yet_valid' contradict "
                "each other: both change the dates"},
        Mistake{"pki: {leaf: {host: a, defect: not_an_authority}}",
                "f.yaml:4:31: defect 'not_an_authority' is for authorities, "
                "and this certificate is none"},
        Mistake{"pki: {root: {trusted: true, defect: wrong_host}}",
                "f.yaml:4:37: defect 'wrong_host' is for servers and clients, "
                "and this certificate is an authority"},
        Mistake{"server: {chain: [leaf], staple: good}\n"
                "pki: {leaf: {host: a, defect: staple_stale}}",
                "f.yaml:4:33: the staple is said twice: here, and by the "
                "defect 'staple_stale' of 'leaf'"},
        Mistake{"pki: {leaf: {host: a, defect: {}}}",
                "f.yaml:4:31: 'defect' must be a text, not a map"},
        Mistake{"pki: {leaf: {not_after: tomorrow}}",
                "f.yaml:4:25: 'not_after' must be a date such as "
                "2026-01-15T12:00:00Z, not 'tomorrow'"},
        Mistake{"pki: {leaf: {key: rsa-2084}}",
                "f.yaml:4:19: unknown key 'rsa-2084' (did you mean "
                "'rsa-2048'?)"},
        Mistake{"pki: {leaf: {host: a, hosts: [b]}}",
                "f.yaml:4:30: either 'host' or 'hosts', not both"},
        Mistake{"pki: [leaf]",
                "f.yaml:4:6: 'pki' must be a map of certificates, not a list"},
        Mistake{"server: {chains: {a.test: [lief]}}",
                "f.yaml:4:28: unknown certificate 'lief'"},
        Mistake{"server: {chains: {a.test: []}}",
                "f.yaml:4:27: the chain of 'a.test' is empty"},
        Mistake{"server: {chains: [leaf]}",
                "f.yaml:4:18: 'chains' must be a map of keys, not a list"},
        Mistake{"server: {chain: leaf}",
                "f.yaml:4:17: 'chain' must be a list, not 'leaf'"},
        Mistake{"server: {raw: [slience]}",
                "f.yaml:4:16: unknown step 'slience' (did you mean "
                "'silence'?)"},
        Mistake{"server: {raw: [send]}",
                "f.yaml:4:16: the step 'send' needs a value: {send: ...}"},
        Mistake{"server: {alert: {level: fatal, description: unknown_ca}}",
                "f.yaml:4:17: an alert stands at one message: write "
                "'instead_of', 'before' or 'after'"},
        Mistake{"server: {alert: {before: Finished, after: Finished, "
                "description: 1}}",
                "f.yaml:4:17: an alert stands at one message: write "
                "'instead_of', 'before' or 'after'"},
        Mistake{"server: {alert: {instead_of: ServerHallo, description: 1}}",
                "f.yaml:4:30: unknown message 'ServerHallo' (did you mean "
                "'ServerHello'?)"}));

INSTANTIATE_TEST_SUITE_P(
    Faults, PartTest,
    testing::Values(
        Mistake{"server: {fault: bad_finish}",
                "f.yaml:4:17: unknown fault 'bad_finish' (did you mean "
                "'bad_finished'?)"},
        Mistake{"server: {fault: [silence, {weak_dn: 1}]}",
                "f.yaml:4:28: unknown fault 'weak_dn' (did you mean "
                "'weak_dh'?)"},
        Mistake{"server: {fault: many_suites}",
                "f.yaml:4:17: the fault 'many_suites' is one of a client, and "
                "the peer is the server"},
        Mistake{"client: {fault: {weak_dh: 512}}",
                "f.yaml:4:18: the fault 'weak_dh' is one of a server, and the "
                "peer is the client"},
        Mistake{"server: {fault: {weak_dh: 2048}}",
                "f.yaml:4:27: the fault 'weak_dh' takes the bits of the prime, "
                "from 512 to 1024"},
        Mistake{"server: {fault: {weak_dh: short}}",
                "f.yaml:4:27: 'weak_dh' must be a whole number from "
                "-2147483648 to 2147483647, not 'short'"},
        Mistake{"server: {fault: {silence: 1}}",
                "f.yaml:4:27: the fault 'silence' takes no number"},
        Mistake{"server: {fault: [[silence]]}",
                "f.yaml:4:18: a fault is a name, or {name: number}, not a "
                "list"},
        Mistake{"transport: datagram\nserver: {fault: bad_finished}",
                "f.yaml:5:17: 'fault' is for streams: over datagrams, what is "
                "changed or left out is sent again"},
        Mistake{"server: {raw: [{record: {type: 256, data: a}}]}",
                "f.yaml:4:32: 'type' must be a whole number from 0 to 255, "
                "not '256'"},
        Mistake{"server: {raw: [{record: {type: 24}}]}",
                "f.yaml:4:25: the key 'data' is missing: what is in the "
                "record"}));

TEST(YamlErrorsTest, AProfileIsCheckedIfTheProfilesAreKnown) {
  EXPECT_EQ(ErrorOf(Good("profile: lion-10.8"), {{"lion-10.7"}, {}}),
            "f.yaml:5:10: unknown profile 'lion-10.8' (did you mean "
            "'lion-10.7'?)");
  EXPECT_EQ(ErrorOf(Good("profile: lion-10.8")), "it was read");
}

TEST(YamlErrorsTest, AFindingIsCheckedIfTheFindingsAreKnown) {
  const ReadOptions options = {{}, {"would-block-spin"}};
  EXPECT_THAT(ErrorOf(Good("expect: [finding: would-block-spins]"), options),
              HasSubstr("unknown finding 'would-block-spins'"));
  EXPECT_THAT(ErrorOf(Good("allow: [would-block-spins]"), options),
              HasSubstr("unknown finding 'would-block-spins'"));
}

TEST(YamlErrorsTest, AScenarioBeginsWithItsReason) {
  EXPECT_EQ(ErrorOf("shakedown: 1\nserver: {}\n"),
            "f.yaml:1:1: a scenario begins with a comment that says why it "
            "exists");
  EXPECT_THAT(ErrorOf("#\n#  \nshakedown: 1\n"), HasSubstr("says why"));
}

TEST(YamlErrorsTest, TheVersionOfTheLanguageIsRequired) {
  EXPECT_THAT(ErrorOf("# Why.\nserver: {}\n"),
              HasSubstr("the key 'shakedown' is missing"));
  EXPECT_THAT(ErrorOf("# Why.\nshakedown: 2\nserver: {}\n"),
              StartsWith("f.yaml:2:12: 'shakedown' must be a whole number"));
}

TEST(YamlErrorsTest, APeerIsRequired) {
  EXPECT_THAT(ErrorOf("# Why.\nshakedown: 1\n"),
              HasSubstr("the key 'server' is missing"));
}

TEST(YamlErrorsTest, AFolderOrNoFileAtAllIsNoScenario) {
  EXPECT_EQ(ReadScenarioFile("/").error().ToString(),
            "/:1:1: a folder, not a scenario file");
  EXPECT_EQ(ReadScenarioFile("/nowhere/a.yaml").error().ToString(),
            "/nowhere/a.yaml:1:1: there is no such file");
}

}  // namespace
}  // namespace shakedown::scenario

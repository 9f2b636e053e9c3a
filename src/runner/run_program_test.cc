// SPDX-License-Identifier: Apache-2.0
// Programs in the app's place: what a run says of good ones and of bad ones.
#include "src/runner/run_program.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "src/runner/program_end.h"
#include "src/runner/run_for_test.h"
#include "src/runner/served.h"

namespace shakedown::runner {
namespace {

using testing::HasSubstr;

// With a good server; the program is a line for the shell.
std::string With(const std::string& exec, const std::string& expect,
                 const std::string& more = "") {
  return std::string(kGoodServer) + "app: {exec: \"" + exec + "\"}\nexpect: [" +
         expect + "]\n" + more;
}

// What was not as expected, in one text.
std::string MismatchesOf(const RunResult& result) {
  std::string text;
  for (const Mismatch& mismatch : result.judgement.mismatches) {
    text += mismatch.what + "\n";
  }
  return text;
}

constexpr char kAlone[] = "allow: [no_connection]\n";

TEST(RunProgramTest, OpensslIsServedAndJudged) {
  const RunResult result = RunYaml(With(
      "openssl s_client -verify_return_error -connect {host}:{port} -CAfile "
      "{anchors}",
      "exit: 0, stdout: {contains: 'Verify return code: 0 (ok)'}, within: 5s, "
      "server: succeeds"));
  EXPECT_EQ(MismatchesOf(result), "");
  EXPECT_EQ(result.program->connections, 1);
}

TEST(RunProgramTest, Pkcs12FileHoldsKeyAndCertificate) {
  const RunResult result = RunYaml(
      With("openssl pkcs12 -in {alice.p12} -passin pass:shakedown -nodes",
           "stdout: {contains: BEGIN PRIVATE KEY}, "
           "stdout: {contains: CN = alice}",
           kAlone));
  EXPECT_EQ(MismatchesOf(result), "");
}

TEST(RunProgramTest, PlaceholdersStandInEnvironmentToo) {
  const RunResult result =
      RunYaml(std::string(kGoodServer) +
              "app: {exec: \"sh -c 'cat $ROOTS $HOME/stdin'\", stdin: hello, "
              "environment: {ROOTS: \"{anchors}\"}}\n"
              "expect: [stdout: {matches: \"^hello$\"}]\n" +
              kAlone);
  EXPECT_EQ(MismatchesOf(result), "");
  EXPECT_THAT(result.program->out, HasSubstr("BEGIN CERTIFICATE"));
}

TEST(RunProgramTest, ExitOtherThanZeroMustBeExpected) {
  EXPECT_THAT(MismatchesOf(RunYaml(With("sh -c 'exit 3'", "", kAlone))),
              HasSubstr("the program ended with exit 3, and no 'exit' is "
                        "expected"));
  EXPECT_EQ(MismatchesOf(RunYaml(With("sh -c 'exit 3'", "exit: 3", kAlone))),
            "");
  EXPECT_EQ(
      MismatchesOf(RunYaml(With("sh -c 'exit 3'", "exit: nonzero", kAlone))),
      "");
}

TEST(RunProgramTest, CrashIsAVerdictUnlessItsSignalIsExpected) {
  const std::string crash = "sh -c 'kill -SEGV $$'";
  const RunResult result = RunYaml(With(crash, "", kAlone));
  EXPECT_EQ(NameOf(result.judgement.verdict), "crash");
  EXPECT_THAT(MismatchesOf(result), HasSubstr("died of SIGSEGV"));
  const RunResult expected = RunYaml(With(crash, "signal: SIGSEGV", kAlone));
  EXPECT_EQ(NameOf(expected.judgement.verdict), "pass");
}

TEST(RunProgramTest, HangIsKilledWithinItsTime) {
  const RunResult result = RunYaml(With("sleep 60", "within: 100ms", kAlone));
  EXPECT_EQ(NameOf(result.judgement.verdict), "hang");
  EXPECT_LT(result.program->took_ms, 5'000);
}

TEST(RunProgramTest, LeavingProcessesBehindFails) {
  const std::string forks = "sh -c 'sleep 60 & exit 0'";
  EXPECT_THAT(MismatchesOf(RunYaml(With(forks, "", kAlone))),
              HasSubstr("left 1 running processes behind"));
  EXPECT_EQ(MismatchesOf(RunYaml(
                With(forks, "", "allow: [no_connection, left_processes]\n"))),
            "");
}

TEST(RunProgramTest, NeverConnectingFails) {
  EXPECT_EQ(MismatchesOf(RunYaml(With("true", ""))),
            "the program never spoke to the peer\n");
}

TEST(RunProgramTest, ClosingEarlyIsSeenByThePeer) {
  const RunResult result =
      RunYaml(With("bash -c 'exec 3<>/dev/tcp/{host}/{port}; printf abc >&3'",
                   "server: {fails_with: end of file}"));
  EXPECT_EQ(MismatchesOf(result), "");
}

TEST(RunProgramTest, OutputThatDiffersIsQuoted) {
  EXPECT_EQ(
      MismatchesOf(RunYaml(With("echo hi", "stdout: {equals: ho}", kAlone))),
      "expected stdout to be 'ho', but it is 'hi\n'\n");
}

TEST(RunProgramTest, MissingProgramIsAnError) {
  const auto result =
      runner::Run(ScenarioOf(With("no-such-program {port}", "")));
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().message,
            "app: there is no program 'no-such-program'");
}

TEST(RunProgramTest, TemporaryFolderIsGone) {
  const RunResult result = RunYaml(With("echo {folder}", "", kAlone));
  std::string folder = result.program->out;
  folder.pop_back();
  EXPECT_FALSE(folder.empty());
  EXPECT_FALSE(std::filesystem::exists(folder));
}

TEST(RunProgramTest, ServerProgramIsVisitedAndStopped) {
  const RunResult result = RunYaml(
      "pki: {leaf: {host: a.test}}\n"
      "client: {after_handshake: [close_notify, close]}\n"
      "app: {exec: \"openssl s_server -www -quiet -accept {host}:{port} -cert "
      "{leaf.pem} -key {leaf.key}\"}\n"
      "expect: [client: succeeds]\n");
  EXPECT_EQ(MismatchesOf(result), "");
  EXPECT_TRUE(result.program->stopped);
}

TEST(UseProgramTest, LeavesOutWhatCannotBeSeen) {
  scenario::Scenario scenario =
      ScenarioOf(std::string(kGoodServer) +
                 "expect: [SSLHandshake: errSecSuccess, server: succeeds]\n");
  UseProgram(scenario, "curl");
  ASSERT_EQ(scenario.expect.size(), 1U);
  EXPECT_EQ(scenario.app.program->exec, "curl");
}

TEST(AtMachinesDayTest, AClockOfItsOwnStays) {
  scenario::Scenario scenario;
  EXPECT_EQ(AtMachinesDay(scenario).clock % 86'400, 0);
  scenario.clock = 12'345;
  EXPECT_EQ(AtMachinesDay(scenario).clock, 12'345);
}

}  // namespace
}  // namespace shakedown::runner

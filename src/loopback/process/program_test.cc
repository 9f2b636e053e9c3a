// SPDX-License-Identifier: Apache-2.0
#include "src/loopback/process/program.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "src/loopback/machine_clock.h"
#include "src/loopback/process/temporary_folder.h"

namespace shakedown::loopback {
namespace {

using testing::HasSubstr;

// Runs `script` in a shell, and kills it after `limit_ms`.
std::unique_ptr<Program> RunScript(const std::string& script,
                                   int64_t limit_ms = 10'000,
                                   const std::string& input_file = "") {
  auto program = Program::Start(
      {{"sh", "-c", script}, {"PATH=/usr/bin:/bin"}, input_file});
  if (!program.ok()) return nullptr;
  const int64_t end_ms = MachineMilliseconds() + limit_ms;
  while (!program.value()->ended()) {
    if (MachineMilliseconds() >= end_ms) program.value()->Kill();
    WaitOnce(program.value()->Sources(), end_ms);
  }
  return std::move(program).value();
}

// Does any process of the machine have `mark` as its last argument?
bool IsRunning(const std::string& mark) {
  for (const auto& process : std::filesystem::directory_iterator("/proc")) {
    std::ifstream file(process.path() / "cmdline");
    const std::string line{std::istreambuf_iterator<char>(file), {}};
    if (line.ends_with(mark + std::string(1, '\0'))) return true;
  }
  return false;
}

size_t OpenDescriptors() {
  const std::filesystem::directory_iterator files("/proc/self/fd");
  return static_cast<size_t>(std::distance(begin(files), end(files)));
}

TEST(ProgramTest, ExitStatusAndBothOutputsAreKept) {
  const auto program = RunScript("echo out; echo err >&2; exit 60");
  EXPECT_EQ(program->exit_status(), 60);
  EXPECT_EQ(program->output().Text(), "out\n");
  EXPECT_EQ(program->errors().Text(), "err\n");
  EXPECT_FALSE(program->was_killed());
}

TEST(ProgramTest, EnvironmentHoldsNothingElse) {
  EXPECT_EQ(
      RunScript("env | grep -v -e PWD -e SHLVL -e '^_='")->output().Text(),
      "PATH=/usr/bin:/bin\n");
}

TEST(ProgramTest, DescriptorsOfOursAreNotInherited) {
  const auto program = RunScript("ls /proc/self/fd");
  EXPECT_EQ(program->output().Text(), "0\n1\n2\n3\n");  // 3: ls reads the list
}

TEST(ProgramTest, StandardInputIsEmptyOrTheGivenText) {
  TemporaryFolder folder;
  const auto file = folder.Write("stdin", "hello");
  ASSERT_TRUE(file.ok());
  EXPECT_EQ(RunScript("cat")->output().Text(), "");
  EXPECT_EQ(RunScript("cat", 10'000, file.value())->output().Text(), "hello");
}

TEST(ProgramTest, CrashIsItsSignal) {
  const auto program = RunScript("kill -SEGV $$");
  EXPECT_EQ(program->signal(), SIGSEGV);
  EXPECT_EQ(program->exit_status(), std::nullopt);
}

TEST(ProgramTest, MissingProgramIsNamed) {
  auto program = Program::Start({{"no-such-program"}, {}, ""});
  ASSERT_TRUE(program.ok());
  while (!program.value()->ended()) {
    WaitOnce(program.value()->Sources(), MachineMilliseconds() + 1'000);
  }
  EXPECT_EQ(program.value()->failure(),
            "there is no program 'no-such-program'");
}

TEST(ProgramTest, HangingProgramIsKilledThoughItIgnoresSignals) {
  const auto program =
      RunScript("trap '' TERM INT HUP; while :; do :; done", 100);
  EXPECT_TRUE(program->was_killed());
  EXPECT_EQ(program->signal(), std::nullopt);
}

TEST(ProgramTest, FloodIsReadOnAndItsEndsAreKept) {
  const auto program =
      RunScript("echo first; yes | head -c 3000000; echo last");
  EXPECT_EQ(program->output().printed(), 3'000'011U);
  const std::string text = program->output().Text();
  EXPECT_LT(text.size(), 140'000U);
  EXPECT_TRUE(text.starts_with("first\n"));
  EXPECT_TRUE(text.ends_with("last\n"));
  EXPECT_THAT(text, HasSubstr("... 2868939 bytes left out ..."));
}

TEST(ProgramTest, WhatItLeavesBehindIsKilledAndCounted) {
  const auto program = RunScript("sleep 7411 & setsid sleep 7411 & exit 3");
  EXPECT_EQ(program->exit_status(), 3);
  EXPECT_EQ(program->left_behind(), 2);
  EXPECT_FALSE(IsRunning("7411"));
}

TEST(ProgramTest, DaemonsOfAKilledProgramGoWithIt) {
  const auto program =
      RunScript("(setsid sh -c 'sleep 7412 & sleep 7412' &); sleep 7412", 200);
  EXPECT_TRUE(program->was_killed());
  EXPECT_FALSE(IsRunning("7412"));
}

TEST(ProgramTest, LeavingItEarlyKillsItToo) {
  {
    auto program =
        Program::Start({{"sleep", "7413"}, {"PATH=/usr/bin:/bin"}, ""});
    ASSERT_TRUE(program.ok());
  }
  EXPECT_FALSE(IsRunning("7413"));
}

TEST(ProgramTest, NoDescriptorStaysOpen) {
  RunScript(":");
  const size_t before = OpenDescriptors();
  for (int i = 0; i < 5; ++i) RunScript("exit 1");
  EXPECT_EQ(OpenDescriptors(), before);
}

TEST(OutputSampleTest, ShortOutputIsWhole) {
  OutputSample sample;
  sample.Add(std::string(OutputSample::kKeptBytes, 'a'));
  sample.Add(std::string(OutputSample::kKeptBytes, 'b'));
  EXPECT_EQ(sample.Text(), std::string(OutputSample::kKeptBytes, 'a') +
                               std::string(OutputSample::kKeptBytes, 'b'));
}

TEST(TemporaryFolderTest, IsGoneWithItsOwner) {
  std::string path;
  {
    TemporaryFolder folder;
    path = folder.Write("a", "b").value();
    EXPECT_TRUE(std::filesystem::exists(path));
  }
  EXPECT_FALSE(std::filesystem::exists(path));
}

}  // namespace
}  // namespace shakedown::loopback

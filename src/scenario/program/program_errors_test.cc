// SPDX-License-Identifier: Apache-2.0
// Programs in scenarios: what is read, what is written, and every mistake with
// the sentence it gets.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/scenario/mistake_for_test.h"
#include "src/scenario/yaml_writer.h"

namespace shakedown::scenario {
namespace {

class ProgramMistakeTest : public testing::TestWithParam<Mistake> {};

TEST_P(ProgramMistakeTest, IsNamedWithItsPlace) {
  EXPECT_EQ(ErrorOf(Good(GetParam().yaml)), GetParam().error);
}

INSTANTIATE_TEST_SUITE_P(
    App, ProgramMistakeTest,
    testing::Values(
        Mistake{"app: {exec: [a]}",
                "f.yaml:5:13: 'exec' must be a text, not a list"},
        Mistake{"app: {exec: \"\"}", "f.yaml:5:13: there is no program to run"},
        Mistake{"app: {exec: \"a 'b\"}", "f.yaml:5:13: the quote ' has no end"},
        Mistake{"app: {exec: \"a {prot}\"}",
                "f.yaml:5:13: nothing is called {prot} (did you mean {port}?)"},
        Mistake{"app: {exec: \"a {leaf.pen}\"}",
                "f.yaml:5:13: nothing is called {leaf.pen} (did you mean "
                "{leaf.pem}?)"},
        Mistake{"app: {exec: \"echo {}\"}",
                "f.yaml:5:13: nothing is called {}: write '{{' for a brace "
                "itself"},
        Mistake{"app: {exec: \"a }\"}",
                "f.yaml:5:13: a lone '}': write '}}' for the letter itself"},
        Mistake{"app: {exec: \"a\\0b\"}",
                "f.yaml:5:13: 'exec' can't hold a NUL"},
        Mistake{"app: {exec: a, environment: [b]}",
                "f.yaml:5:29: 'environment' must be a map of names to values, "
                "not a list"},
        Mistake{"app: {exec: a, environment: {A=B: c}}",
                "f.yaml:5:30: no name of a variable: 'A=B'"},
        Mistake{"app: {exec: a, environment: {A: \"{b}\"}}",
                "f.yaml:5:33: nothing is called {b}: write '{{' for a brace "
                "itself"},
        Mistake{"app: {stdin: a}",
                "f.yaml:5:14: 'stdin' is for a program: write 'exec' as well"},
        Mistake{"app: {exec: a, options: [break_on_server_auth]}",
                "f.yaml:5:16: 'options' configures the reference app: a "
                "program configures itself"}));

INSTANTIATE_TEST_SUITE_P(
    World, ProgramMistakeTest,
    testing::Values(
        Mistake{"app: {exec: a}\nkeychain: {locked: true}",
                "f.yaml:6:11: 'keychain' is the reference app's: a program has "
                "keys of its own"},
        Mistake{"app: {exec: a}\ntransport: datagram",
                "f.yaml:6:12: a program is reached by streams only"},
        Mistake{"app: {exec: a}\nwire: [cut: {at: read call 7}]",
                "f.yaml:6:8: 'read call 7' counts calls: a program makes none "
                "that could be counted"}));

INSTANTIATE_TEST_SUITE_P(
    Expect, ProgramMistakeTest,
    testing::Values(
        Mistake{"expect: [exit: 0]",
                "f.yaml:5:10: 'exit' is for a program: 'app: {exec: ...}'"},
        Mistake{"app: {exec: a}\nexpect: [SSLClose: errSecSuccess]",
                "f.yaml:6:10: 'SSLClose' can't be seen of a program: expect "
                "what it prints, how it exits, and what its peer sees"},
        Mistake{"app: {exec: a}\nexpect: [exit: 256]",
                "f.yaml:6:16: 'exit' must be a whole number from 0 to 255, not "
                "'256'"},
        Mistake{"app: {exec: a}\nexpect: [signal: SIGSEVG]",
                "f.yaml:6:18: unknown signal 'SIGSEVG' (did you mean "
                "'SIGSEGV'?)"},
        Mistake{"app: {exec: a}\nexpect: [stdout: done]",
                "f.yaml:6:18: 'stdout' must be a map of keys, not 'done'"},
        Mistake{"app: {exec: a}\nexpect: [stdout: {}]",
                "f.yaml:6:18: one of 'contains', 'equals' and 'matches' says "
                "what 'stdout' is"},
        Mistake{"app: {exec: a}\nexpect: [stderr: {matches: \"(\"}]",
                "f.yaml:6:28: no regular expression (POSIX, extended): '('"},
        Mistake{"app: {exec: a}\nexpect: [within: 0s]",
                "f.yaml:6:18: 'within' no time nothing can end"},
        Mistake{"app: {exec: a}\nexpect: [verdict: spin]",
                "f.yaml:6:19: a program's calls are not seen: it can't be "
                "said to spin"}));

constexpr char kProgram[] =
    "app:\n"
    "  exec: \"sh -c 'a {{ b' {port} {leaf.p12}\"\n"
    "  environment: {B: \"{anchors}\", A: x y}\n"
    "  stdin: {hex: \"00 ff\"}\n"
    "  peer_name: a.test\n"
    "expect:\n"
    "  - exit: nonzero\n"
    "  - stdout: {equals: \"\"}\n"
    "  - stderr: {matches: \"^a+$\"}\n"
    "  - signal: SIGSEGV\n"
    "  - within: 5s\n"
    "  - verdict: crash\n";

TEST(ProgramTest, IsReadWithWhatIsExpected) {
  const auto read = ReadScenario(Good(kProgram), "f.yaml");
  ASSERT_TRUE(read.ok()) << read.error().ToString();
  const Program& program = *read->app.program;
  EXPECT_EQ(program.exec, "sh -c 'a {{ b' {port} {leaf.p12}");
  EXPECT_EQ(program.environment.at("B"), "{anchors}");
  EXPECT_EQ(program.input, std::string("\0\xff", 2));
  EXPECT_EQ(std::get<ExpectExit>(read->expect[0].body).kind,
            ExpectExit::Kind::kNonzero);
  EXPECT_EQ(std::get<ExpectWithin>(read->expect[4].body).milliseconds, 5'000);
}

TEST(ProgramTest, ReadsBackAsItWasWritten) {
  const auto read = ReadScenario(Good(kProgram), "f.yaml");
  ASSERT_TRUE(read.ok()) << read.error().ToString();
  const std::string yaml = WriteScenario(read.value());
  const auto again = ReadScenario(yaml, "f.yaml", {});
  ASSERT_TRUE(again.ok()) << again.error().ToString() << "\n" << yaml;
  EXPECT_TRUE(again.value() == read.value()) << yaml;
}

}  // namespace
}  // namespace shakedown::scenario

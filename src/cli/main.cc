// SPDX-License-Identifier: Apache-2.0
// The command line: flags in, commands called.
#include <CLI/CLI.hpp>
#include <iostream>
#include <string>

#include "src/cli/bench_command.h"
#include "src/cli/explain_command.h"
#include "src/cli/files.h"
#include "src/cli/list_command.h"
#include "src/cli/run_command.h"
#include "src/cli/scenarios.h"

namespace shakedown::cli {
namespace {

constexpr int kExitBadInput = 2;

constexpr char kDescription[] =
    "Shakedown: Apple's Secure Transport for tests, deterministic, on Linux.\n"
    "For tests only: every key comes from the seed.";

constexpr char kExamples[] =
    "Examples:\n"
    "  shakedown run scenarios/trust/expired-leaf.yaml   one scenario, drawn\n"
    "  shakedown run scenarios                           all, with a summary\n"
    "  shakedown run scenarios --format=junit            for a CI server\n"
    "  shakedown run FILE --profile=catalina-10.15       as macOS 10.15 does\n"
    "  shakedown run FILE --pcap=a.pcap --keylog=a.keys  for Wireshark\n"
    "  shakedown list                                    what there is\n"
    "  shakedown explain -9807                           what a code means\n"
    "  shakedown bench                                   how fast it is";

// `explain -9807` would be read as a flag: numbers are told apart here.
std::vector<std::string> Arguments(int argc, char** argv) {
  std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.size() >= 2 && arguments[0] == "explain" &&
      arguments[1].size() > 1 && arguments[1][0] == '-' &&
      arguments[1].find_first_not_of("0123456789", 1) == std::string::npos) {
    arguments.insert(arguments.begin() + 1, "--");
  }
  std::reverse(arguments.begin(), arguments.end());  // as CLI11 takes them
  return arguments;
}

class CommandLine {
 public:
  CommandLine() : app_(kDescription, "shakedown") {
    app_.footer(kExamples);
    app_.require_subcommand(0, 1);
    AddRun();
    AddList();
    AddExplain();
    AddBench();
  }

  int Run(int argc, char** argv) {
    try {
      app_.parse(Arguments(argc, argv));
    } catch (const CLI::ParseError& error) {
      return app_.exit(error) == 0 ? 0 : kExitBadInput;
    }
    if (run_->parsed()) return RunScenarios();
    if (list_->parsed()) return ListCommand(paths_, format_);
    if (explain_->parsed()) return ExplainCommand(code_, format_);
    if (bench_->parsed()) return BenchCommand(format_);
    std::cout << app_.help();
    return 0;
  }

 private:
  void AddFormat(CLI::App* command, const std::set<std::string>& formats) {
    std::string names;
    for (const std::string& format : formats) {
      names += (names.empty() ? "" : ", ") + format;
    }
    command->add_option("--format", format_, "text (default), or: " + names)
        ->check(CLI::IsMember(formats));
  }

  void AddRun() {
    run_ = app_.add_subcommand("run", "run scenarios and judge them");
    run_->add_option("paths", options_.paths, "files or folders")->required();
    run_->add_option("--seed", options_.seed, "in place of the files' seed");
    run_->add_option("--profile", options_.profile,
                     "in place of the files' profile");
    AddFormat(run_, {"text", "json", "junit"});
    run_->add_option("--trace", options_.trace_file,
                     "write everything that happened, as JSON lines");
    run_->add_option("--pcap", options_.pcap_file,
                     "write a packet capture that Wireshark opens");
    run_->add_option("--keylog", options_.key_log_file,
                     "write the keys with which Wireshark decrypts it");
    run_->add_flag("--verbose", options_.verbose,
                   "draw every scenario, not only those that fail");
  }

  void AddList() {
    list_ = app_.add_subcommand("list", "list scenarios with their reasons");
    list_->add_option("paths", paths_, "files or folders (default: scenarios)");
    AddFormat(list_, {"text", "json"});
  }

  void AddExplain() {
    explain_ = app_.add_subcommand("explain", "explain a result code");
    explain_->add_option("code", code_, "a number or a name")->required();
    AddFormat(explain_, {"text", "json"});
  }

  void AddBench() {
    bench_ = app_.add_subcommand("bench", "measure handshakes side by side");
    AddFormat(bench_, {"text", "json"});
  }

  int RunScenarios() {
    if (options_.profile) {
      const auto known = CheckProfile(*options_.profile);
      if (!known.ok()) {
        std::cerr << known.error().ToString() << "\n";
        return kExitBadInput;
      }
    }
    options_.format = format_;
    return RunCommand(options_);
  }

  CLI::App app_;
  CLI::App* run_ = nullptr;
  CLI::App* list_ = nullptr;
  CLI::App* explain_ = nullptr;
  CLI::App* bench_ = nullptr;
  RunOptions options_;
  std::vector<std::string> paths_ = {"scenarios"};
  std::string code_;
  std::string format_ = "text";
};

}  // namespace
}  // namespace shakedown::cli

int main(int argc, char** argv) {
  return shakedown::cli::CommandLine().Run(argc, argv);
}

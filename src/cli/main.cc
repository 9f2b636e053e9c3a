// SPDX-License-Identifier: Apache-2.0
// The command line: flags in, commands called.
#include <CLI/CLI.hpp>
#include <iostream>
#include <string>
#include <vector>

#include "src/cli/arguments.h"
#include "src/cli/bench/bench_command.h"
#include "src/cli/check/check_command.h"
#include "src/cli/edit/fmt_command.h"
#include "src/cli/edit/new_command.h"
#include "src/cli/edit/show_command.h"
#include "src/cli/eras/run_eras.h"
#include "src/cli/explain_command.h"
#include "src/cli/explain_profiles.h"
#include "src/cli/help_examples.h"
#include "src/cli/list_command.h"
#include "src/cli/run_command.h"
#include "src/cli/scenarios.h"
#include "src/cli/serve/serve_command.h"

namespace shakedown::cli {
namespace {

constexpr int kExitBadInput = 2;
constexpr char kRandom[] = "random";    // of --seed
constexpr char kAllProfiles[] = "all";  // of --profile

constexpr int kMostPort = 65535;
constexpr int kMostSeconds = 86400;

class CommandLine {
 public:
  CommandLine() : app_(kDescription, "shakedown") {
    constexpr size_t kNameColumns = 28;
    app_.get_formatter()->column_width(kNameColumns);
    app_.footer(kExamples);
    app_.require_subcommand(0, 1);
    app_.allow_extras();
    AddRun();
    AddServe();
    AddCheck();
    AddList();
    AddExplain();
    AddNew();
    AddFmt();
    AddShow();
    AddBench();
  }

  int Run(int argc, char** argv) {
    try {
      app_.parse(InOrderOfParsing({argv + 1, argv + argc}));
    } catch (const CLI::Success& help) {
      return app_.exit(help);
    } catch (const CLI::ParseError& error) {
      return Refuse(error.what());
    }
    if (const std::string wrong = Unknown(); !wrong.empty()) {
      return Refuse(wrong);
    }
    if (run_->parsed()) return RunScenarios();
    if (serve_->parsed()) return Serve();
    if (check_->parsed()) {
      check_options_.format = format_;
      return CheckCommand(check_options_);
    }
    if (list_->parsed()) return ListCommand(paths_, format_);
    if (explain_->parsed()) return Explain();
    if (new_->parsed()) return New();
    if (fmt_->parsed()) return Fmt();
    if (show_->parsed()) return Show();
    if (bench_->parsed()) return BenchCommand(format_);
    std::cout << app_.help();
    return 0;
  }

 private:
  static int Refuse(const std::string& what) {
    std::cerr << "shakedown: " << what << "\n";
    return kExitBadInput;
  }

  // What was typed that is no command, flag or argument; "" if all is known.
  std::string Unknown() {
    for (CLI::App* command : app_.get_subcommands(nullptr)) {
      const auto rest = command->remaining();
      if (!rest.empty()) {
        return command->get_name() + ": " +
               DescribeUnknown(rest[0], FlagsOf(*command));
      }
    }
    const auto rest = app_.remaining();
    if (rest.empty()) return "";
    std::vector<std::string> known = {"--help"};
    for (const CLI::App* command : app_.get_subcommands(nullptr)) {
      known.push_back(command->get_name());
    }
    return DescribeUnknown(rest[0], known);
  }

  static std::vector<std::string> FlagsOf(const CLI::App& command) {
    std::vector<std::string> flags;
    for (const CLI::Option* option : command.get_options()) {
      for (const std::string& name : option->get_lnames()) {
        flags.push_back("--" + name);
      }
    }
    return flags;
  }

  CLI::App* Add(const std::string& name, const std::string& what,
                const std::string& examples) {
    CLI::App* command = app_.add_subcommand(name, what);
    command->allow_extras();
    command->footer(examples);
    return command;
  }

  void AddFormat(CLI::App* command, std::vector<std::string> formats) {
    std::string names;
    for (const std::string& format : formats) {
      names += (names.empty() ? "" : "|") + format;
    }
    command->add_option("--format", format_, "how to print (default: text)")
        ->type_name(names)
        ->check([formats = std::move(formats)](const std::string& given) {
          return CheckWord("format", given, formats);
        });
  }

  void AddRun() {
    run_ = Add("run", "run scenarios and judge them", kRunExamples);
    AddPaths(run_);
    run_->add_option("--seed", seed_,
                     "in place of the files' seed; random: drawn, and printed")
        ->type_name("N|random")
        ->check([](const std::string& text) {
          const auto seed = ParseSeed(text);
          return seed.ok() || text == kRandom ? "" : seed.error().message;
        });
    run_->add_option("--profile", options_.profile,
                     "in place of the files' profile; all: a table of eras")
        ->type_name("NAME|all");
    run_->add_option("--exec", options_.exec,
                     "a program in the app's place, over a real socket")
        ->type_name("COMMAND");
    AddFormat(run_, {"text", "json", "junit"});
    AddOutput("--trace", options_.trace_file,
              "write everything that happened, as JSON lines");
    AddOutput("--pcap", options_.pcap_file,
              "write a packet capture that Wireshark opens");
    AddOutput("--keylog", options_.key_log_file,
              "write the keys with which Wireshark decrypts it");
    run_->add_flag("--verbose", options_.verbose,
                   "draw every scenario, not only those that fail");
  }

  void AddServe() {
    serve_ = Add("serve", "keep a scenario's server listening on 127.0.0.1",
                 kServeExamples);
    serve_->add_option("file", serve_options_.file, "a scenario file")
        ->type_name("FILE");
    serve_->add_option("--port", serve_options_.port, "0: any that is free")
        ->type_name("N")
        ->check(CLI::Range(0, kMostPort));
    serve_->add_option("--host", serve_options_.host, "127.0.0.1, only")
        ->type_name("HOST");
    serve_->add_flag("--once", serve_options_.once, "end after one connection");
    serve_
        ->add_option("--anchors", serve_options_.anchors,
                     "write the roots to trust, as PEM")
        ->type_name("FILE");
    serve_->add_option("--seed", seed_, "in place of the file's seed")
        ->type_name("N")
        ->check([](const std::string& text) {
          const auto seed = ParseSeed(text);
          return seed.ok() ? "" : seed.error().message;
        });
    serve_
        ->add_option("--clock", serve_options_.clock,
                     "when certificates are valid (default: today, unless "
                     "the file has one)")
        ->type_name("today|file")
        ->check([](const std::string& given) {
          return CheckWord("clock", given, {"today", "file"});
        });
    serve_->add_flag("--resume", serve_options_.resume,
                     "one world for all connections: sessions resume");
    serve_
        ->add_option("--idle", serve_options_.idle_seconds,
                     "end a connection after that without a byte (120)")
        ->type_name("SECONDS")
        ->check(CLI::Range(1, kMostSeconds));
    serve_
        ->add_option("--connections", serve_options_.most_connections,
                     "the most at once (2000)")
        ->type_name("N")
        ->check(CLI::Range(1, kMostPort));
  }

  void AddOutput(const std::string& flag, std::string& file,
                 const std::string& what) {
    run_->add_option(flag, file, what)->type_name("FILE");
  }

  void AddCheck() {
    check_ = Add("check", "check what must be true of every scenario",
                 kCheckExamples);
    check_
        ->add_option("paths", check_options_.paths,
                     "files or folders (default: the project's scenarios)")
        ->type_name("PATH");
    check_
        ->add_option("--property", check_options_.properties,
                     "only this one; may be given again")
        ->type_name("NAME");
    AddFormat(check_, {"text", "json"});
  }

  void AddList() {
    list_ = Add("list", "list scenarios, defects, faults or findings",
                kListExamples);
    list_
        ->add_option("paths", paths_,
                     "files or folders (default: the project's scenarios)")
        ->type_name("PATH");
    AddFormat(list_, {"text", "json"});
  }

  void AddExplain() {
    explain_ = Add("explain", "explain a result code, or the profiles",
                   kExplainExamples);
    explain_->add_option("code,--code", code_, "a number or a name")
        ->type_name("CODE");
    explain_->add_flag("--profiles", explains_profiles_,
                       "the table of what each era does");
    AddFormat(explain_, {"text", "json"});
  }

  void AddNew() {
    new_ = Add("new", "write a scenario to start from", kNewExamples);
    new_->add_option("name", name_, "the new file; never one that is there")
        ->type_name("NAME");
    new_->add_option("--from", from_, "a result code, a template or a file")
        ->type_name("WHAT");
  }

  void AddFmt() {
    fmt_ = Add("fmt", "lay scenario files out in one way", kFmtExamples);
    AddPaths(fmt_);
    fmt_->add_flag("--check", checks_, "change nothing, only say which");
  }

  void AddShow() {
    show_ = Add("show", "print what a scenario says in full", kShowExamples);
    AddPaths(show_);
    show_->add_option("--as", as_, "in which language (default: yaml)")
        ->type_name("yaml|cpp")
        ->check([](const std::string& given) {
          return CheckWord("language", given, {"yaml", "cpp"});
        });
  }

  void AddPaths(CLI::App* command) {
    command->add_option("paths", options_.paths, "scenario files or folders")
        ->type_name("PATH");
  }

  void AddBench() {
    bench_ = Add("bench", "measure handshakes side by side", "");
    AddFormat(bench_, {"text", "json"});
  }

  // What is said if no path is; "" if one is.
  std::string NoPaths(const std::string& command) const {
    if (!options_.paths.empty()) return "";
    return command + ": name a scenario file or a folder, such as scenarios";
  }

  int New() {
    if (name_.empty()) {
      return Refuse("new: name the scenario, such as a-leaf-has-expired");
    }
    return NewCommand(name_, from_);
  }

  int Fmt() {
    const std::string wrong = NoPaths("fmt");
    return wrong.empty() ? FmtCommand(options_.paths, checks_) : Refuse(wrong);
  }

  int Show() {
    const std::string wrong = NoPaths("show");
    return wrong.empty() ? ShowCommand(options_.paths, as_) : Refuse(wrong);
  }

  int RunScenarios() {
    if (const std::string wrong = NoPaths("run"); !wrong.empty()) {
      return Refuse(wrong);
    }
    const bool all_eras = options_.profile == kAllProfiles;
    if (all_eras) options_.profile.reset();
    if (options_.profile) {
      const auto known = CheckProfile(*options_.profile);
      if (!known.ok()) return Refuse(known.error().ToString());
    }
    options_.random_seed = seed_ == kRandom;
    if (!seed_.empty() && !options_.random_seed) {
      options_.seed = ParseSeed(seed_).value();
    }
    options_.format = format_;
    return all_eras ? RunEras(options_) : RunCommand(options_);
  }

  int Serve() {
    if (serve_options_.file.empty()) {
      return Refuse("serve: name a scenario file");
    }
    if (!seed_.empty()) serve_options_.seed = ParseSeed(seed_).value();
    return ServeCommand(serve_options_);
  }

  int Explain() {
    if (explains_profiles_ && !code_.empty()) {
      return Refuse("explain: either a result code or --profiles");
    }
    if (explains_profiles_) return ExplainProfiles(format_);
    if (code_.empty()) {
      return Refuse(
          "explain: name a result code, such as -9807, or say --profiles");
    }
    return ExplainCommand(code_, format_);
  }

  CLI::App app_;
  CLI::App* run_ = nullptr;
  CLI::App* serve_ = nullptr;
  CLI::App* check_ = nullptr;
  CLI::App* list_ = nullptr;
  CLI::App* explain_ = nullptr;
  CLI::App* new_ = nullptr;
  CLI::App* fmt_ = nullptr;
  CLI::App* show_ = nullptr;
  CLI::App* bench_ = nullptr;
  RunOptions options_;
  ServeOptions serve_options_;
  CheckOptions check_options_;
  std::vector<std::string> paths_ = {"scenarios"};
  std::string code_;
  bool explains_profiles_ = false;
  std::string seed_;
  std::string name_;
  std::string from_ = "client";
  bool checks_ = false;
  std::string as_ = "yaml";
  std::string format_ = "text";
};

}  // namespace
}  // namespace shakedown::cli

int main(int argc, char** argv) {
  const int status = shakedown::cli::CommandLine().Run(argc, argv);
  std::cout.flush();
  if (std::cout) return status;
  std::cerr << "shakedown: not all could be printed: is the disk full?\n";
  return shakedown::cli::kExitBadInput;
}

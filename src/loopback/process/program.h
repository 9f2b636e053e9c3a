// SPDX-License-Identifier: Apache-2.0
// A program that runs: with an environment of its own, its output in bounded
// memory, and nothing of it left when it is gone.
// Example: auto program = Program::Start({.arguments = {"curl", "-V"}});
//          while (!program->ended()) WaitOnce(program->Sources(), until_ms);
// One thread. The destructor kills the program and all that it has started.
#ifndef SHAKEDOWN_LOOPBACK_PROCESS_PROGRAM_H_
#define SHAKEDOWN_LOOPBACK_PROCESS_PROGRAM_H_

#include <sys/types.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "src/base/result.h"
#include "src/loopback/descriptor.h"
#include "src/loopback/event_source.h"
#include "src/loopback/process/output_sample.h"
#include "src/loopback/process/supervisor.h"

namespace shakedown::loopback {

struct ProgramPlan {
  std::vector<std::string> arguments;    // the program is the first
  std::vector<std::string> environment;  // "NAME=value"; nothing else is there
  std::string input_file;                // "": nothing to read
};

class Program {
 public:
  // Start fails if the machine has no process or descriptor to give.
  static Result<std::unique_ptr<Program>> Start(const ProgramPlan& plan);
  ~Program();
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  // Sources are what to wait for.
  std::vector<EventSource*> Sources();

  // Kill ends it with all its descendants; ended() tells when they are gone.
  void Kill() { leash_.Close(); }

  // Has it ended, with all that it started, and is its output read?
  bool ended() const;

  // --- Once it has ended ---

  // Why it could not be run: "there is no program 'crul'"; "" if it was.
  std::string failure() const;
  std::optional<int> exit_status() const;
  std::optional<int> signal() const;  // that it died of; nothing if killed here
  bool was_killed() const { return report_.was_killed != 0; }
  int left_behind() const { return report_.left_behind; }

  const OutputSample& output() const { return output_.sample; }
  const OutputSample& errors() const { return errors_.sample; }

 private:
  // Reads one of its outputs.
  struct Reader : EventSource {
    int descriptor() const override { return end.get(); }
    short events() const override;
    std::optional<int64_t> wakes_at_ms() const override { return {}; }
    void OnEvents(short found, int64_t now_ms) override;

    Descriptor end;
    OutputSample sample;
  };

  explicit Program(std::string name) : name_(std::move(name)) {}
  void ReadReport();

  // Reads the supervisor's report.
  struct ReportReader : EventSource {
    explicit ReportReader(Program& owner) : program(owner) {}
    int descriptor() const override { return end.get(); }
    short events() const override;
    std::optional<int64_t> wakes_at_ms() const override { return {}; }
    void OnEvents(short, int64_t) override { program.ReadReport(); }

    Program& program;
    Descriptor end;
  };

  std::string name_;
  pid_t supervisor_ = -1;
  Descriptor leash_;
  Reader output_;
  Reader errors_;
  ReportReader report_reader_{*this};
  bool reported_ = false;
  Report report_;
};

}  // namespace shakedown::loopback

#endif  // SHAKEDOWN_LOOPBACK_PROCESS_PROGRAM_H_

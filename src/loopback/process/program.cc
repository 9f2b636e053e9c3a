// SPDX-License-Identifier: Apache-2.0
#include "src/loopback/process/program.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "src/loopback/machine_clock.h"

namespace shakedown::loopback {
namespace {

struct Pipe {
  Descriptor read;
  Descriptor write;
};

Pipe MakePipe() {
  int ends[2] = {-1, -1};
  if (pipe2(ends, O_CLOEXEC) != 0) return {};
  return {Descriptor(ends[0]), Descriptor(ends[1])};
}

std::vector<char*> PointersTo(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

Descriptor OpenInput(const std::string& file) {
  const char* path = file.empty() ? "/dev/null" : file.c_str();
  return Descriptor(open(path, O_RDONLY | O_CLOEXEC));
}

}  // namespace

Result<std::unique_ptr<Program>> Program::Start(const ProgramPlan& plan) {
  Pipe output = MakePipe(), errors = MakePipe();
  Pipe leash = MakePipe(), report = MakePipe();
  const Descriptor input = OpenInput(plan.input_file);
  const bool has_all = output.read.valid() && errors.read.valid() &&
                       leash.read.valid() && report.read.valid() &&
                       input.valid();
  if (!has_all || plan.arguments.empty()) {
    return Error{"no program can be started: " +
                 std::string(std::strerror(errno))};
  }
  // All that exec needs is made before fork: only we have other threads.
  ProgramPlan copy = plan;
  std::vector<char*> arguments = PointersTo(copy.arguments);
  std::vector<char*> environment = PointersTo(copy.environment);
  std::unique_ptr<Program> program(new Program(plan.arguments[0]));
  program->supervisor_ = fork();
  if (program->supervisor_ == 0) {
    Supervise({arguments.data(), environment.data()},
              {input.get(), output.write.get(), errors.write.get(),
               leash.read.get(), report.write.get()});
  }
  if (program->supervisor_ < 0) {
    return Error{"no program can be started: " +
                 std::string(std::strerror(errno))};
  }
  program->leash_ = std::move(leash.write);
  program->output_.end = std::move(output.read);
  program->errors_.end = std::move(errors.read);
  program->report_reader_.end = std::move(report.read);
  return program;
}

Program::~Program() {
  if (supervisor_ < 0) return;
  constexpr int64_t kLongMs = 60'000;
  Kill();
  while (!reported_) {
    WaitOnce({&report_reader_}, MachineMilliseconds() + kLongMs);
  }
  while (waitpid(supervisor_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

std::vector<EventSource*> Program::Sources() {
  return {&output_, &errors_, &report_reader_};
}

bool Program::ended() const {
  return reported_ && !output_.end.valid() && !errors_.end.valid();
}

short Program::Reader::events() const { return end.valid() ? POLLIN : 0; }

void Program::Reader::OnEvents(short, int64_t) {
  std::array<char, 64 * 1024> buffer;
  const ssize_t count = read(end.get(), buffer.data(), buffer.size());
  if (count > 0) {
    sample.Add({buffer.data(), static_cast<size_t>(count)});
  } else if (count == 0 || errno != EINTR) {
    end.Close();
  }
}

short Program::ReportReader::events() const { return end.valid() ? POLLIN : 0; }

// The first report counts: of a program that isn't there its own process
// writes one too.
void Program::ReadReport() {
  Report report;
  const ssize_t count = read(report_reader_.end.get(), &report, sizeof report);
  if (count < 0 && errno == EINTR) return;
  if (count == sizeof report && report.exec_error != 0) {
    report_.exec_error = report.exec_error;
    return;
  }
  if (count == sizeof report) {
    const int exec_error = report_.exec_error;
    report_ = report;
    report_.exec_error = exec_error;
  }
  reported_ = true;
  report_reader_.end.Close();
}

std::string Program::failure() const {
  if (report_.exec_error == 0) return "";
  if (report_.exec_error == ENOENT) {
    return "there is no program '" + name_ + "'";
  }
  return "'" + name_ + "' can't be run: " + std::strerror(report_.exec_error);
}

std::optional<int> Program::exit_status() const {
  if (was_killed() || !WIFEXITED(report_.wait_status)) return std::nullopt;
  return WEXITSTATUS(report_.wait_status);
}

std::optional<int> Program::signal() const {
  if (was_killed() || !WIFSIGNALED(report_.wait_status)) return std::nullopt;
  return WTERMSIG(report_.wait_status);
}

}  // namespace shakedown::loopback

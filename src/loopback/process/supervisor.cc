// SPDX-License-Identifier: Apache-2.0
#include "src/loopback/process/supervisor.h"

#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <initializer_list>

extern char** environ;

namespace shakedown::loopback {
namespace {

// Where the descriptors lie in the supervisor; nothing else stays open.
constexpr int kLeash = 3, kReport = 4, kFirstOther = 5;

void OnChild(int) {}

void CloseFrom(int first) {
  DIR* folder = opendir("/proc/self/fd");
  if (folder == nullptr) return;
  while (const dirent* entry = readdir(folder)) {
    const int number = std::atoi(entry->d_name);
    if (number >= first && number != dirfd(folder)) close(number);
  }
  closedir(folder);
}

// Moves the five to 0 ... 4, by way of numbers that none of them has.
void Arrange(const SupervisorDescriptors& given) {
  const int from[] = {given.input, given.output, given.errors, given.leash,
                      given.report};
  constexpr int kHigh = 100;
  int high[5];
  for (int i = 0; i < 5; ++i) high[i] = fcntl(from[i], F_DUPFD, kHigh);
  for (int i = 0; i < 5; ++i) dup2(high[i], i);
  CloseFrom(kFirstOther);
  fcntl(kLeash, F_SETFD, FD_CLOEXEC);
  fcntl(kReport, F_SETFD, FD_CLOEXEC);
}

void ResetSignals() {
  for (int number = 1; number < NSIG; ++number) std::signal(number, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
}

[[noreturn]] void Fail(int error) {
  Report report;
  report.exec_error = error;
  (void)!write(kReport, &report, sizeof report);
  _exit(127);
}

// The program, in a session and process group of its own.
[[noreturn]] void Become(const Orders& orders) {
  setsid();
  ResetSignals();
  const rlimit no_core{0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
  environ = orders.environment;
  execvp(orders.arguments[0], orders.arguments);
  Fail(errno);
}

// The parent of a process, or 0. /proc/N/stat: "N (name) S parent ...", where
// the name may hold anything.
pid_t ParentOf(const char* process) {
  char path[64];
  std::snprintf(path, sizeof path, "/proc/%.20s/stat", process);
  const int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  char text[512];
  const ssize_t count = read(file, text, sizeof text - 1);
  close(file);
  text[count > 0 ? count : 0] = '\0';
  const char* name_end = std::strrchr(text, ')');
  int parent = 0;
  if (name_end != nullptr) std::sscanf(name_end + 1, " %*c %d", &parent);
  return parent;
}

void KillChildren() {
  DIR* folder = opendir("/proc");
  if (folder == nullptr) return;
  while (const dirent* entry = readdir(folder)) {
    const pid_t process = std::atoi(entry->d_name);
    if (process > 0 && ParentOf(entry->d_name) == getpid()) {
      kill(process, SIGKILL);
    }
  }
  closedir(folder);
}

// Waits until nothing is left. Who loses its parent becomes our child, so that
// each round finds the next generation. Returns how many there were.
int KillAll() {
  constexpr int kMostRounds = 10'000, kRoundMs = 1;
  int count = 0;
  for (int round = 0; round < kMostRounds; ++round) {
    KillChildren();
    pid_t gone = waitpid(-1, nullptr, WNOHANG);
    for (; gone > 0; gone = waitpid(-1, nullptr, WNOHANG)) ++count;
    if (gone < 0) break;
    poll(nullptr, 0, kRoundMs);
  }
  return count;
}

// Collects who has ended, until the program itself has. False: it still runs.
bool Collect(pid_t program, int* status) {
  for (;;) {
    int one = 0;
    const pid_t gone = waitpid(-1, &one, WNOHANG);
    if (gone <= 0) return false;
    if (gone == program) {
      *status = one;
      while (waitpid(-1, nullptr, WNOHANG) > 0) {
      }
      return true;
    }
  }
}

// Waits for the program or the leash. True: the program ended.
bool WaitFor(pid_t program, int* status) {
  sigset_t none;
  sigemptyset(&none);
  while (!Collect(program, status)) {
    pollfd leash{kLeash, POLLIN, 0};
    if (ppoll(&leash, 1, nullptr, &none) > 0) return false;
  }
  return true;
}

void BlockSignals() {
  sigset_t all;
  sigfillset(&all);
  sigprocmask(SIG_SETMASK, &all, nullptr);
  std::signal(SIGCHLD, OnChild);
  for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE}) {
    std::signal(number, SIG_IGN);
  }
}

}  // namespace

void Supervise(const Orders& orders, const SupervisorDescriptors& descriptors) {
  Arrange(descriptors);
  setsid();
  prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
  BlockSignals();
  const pid_t program = fork();
  if (program == 0) Become(orders);
  if (program < 0) Fail(errno);
  for (int number = 0; number < kLeash; ++number) close(number);
  Report report;
  report.was_killed = WaitFor(program, &report.wait_status) ? 0 : 1;
  if (report.was_killed != 0) kill(-program, SIGKILL);
  const int others = KillAll();
  report.left_behind = report.was_killed ? 0 : others;
  (void)!write(kReport, &report, sizeof report);
  _exit(0);
}

}  // namespace shakedown::loopback

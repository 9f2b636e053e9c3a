// SPDX-License-Identifier: Apache-2.0
// What people do without Shakedown: a server and a client process per test.
#include <fcntl.h>
#include <openssl/pem.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <filesystem>
#include <thread>
#include <vector>

#include "src/cli/bench/cases.h"
#include "src/cli/files.h"
#include "src/loopback/reserved_port.h"
#include "src/loopback/sockets.h"
#include "src/openssl/openssl_ptr.h"
#include "src/pki/mint.h"

extern char** environ;

namespace shakedown::cli {
namespace {

namespace fs = std::filesystem;

std::string PemOf(BIO* bio) {
  char* text = nullptr;
  const long length = BIO_get_mem_data(bio, &text);
  return {text, static_cast<size_t>(length)};
}

std::string CertificatePem(const Bytes& der) {
  const uint8_t* at = der.data();
  const openssl::X509Ptr certificate(
      d2i_X509(nullptr, &at, static_cast<long>(der.size())));
  const openssl::BioPtr bio(BIO_new(BIO_s_mem()));
  PEM_write_bio_X509(bio.get(), certificate.get());
  return PemOf(bio.get());
}

std::string KeyPem(EVP_PKEY* key) {
  const openssl::BioPtr bio(BIO_new(BIO_s_mem()));
  PEM_write_bio_PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr,
                           nullptr);
  return PemOf(bio.get());
}

// A folder with the server's files, removed in the end.
class Files {
 public:
  Files(const scenario::Scenario& scenario, const pki::MintedSet& minted) {
    std::string folder =
        (fs::temp_directory_path() / "shakedown-bench-XXXXXX").string();
    folder_ = mkdtemp(folder.data());
    std::string chain;
    for (const std::string& name : scenario.peer.chain) {
      chain += CertificatePem(minted.at(name).der);
    }
    Write("chain.pem", chain);
    Write("key.pem", KeyPem(minted.at(scenario.peer.chain[0]).key.get()));
    for (const auto& [name, certificate] : minted) {
      if (certificate.trusted)
        Write("root.pem", CertificatePem(certificate.der));
    }
  }
  ~Files() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  Files(const Files&) = delete;
  Files& operator=(const Files&) = delete;

  std::string Path(const std::string& name) const {
    return (folder_ / name).string();
  }

 private:
  void Write(const std::string& name, const std::string& text) {
    (void)WriteFile(Path(name), AsBytes(text)).ok();
  }

  fs::path folder_;
};

// Starts a program without input or output; -1 if it can't be started.
pid_t Start(std::vector<std::string> words) {
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  for (int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    posix_spawn_file_actions_addopen(&actions, fd, "/dev/null", O_RDWR, 0);
  }
  pid_t pid = -1;
  const int failed = posix_spawnp(&pid, arguments[0], &actions, nullptr,
                                  arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  return failed == 0 ? pid : -1;
}

bool Succeeded(pid_t pid) {
  int status = 0;
  return pid > 0 && waitpid(pid, &status, 0) == pid && WIFEXITED(status) &&
         WEXITSTATUS(status) == 0;
}

bool RunPair(const Files& files) {
  constexpr int kTries = 400;  // until the server listens
  constexpr auto kPause = std::chrono::milliseconds(2);
  const auto port = loopback::ReservedPort::Take();
  if (!port.ok()) return false;
  const std::string address =
      std::string(loopback::kHost) + ":" + std::to_string(port->number());
  const pid_t server =
      Start({"openssl", "s_server", "-accept", address, "-tls1_2", "-www",
             "-cert_chain", files.Path("chain.pem"), "-cert",
             files.Path("chain.pem"), "-key", files.Path("key.pem")});
  if (server < 0) return false;
  bool connected = false;
  for (int i = 0; i < kTries && !connected; ++i) {
    connected = Succeeded(Start({"openssl", "s_client", "-connect", address,
                                 "-tls1_2", "-CAfile", files.Path("root.pem"),
                                 "-no_check_time", "-verify_return_error"}));
    if (!connected) std::this_thread::sleep_for(kPause);
  }
  kill(server, SIGKILL);
  waitpid(server, nullptr, 0);
  return connected;
}

// The words of `shakedown run SCENARIO`, this program and a file of the
// project.
std::vector<std::string> OwnRun() {
  std::error_code error;
  const fs::path self = fs::read_symlink("/proc/self/exe", error);
  const fs::path scenario =
      fs::path(ProjectRoot()) / "scenarios/trust/expired-leaf.yaml";
  return {self.string(), "run", scenario.string()};
}

}  // namespace

Handshake OwnProcess() {
  return [] { return Succeeded(Start(OwnRun())); };
}

Result<Handshake> OpensslProcesses(const scenario::Scenario& scenario) {
  if (!Succeeded(Start({"openssl", "version"}))) {
    return Error{"bench: the program openssl is not here (package openssl)"};
  }
  auto minted = pki::Mint(scenario.pki, scenario.clock);
  if (!minted.ok()) return minted.error();
  auto files = std::make_shared<Files>(scenario, minted.value());
  return Handshake([files] { return RunPair(*files); });
}

}  // namespace shakedown::cli

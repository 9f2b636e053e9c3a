// SPDX-License-Identifier: Apache-2.0
#include "src/loopback/reserved_port.h"

#include <sys/socket.h>
#include <sys/un.h>

#include <algorithm>
#include <cstddef>
#include <fstream>
#include <string>

#include "src/loopback/sockets.h"

namespace shakedown::loopback {
namespace {

constexpr int kFirst = 20'000;

// The first of those that the kernel hands out, to who asks for any (ip(7)).
int FirstOfTheKernels() {
  constexpr int kByDefault = 32'768;
  std::ifstream file("/proc/sys/net/ipv4/ip_local_port_range");
  int first = 0;
  return file >> first ? first : kByDefault;
}

// A name that one socket can have, and that no file keeps (unix(7)).
Descriptor Lock(int port) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string name = "shakedown-port-" + std::to_string(port);
  std::copy(name.begin(), name.end(), address.sun_path + 1);
  const auto length =
      static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + 1 + name.size());
  Descriptor lock(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
  const auto* generic = reinterpret_cast<const sockaddr*>(&address);
  if (bind(lock.get(), generic, length) != 0) lock.Close();
  return lock;
}

}  // namespace

Result<ReservedPort> ReservedPort::Take() {
  const int end = FirstOfTheKernels();
  for (int port = kFirst; port < end; ++port) {
    Descriptor lock = Lock(port);
    if (!lock.valid() || !IsFree(port)) continue;
    return ReservedPort(port, std::move(lock));
  }
  return Error{"no port from " + std::to_string(kFirst) + " to " +
               std::to_string(end - 1) + " is free for a server"};
}

}  // namespace shakedown::loopback

// SPDX-License-Identifier: Apache-2.0
#include "src/loopback/sockets.h"

#include <linux/sockios.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string>

namespace shakedown::loopback {
namespace {

constexpr int kKind = SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC;

sockaddr_in Loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<uint16_t>(port));
  return address;
}

const sockaddr* AsSockaddr(const sockaddr_in& address) {
  return reinterpret_cast<const sockaddr*>(&address);
}

// On this machine the answer takes no time, unless somebody's queue is full.
bool IsConnected(int socket) {
  constexpr int kMostMs = 100;
  pollfd polled{socket, POLLOUT, 0};
  int error = 0;
  socklen_t length = sizeof error;
  return poll(&polled, 1, kMostMs) > 0 &&
         getsockopt(socket, SOL_SOCKET, SO_ERROR, &error, &length) == 0 &&
         error == 0;
}

}  // namespace

Result<Descriptor> ListenOnLoopback(int port) {
  Descriptor listener(::socket(AF_INET, kKind, 0));
  const int yes = 1;
  setsockopt(listener.get(), SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  const sockaddr_in address = Loopback(port);
  if (bind(listener.get(), AsSockaddr(address), sizeof address) != 0 ||
      listen(listener.get(), SOMAXCONN) != 0) {
    return Error{"nothing can listen on " + std::string(kHost) + ":" +
                 std::to_string(port) + ": " + std::strerror(errno)};
  }
  return listener;
}

Descriptor ConnectToLoopback(int port) {
  Descriptor socket(::socket(AF_INET, kKind, 0));
  const sockaddr_in address = Loopback(port);
  const int result = connect(socket.get(), AsSockaddr(address), sizeof address);
  const bool pending = result != 0 && errno == EINPROGRESS;
  if (result != 0 && !(pending && IsConnected(socket.get()))) socket.Close();
  return socket;
}

// Without SO_REUSEADDR, as the most careless server asks for it.
bool IsFree(int port) {
  const Descriptor socket(::socket(AF_INET, kKind, 0));
  const sockaddr_in address = Loopback(port);
  return bind(socket.get(), AsSockaddr(address), sizeof address) == 0;
}

int PortOf(int socket) {
  sockaddr_in address{};
  socklen_t length = sizeof address;
  getsockname(socket, reinterpret_cast<sockaddr*>(&address), &length);
  return ntohs(address.sin_port);
}

void ResetConnection(Descriptor& socket) {
  const linger at_once{1, 0};
  setsockopt(socket.get(), SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  socket.Close();
}

size_t UnsentBytes(int socket) {
  int count = 0;
  return ioctl(socket, SIOCOUTQ, &count) == 0 ? static_cast<size_t>(count) : 0;
}

size_t AllowDescriptors(size_t wanted) {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return wanted;
  if (limit.rlim_cur < wanted) {
    limit.rlim_cur = std::min<rlim_t>(wanted, limit.rlim_max);
    setrlimit(RLIMIT_NOFILE, &limit);
    getrlimit(RLIMIT_NOFILE, &limit);
  }
  return std::min<size_t>(wanted, limit.rlim_cur);
}

}  // namespace shakedown::loopback

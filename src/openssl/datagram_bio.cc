// SPDX-License-Identifier: Apache-2.0
#include "src/openssl/datagram_bio.h"

#include <algorithm>
#include <deque>
#include <utility>

namespace shakedown::openssl {
namespace {

struct Queues {
  std::deque<Bytes> incoming;
  std::vector<Bytes> written;
};

Queues& QueuesOf(BIO* bio) { return *static_cast<Queues*>(BIO_get_data(bio)); }

// What doesn't fit into the reader's buffer is lost, as with recv().
int Read(BIO* bio, char* buffer, int size) {
  BIO_clear_retry_flags(bio);
  auto& incoming = QueuesOf(bio).incoming;
  if (incoming.empty()) {
    BIO_set_retry_read(bio);
    return -1;
  }
  const Bytes datagram = std::move(incoming.front());
  incoming.pop_front();
  const size_t count =
      std::min(datagram.size(), static_cast<size_t>(std::max(size, 0)));
  std::copy_n(datagram.begin(), count, buffer);
  return static_cast<int>(count);
}

int Write(BIO* bio, const char* bytes, int size) {
  BIO_clear_retry_flags(bio);
  QueuesOf(bio).written.emplace_back(bytes, bytes + size);
  return size;
}

long Control(BIO* bio, int command, long, void*) {
  switch (command) {
    case BIO_CTRL_FLUSH:
    case BIO_CTRL_DGRAM_SET_NEXT_TIMEOUT:
      return 1;
    case BIO_CTRL_PENDING: {
      const auto& incoming = QueuesOf(bio).incoming;
      return incoming.empty() ? 0 : static_cast<long>(incoming.front().size());
    }
    default:
      return 0;
  }
}

int Create(BIO* bio) {
  BIO_set_data(bio, new Queues);
  BIO_set_init(bio, 1);
  return 1;
}

int Destroy(BIO* bio) {
  delete &QueuesOf(bio);
  return 1;
}

BIO_METHOD* MakeMethod() {
  BIO_METHOD* method =
      BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "datagrams");
  BIO_meth_set_read(method, &Read);
  BIO_meth_set_write(method, &Write);
  BIO_meth_set_ctrl(method, &Control);
  BIO_meth_set_create(method, &Create);
  BIO_meth_set_destroy(method, &Destroy);
  return method;
}

}  // namespace

BIO* NewDatagramBio() {
  static BIO_METHOD* const method = MakeMethod();
  return BIO_new(method);
}

void DeliverDatagram(BIO* bio, ByteView datagram) {
  QueuesOf(bio).incoming.emplace_back(datagram.begin(), datagram.end());
}

std::vector<Bytes> TakeDatagrams(BIO* bio) {
  return std::exchange(QueuesOf(bio).written, {});
}

}  // namespace shakedown::openssl

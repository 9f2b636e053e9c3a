// SPDX-License-Identifier: Apache-2.0
// A BIO between libssl and two queues of datagrams, in memory. libssl's timers
// need nothing: its clock is the simulation's.
// Example: BIO* bio = NewDatagramBio(); SSL_set_bio(ssl, bio, bio);
//          DeliverDatagram(bio, received); for (auto& d : TakeDatagrams(bio))
// One thread.
#ifndef SHAKEDOWN_OPENSSL_DATAGRAM_BIO_H_
#define SHAKEDOWN_OPENSSL_DATAGRAM_BIO_H_

#include <openssl/bio.h>

#include <vector>

#include "src/base/bytes.h"

namespace shakedown::openssl {

// NewDatagramBio returns a BIO that the caller, or the SSL it is set on, owns.
BIO* NewDatagramBio();

// DeliverDatagram puts a datagram behind those that wait to be read.
void DeliverDatagram(BIO* bio, ByteView datagram);

// TakeDatagrams moves out what was written since, one write each.
std::vector<Bytes> TakeDatagrams(BIO* bio);

}  // namespace shakedown::openssl

#endif  // SHAKEDOWN_OPENSSL_DATAGRAM_BIO_H_

// SPDX-License-Identifier: Apache-2.0
// Finds what is no TLS in a stream of records: a proxy's HTTP, garbage.
// Example: if (auto found = foreign.Feed(bytes)) Draw(*found);
#ifndef SHAKEDOWN_REPORT_FOREIGN_BYTES_H_
#define SHAKEDOWN_REPORT_FOREIGN_BYTES_H_

#include <cstddef>
#include <optional>
#include <string>

#include "src/base/bytes.h"

namespace shakedown::report {

// Quoted writes bytes for people, at most `columns` wide: printable characters
// as they are, all others as \r, \n or \x00.
std::string Quoted(ByteView bytes, size_t columns);

// ForeignDatagram describes, in the same words, a datagram that begins with no
// record of DTLS (RFC 4347 section 4.1); nothing for one that does.
std::optional<std::string> ForeignDatagram(ByteView datagram);

class ForeignBytes {
 public:
  // Feed takes the next bytes of the stream. Once something stands where a
  // record should begin (RFC 5246 section 6.2.1), all that follows is foreign:
  // it is returned, "no TLS, 28 B: 'HTTP/1.1 ...'".
  std::optional<std::string> Feed(ByteView bytes);

 private:
  Bytes header_;          // of the record that began, as far as it is there
  size_t body_left_ = 0;  // bytes until the next header
  bool foreign_ = false;
};

}  // namespace shakedown::report

#endif  // SHAKEDOWN_REPORT_FOREIGN_BYTES_H_

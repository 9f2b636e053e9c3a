// SPDX-License-Identifier: Apache-2.0
// A packet capture of a simulated connection: the bytes of the trace in
// synthetic Ethernet, IPv4 and TCP or UDP, which Wireshark opens and, with the
// key log, decrypts. Example: WriteFile(path, PcapOf(trace, start_unix_ms));
#ifndef SHAKEDOWN_CAPTURE_PCAP_H_
#define SHAKEDOWN_CAPTURE_PCAP_H_

#include <cstdint>

#include "src/base/bytes.h"
#include "src/base/trace.h"

namespace shakedown::capture {

struct PcapOptions {
  int64_t start_unix_ms = 0;   // the virtual time of the trace's beginning
  bool app_is_server = false;  // the server's end has port 443
  bool is_datagram = false;    // UDP, each BytesSent a packet
};

// PcapOf returns a file in the classic pcap format (microseconds, Ethernet):
// a TCP handshake, every BytesSent of the trace in segments of at most 1,460
// bytes, each acknowledged, and the closing of both directions.
Bytes PcapOf(const Trace& trace, const PcapOptions& options);

}  // namespace shakedown::capture

#endif  // SHAKEDOWN_CAPTURE_PCAP_H_

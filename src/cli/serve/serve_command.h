// SPDX-License-Identifier: Apache-2.0
// `shakedown serve`: keeps a scenario's server listening on 127.0.0.1, for
// clients by hand, and draws the ladder of each connection.
#ifndef SHAKEDOWN_CLI_SERVE_SERVE_COMMAND_H_
#define SHAKEDOWN_CLI_SERVE_SERVE_COMMAND_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace shakedown::cli {

struct ServeOptions {
  std::string file;
  std::string host = "127.0.0.1";  // anything else is refused
  int port = 0;                    // 0: any that is free
  bool once = false;               // end after one connection
  bool resume = false;  // one world for all connections: sessions resume
  std::string anchors;  // write what to trust to this file
  std::string clock;    // "", "file" or "today"
  std::optional<uint64_t> seed;
  std::optional<size_t> most_connections;
  std::optional<int64_t> idle_seconds;
};

// ServeCommand returns the exit status: 0 when it was told to end, 2 if the
// file can't be served.
int ServeCommand(const ServeOptions& options);

}  // namespace shakedown::cli

#endif  // SHAKEDOWN_CLI_SERVE_SERVE_COMMAND_H_

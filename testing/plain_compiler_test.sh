#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# plain_compiler_test.sh LIBRARY: an app that is built without Bazel, with the
# headers' folders and the library alone, links and runs.
# Needs the source tree around this file, so it runs outside the sandbox.
set -euo pipefail

library=$(realpath "$1")
# Not "nm | grep -q": grep leaves at the first hit, and nm then fails of SIGPIPE.
if grep -qE "__(asan|tsan|ubsan)_" <<<"$(nm --dynamic "$library")"; then
  echo "a library with a sanitizer in it is nobody's to link plainly: left out"
  exit 0
fi
root=$(dirname "$(dirname "$(readlink -f "$0")")")
cd "$TEST_TMPDIR"

headers=(-I"$root/src/corefoundation/include" -I"$root/src/security/include"
  -I"$root/src/securetransport/include")
export LD_LIBRARY_PATH=${library%/*}

# build COMPILER SOURCE FLAG...: makes ./app.
build() {
  "$1" "${@:3}" -Wall -Wextra -Werror "${headers[@]}" "$root/testing/$2" \
    -o app "$library"
}

build gcc plain_caller.c -std=c11
./app 4
build gcc plain_caller.c -std=c11 -DSHAKEDOWN_CIPHER_SUITE_16
./app 2
build g++ plain_test.cc -std=c++17 -I"$root"
./app

#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# documented_build_test.sh LIBRARY: the commands of docs/testing-an-app.md build
# the example with the plain compiler, and it passes; and so they do with the
# page's own test in place of the example's.
# Needs the source tree around this file, so it runs outside the sandbox.
set -euo pipefail

library=$(realpath "$1")
if grep -qE "__(asan|tsan|ubsan)_" <<<"$(nm --dynamic "$library")"; then
  echo "a library with a sanitizer in it is nobody's to link plainly: left out"
  exit 0
fi
cd "$(dirname "$(readlink -f "$0")")/.."

page=docs/testing-an-app.md

# block LANGUAGE: the page's block of code in it.
block() {
  sed -n "/^\`\`\`$1\$/,/^\`\`\`\$/{/^\`\`\`/!p}" "$page"
}

# run COMMANDS: with the library at hand, and all that is made in a folder that
# goes; at least one test must have passed.
run() {
  local output
  echo "$1"
  output=$(bash -euo pipefail -c "$1" 2>&1) || { echo "$output"; return 1; }
  echo "$output"
  grep -q '\[  PASSED  \] [1-9]' <<<"$output"
}

commands=$(block sh | grep -v '^bazel ' |
  sed -e "s#\.bazel/bin/testing/libshakedown.so#$library#" \
    -e "s#LD_LIBRARY_PATH=\S*#LD_LIBRARY_PATH=${library%/*}#" \
    -e "s#-o mail_client_test#-o $TEST_TMPDIR/mail_client_test#" \
    -e "s#\./mail_client_test#$TEST_TMPDIR/mail_client_test#")
run "$commands"

block cpp >"$TEST_TMPDIR/page_test.cc"
app=testing/examples/mail_client/mail_client.cc
run "${commands/testing\/examples\/mail_client\/\*.cc/$app $TEST_TMPDIR/page_test.cc}"

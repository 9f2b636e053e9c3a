#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# failing_test_test.sh TEST: what a test that fails tells its author.
set -euo pipefail

program=$1
unset XML_OUTPUT_FILE GTEST_OUTPUT  # its failures are not those of this test

# says TEXT: the output of the last run must have it.
says() {
  grep -qF -- "$1" <<<"$output" || {
    echo "$output"
    echo "a failing test does not say: $1" >&2
    exit 1
  }
}

# fails NAME: runs one test, which must fail.
fails() {
  if output=$("$program" --gtest_filter="FailingTest.$1" 2>&1); then
    echo "FailingTest.$1 passed" >&2
    exit 1
  fi
}

fails ExpectsTheWrongResult
says 'Expected: is errSecSuccess (0)'
says 'errSSLCertExpired (-9814)'
says '! leaf a.test: expired'                   # the ladder
says '✗ errSSLCertExpired (-9814)'
says 'seed 7 · documented'
replay=$(sed -n 's/^again: //p' <<<"$output")
[[ $replay == "$program --gtest_filter=FailingTest.ExpectsTheWrongResult" ]]
if output=$($replay 2>&1); then
  echo "the replay passed" >&2
  exit 1
fi
says '✗ errSSLCertExpired (-9814)'

fails HasAWrongScript
says "unknown key 'serverr' (did you mean 'server'?)"

fails SpinsOnWouldBlock
says 'would-block-spin'
says 'broke the contract'

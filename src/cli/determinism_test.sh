#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# All scenarios in two processes, started two seconds apart, give the same lines
# (but for duration_ms); another seed gives other transcripts.
# Usage: determinism_test.sh, in the workspace.
set -euo pipefail

run() { # FILE ARGUMENT...: the lines of a run, without duration_ms
  src/cli/shakedown run scenarios --format=json "${@:2}" |
    grep -v '"program":{' | # one draws from the machine
    sed -E 's/,"duration_ms":[^,}]+//' >"$TEST_TMPDIR/$1"
}

run first
# The one sleep of all tests: a clock of whole seconds that leaks into a run
# would show the same second twice, and hide.
sleep 2
run second
run other --seed=8 || true # it may fail: expectations may depend on the seed

[[ $(wc -l <"$TEST_TMPDIR/first") -gt 50 ]] || {
  echo "only a few scenarios ran" >&2
  exit 1
}
diff "$TEST_TMPDIR/first" "$TEST_TMPDIR/second" >&2 || {
  echo "the second process gave other lines" >&2
  exit 1
}

# Where neither end comes to draw anything, a seed changes nothing.
drew_nothing='a-write-makes-no-progress|record-functions-of-its-own'
drew_nothing+='|a-malformed-ssl-2-hello|a-plain-http-client-calls-on-the-tls-port'
transcripts() {
  grep -vE "/($drew_nothing)\\.yaml" "$TEST_TMPDIR/$1" |
    grep -oE '"transcript_sha256":"[0-9a-f]+"'
}
same=$(comm -12 <(transcripts first | sort -u) <(transcripts other | sort -u))
if [[ $same ]]; then
  echo "seed 8 gave the same transcripts:" $same >&2
  exit 1
fi

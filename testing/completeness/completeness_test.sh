#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# completeness_test.sh LIBRARY: completeness.py, unless nobody can link LIBRARY
# plainly. Needs the source tree around this file, so it runs outside the
# sandbox.
set -euo pipefail

library=$(realpath "$1")
if grep -qE "__(asan|tsan|ubsan)_" <<<"$(nm --dynamic "$library")"; then
  echo "a library with a sanitizer in it is nobody's to link plainly: left out"
  exit 0
fi
here=$(dirname "$(readlink -f "$0")")
exec /usr/bin/python3 -B "$here/completeness.py" "$library" "$TEST_TMPDIR"

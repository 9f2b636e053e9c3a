#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Runs a Python file with the system's Python as a Bazel test.
# Usage: python.sh FILE [ARGUMENT...]
# -B: leaves no __pycache__ in the source tree.
set -euo pipefail
exec /usr/bin/python3 -B "$@"

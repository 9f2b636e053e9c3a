#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# exported_symbols_test.sh LIBRARY: only public symbols may be exported, and the
# ones that every caller needs must be.
set -euo pipefail

library=$1
exported=$(nm --dynamic --defined-only --demangle "$library" |
  sed -E 's/^[0-9a-f]+ [A-Za-z] //')

foreign=$(grep -vE '^(CF|kCF|__CF|Sec|kSec|SSL|kSSL)[A-Za-z0-9_]*$|^shakedown::(TestSimulation::|DescribeStatus)' \
  <<<"$exported" || true)
if [[ $foreign ]]; then
  echo "exported, though not public:" >&2
  echo "$foreign" >&2
  exit 1
fi

for symbol in SSLHandshake SSLCreateContext SSLRead SSLWrite SSLClose \
  SSLCopyPeerTrust SecTrustEvaluate SecCertificateCreateWithData CFRelease \
  CFArrayGetCount kCFTypeArrayCallBacks; do
  grep -qx "$symbol" <<<"$exported" || {
    echo "$symbol is not exported" >&2
    exit 1
  }
done

# OpenSSL's own names start with SSL too: none of them may be among the rest.
if grep -qE '^SSL_' <<<"$exported"; then
  echo "OpenSSL is exported:" >&2
  grep -E '^SSL_' <<<"$exported" >&2
  exit 1
fi

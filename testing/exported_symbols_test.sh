#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# exported_symbols_test.sh LIBRARY: it exports what the public headers declare,
# and nothing else but the test simulation.
# Needs the source tree around this file, so it runs outside the sandbox.
set -euo pipefail

library=$1
root=$(dirname "$(dirname "$(readlink -f "$0")")")
exported=$(nm --dynamic --defined-only --demangle "$library" |
  sed -E 's/^[0-9a-f]+ [A-Za-z] //' | sort -u)

foreign=$(grep -vE '^(CC|CF|kCF|__CF|Sec|kSec|_?SSL|kSSL|cssmPerror)[A-Za-z0-9_]*$|^shakedown::(TestSimulation::|DescribeStatus)' \
  <<<"$exported" || true)
if [[ $foreign ]]; then
  echo "exported, though not public:" >&2
  echo "$foreign" >&2
  exit 1
fi

# OpenSSL's own names start with SSL too: none of them may be among the rest.
if grep -E '^SSL_' <<<"$exported" >&2; then
  echo "these are OpenSSL's" >&2
  exit 1
fi

# What a header declares as CF_EXPORT, as the compiler sees it: in C, once for
# each width of a cipher suite.
declared() { # FLAG...
  gcc -std=c11 -E -P "$@" -I"$root/src/corefoundation/include" \
    -I"$root/src/security/include" -I"$root/src/securetransport/include" \
    -I"$root/src/commoncrypto/include" -x c - \
    <<<$'#include <Security/Security.h>\n#include <Security/SecureTransportPriv.h>\n#include <CommonCrypto/CommonCrypto.h>' |
    tr '\n' ' ' | tr ';{}' '\n\n\n' | grep -E '^ *extern ' |
    sed -E 's/__attribute__ *\(\([^)]*(\([^)]*\))?[^)]*\)\)//g' |
    sed -nE 's/.*__asm__ *\("([A-Za-z0-9_]+)" *"(_16)".*/\1\2/p; t
             s/.*[ *]((__?|k)?(CC|CF|Sec|SSL)[A-Za-z0-9_]*) *\(.*/\1/p; t
             s/.*[ *](k?(CF|Sec|SSL)[A-Za-z0-9_]*) *(\[[^]]*\])? *$/\1/p'
}
missing=$(comm -23 <({ declared; declared -DSHAKEDOWN_CIPHER_SUITE_16; } |
  sort -u) <(echo "$exported"))
if [[ $missing ]]; then
  echo "declared in a public header, but not exported:" >&2
  echo "$missing" >&2
  exit 1
fi
for symbol in SSLHandshake SSLSetEnabledCiphers SSLSetEnabledCiphers_16 \
  _SSLNewContext _SSLProtocolVersionToWireFormatValue SSLGetPeerCertificates \
  SecTrustEvaluate CFRelease kCFTypeArrayCallBacks; do
  grep -qx "$symbol" <<<"$exported" || {
    echo "$symbol is not exported" >&2
    exit 1
  }
done

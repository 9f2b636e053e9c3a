#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# make_private.sh LIBSSL LIBCRYPTO OUT_LIBSSL OUT_LIBCRYPTO
# Copies Debian's static OpenSSL, with its calls of the machine's clock and its
# uses of private keys turned to the functions in hooks.cc. Only the copies
# change: the app's own clock and TLS library stay as they are.
set -euo pipefail

libssl=$1 libcrypto=$2 out_libssl=$3 out_libcrypto=$4

require() {  # ARCHIVE SYMBOL: the archive must mention the symbol
  nm "$1" 2>/dev/null | grep -w "$2" >/dev/null && return
  echo "make_private.sh: $(basename "$1") has no symbol $2: this OpenSSL is not" \
    "the 3.0 that src/openssl was written for (see src/openssl/README.md)" >&2
  exit 1
}

clock=(
  --redefine-sym time=shakedown_openssl_time
  --redefine-sym gettimeofday=shakedown_openssl_gettimeofday
)
private_keys=(
  --redefine-sym EVP_DigestSign=shakedown_openssl_digest_sign
  --redefine-sym EVP_PKEY_decrypt=shakedown_openssl_decrypt
)

require "$libcrypto" time
require "$libssl" time
require "$libssl" EVP_DigestSign
require "$libssl" EVP_PKEY_decrypt
require "$libssl" ssl3_output_cert_chain
require "$libssl" ssl3_write_bytes  # src/peer sends records of any type by it
require "$libssl" ssl3_finish_mac

objcopy "${clock[@]}" "$libcrypto" "$out_libcrypto"
objcopy "${clock[@]}" "${private_keys[@]}" "$libssl" "$out_libssl"

# The state machines of both sides ask the scripted peer for the certificates
# they send; the definition, in another object, keeps its name.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
archive=$(realpath "$out_libssl")
for object in $(ar t "$archive" | grep -E 'statem_(srvr|clnt)\.o$'); do
  (cd "$work" && ar x "$archive" "$object" &&
    objcopy --redefine-sym \
      ssl3_output_cert_chain=shakedown_openssl_output_certificates "$object" &&
    ar r "$archive" "$object")
done

# What both share asks the scripted peer how each message goes out.
object=$(ar t "$archive" | grep -E 'statem_lib\.o$')
(cd "$work" && ar x "$archive" "$object" &&
  objcopy --redefine-sym ssl3_write_bytes=shakedown_openssl_write_message \
    --redefine-sym ssl3_finish_mac=shakedown_openssl_hash_message "$object" &&
  ar r "$archive" "$object")

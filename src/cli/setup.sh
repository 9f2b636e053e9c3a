# SPDX-License-Identifier: Apache-2.0
# What the launchers share: installing the Debian packages that are missing,
# and building only when a source is newer than the program.

# The one place that names the packages; docs/decisions.md gives the reasons.
packages=(
  bazel-bootstrap bazel-platforms bazel-rules-java bazel-rules-proto
  bazel-skylib curl g++ libcli11-dev libgmock-dev libgtest-dev libssl-dev
  libyaml-cpp-dev nlohmann-json3-dev openssl python3-jsonschema python3-yaml
)
if [[ ${SHAKEDOWN_CLANG:-} ]]; then
  packages+=(clang-14 libclang-rt-14-dev)
fi

say() { echo "shakedown: $*" >&2; }

missing_packages() {
  local installed package
  installed=$(dpkg-query -W -f='${Package} ${Status}\n' "${packages[@]}" 2>/dev/null)
  for package in "${packages[@]}"; do
    grep -qx "$package install ok installed" <<<"$installed" || echo "$package"
  done
}

# check_path ROOT: Bazel 4 refuses to work in such a folder.
check_path() {
  [[ $1 != *[[:space:]]* ]] && return 0
  say "Bazel can't build in a folder whose path has a space; move this one: $1"
  return 1
}

# install_missing installs nothing if all is there. As root it installs, else by
# sudo; if neither is possible it says what to type and fails.
install_missing() {
  local missing as_root=() log
  missing=$(missing_packages)
  [[ $missing ]] || return 0
  if ! command -v apt-get >/dev/null; then
    say "this needs Debian 12 (apt-get): missing" $missing
    return 1
  fi
  if ((EUID != 0)); then
    if ! sudo -n true 2>/dev/null && ! { [[ -t 0 ]] && command -v sudo >/dev/null; }; then
      say "packages are missing and you are neither root nor able to use sudo." \
        "Ask an administrator to run:"
      echo "  apt-get install --no-install-recommends" $missing >&2
      return 1
    fi
    as_root=(sudo)
  fi
  say "installing" $missing
  log=$(mktemp)
  if ! { "${as_root[@]}" apt-get update -qq &&
    DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq \
      --no-install-recommends $missing; } >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    say "apt-get could not install them; the lines above say why"
    rm -f "$log"
    return 1
  fi
  rm -f "$log"
}

# up_to_date ROOT: was it built, and has no source changed since? Sets `program`
# to what was built: its path stands in the stamp, since .bazel/bin leads to the
# last build of whatever configuration. A folder changes when a file goes.
up_to_date() {
  local stamp=$1/.bazel/shakedown.stamp
  [[ -f $stamp ]] || return 1
  program=$(<"$stamp")
  [[ -x $program ]] || return 1
  [[ -z $(find "$1/src" "$1/WORKSPACE" "$1/.bazelrc" -newer "$stamp" \
    -not -name '*_test.*' -not -name '*.md' -print -quit) ]]
}

# build_quietly TARGET PROGRAM: prints one line while it works, everything on
# failure. The stamp is as old as the sources that were built.
build_quietly() {
  local log status
  log=$(mktemp)
  mkdir -p .bazel
  touch .bazel/shakedown.started
  say "building (a minute or two the first time)"
  bazel build "$1" >"$log" 2>&1
  status=$?
  if ((status == 0)); then
    readlink -f "$2" >.bazel/shakedown.stamp
    touch -r .bazel/shakedown.started .bazel/shakedown.stamp
  else
    cat "$log" >&2
    say "the build failed; the lines above say where"
  fi
  rm -f "$log" .bazel/shakedown.started
  return "$status"
}

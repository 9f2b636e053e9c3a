# SPDX-License-Identifier: Apache-2.0
"""Who may include whom: the layers of the house, and how to write it.

The table is the codemap's. A test may use more than its folder may.
"""

import re

_GROUND = {"base", "simulation"}
_APP_WING = _GROUND | {"openssl", "corefoundation", "engine", "security"}
_PEER_WING = _GROUND | {"openssl", "pki", "wire", "peer"}
_RUNNER = (_APP_WING | _PEER_WING |
           {"catalogue", "linter", "loopback", "scenario", "securetransport"}
           ) - {"engine"}
_ALL = _RUNNER | {"commoncrypto", "engine", "runner", "properties", "explore", "capture", "report", "cli"}

# Folder of src/: the folders that it may use besides itself. Lowest first.
LAYERS = {
    "base": set(),
    "simulation": {"base"},
    "linter": {"base"},
    "openssl": _GROUND,
    "corefoundation": _GROUND,
    "commoncrypto": {"base", "corefoundation", "openssl"},
    "pki": _GROUND | {"openssl"},
    "catalogue": {"base", "pki"},
    "wire": _GROUND,
    "engine": _GROUND | {"openssl"},
    "security": _GROUND | {"openssl", "corefoundation"},
    "peer": _PEER_WING - {"peer"},
    "securetransport": _APP_WING,
    "scenario": (_PEER_WING | {"catalogue"}) - {"openssl"},
    "loopback": _PEER_WING,
    "runner": _RUNNER,
    "conformance": _RUNNER,  # tests only
    "properties": _RUNNER | {"runner"},
    "explore": _RUNNER | {"runner"},
    "capture": {"base", "scenario", "wire"},
    "report": {"base", "scenario", "simulation"},
    "cli": _ALL - {"cli"},
}
# Other people's headers that only some places may see.
THIRD_PARTY = {
    "yaml-cpp/": ("src/scenario/yaml/",),
}

_INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(["<])([^">]+)[">]',
                      re.MULTILINE)


def includes(file):
    """Yields (line, " or <, path) of each #include that isn't a comment."""
    for match in _INCLUDE.finditer(file.code):
        yield file.line_at(match.start()), match.group(1), match.group(2)


def public_headers(tree):
    """Maps Security/SecTrust.h and its like to their folders of src/."""
    return {
        file.path.partition("/include/")[2]: file.path.split("/")[1]
        for file in tree.files
        if file.is_public_header and file.path.startswith("src/")
    }


def target_folder(included, owners):
    """The layer that an #include reaches, or None for the system's."""
    if included.startswith("src/"):
        return included.split("/")[1]
    if included.startswith("openssl/"):
        return "openssl"
    if included.startswith("testing/"):
        return "testing"
    return owners.get(included)


def layers(tree):
    owners = public_headers(tree)
    for file in tree.files:
        if not file.is_cpp or not file.path.startswith("src/"):
            continue
        folder = file.path.split("/")[1]
        if folder not in LAYERS:
            yield file.violation(
                1, f"src/{folder} has no layer: give it a row in "
                "src/tidy/rules_layers.py and in the codemap")
            continue
        for line, _, included in includes(file):
            target = target_folder(included, owners)
            if target in (None, folder) or target in LAYERS[folder]:
                continue
            if not file.is_test:
                allowed = ", ".join(sorted(LAYERS[folder])) or "nobody"
                yield file.violation(
                    line, f"{folder} must not know {target}: it may use "
                    f"{allowed}; move the code or hand it in from above")


def third_parties(tree):
    for file in tree.files:
        for line, _, included in includes(file) if file.is_cpp else ():
            for prefix, places in THIRD_PARTY.items():
                if included.startswith(prefix) and not file.path.startswith(
                        places):
                    yield file.violation(
                        line, f"{prefix} belongs to {places[0]}: use what "
                        "that folder offers")


def include_paths(tree):
    owners = public_headers(tree)
    for file in tree.files:
        for line, quote, included in includes(file) if file.is_cpp else ():
            ours = included.startswith(("src/", "testing/"))
            if quote == '"' and not ours:
                hint = (f"write <{included}>" if included in owners else
                        "write ours by path from the root, others' with <>")
                yield file.violation(
                    line, f'"{included}" is not a path from the root: {hint}')
            if ours and quote == "<":
                yield file.violation(
                    line, f'<{included}> is ours: write "{included}"')
            if ours and "/include/" in included:
                public = included.partition("/include/")[2]
                yield file.violation(
                    line, f'"{included}" is a public header: write <{public}>'
                    ", as an app does")


def own_header_first(tree):
    """So each header that has a .cc is compiled alone by every build."""
    for file in tree.files:
        header = file.path.removesuffix(file.suffix) + ".h"
        if file.suffix != ".cc" or not tree.find(header):
            continue
        first = next(includes(file), (1, "", ""))
        if first[2] != header:
            yield file.violation(
                first[0], f'the first #include must be "{header}": this '
                "shows that it compiles alone")


RULES = (layers, third_parties, include_paths, own_header_first)

# SPDX-License-Identifier: Apache-2.0
"""Calls that would make a run differ from the last one, or its output.

Nothing asks the machine for time, randomness or an order (design D5, D8).
"""

import re
import typing

# A call of a free function: no member's name, no part of a longer one.
_FREE = r"(?<![\w.>:])(?:std::|::)?"


class Ban(typing.NamedTuple):
    pattern: str
    what: str
    instead: str
    # Files, or folders that end with /, where it may stand.
    allowed: tuple = ()


# It shows that an app's own clock and OpenSSL stay the machine's.
_OWN_OPENSSL = "testing/own_openssl_test.cc"

# Real programs over real sockets wait by the machine's clock.
_MACHINE_CLOCK = "src/loopback/machine_clock.cc"

_CLOCK = "ask the simulation's Clock"
_RANDOM = "take a Random&, or a *_ex call with LibraryContext()"
_SLEEP = "a stall passes in calls or virtual time"

BANS = (
    Ban(_FREE + r"time\s*\(\s*(?:NULL|nullptr|0|&)|\bstd::time\s*\(",
        "time()", _CLOCK, (_OWN_OPENSSL,)),
    Ban(_FREE + r"gettimeofday\s*\(", "gettimeofday()", _CLOCK),
    Ban(r"\bclock_gettime\b", "clock_gettime()", _CLOCK),
    Ban(r"\bsystem_clock\b", "std::chrono::system_clock", _CLOCK,
        (_MACHINE_CLOCK,)),
    Ban(r"\bhigh_resolution_clock\b", "high_resolution_clock", _CLOCK),
    Ban(r"\bsteady_clock\b", "steady_clock outside src/cli", _CLOCK,
        ("src/cli/", _MACHINE_CLOCK)),
    Ban(r"\b(?:localtime(?:_r)?|mktime)\s*\(",
        "localtime() or mktime() (they ask for the machine's time zone)",
        "compute in UTC"),
    Ban(r"\b__(?:DATE|TIME|TIMESTAMP)__\b", "the time of the build",
        "leave it out: builds are reproducible"),
    Ban(r"\brandom_device\b", "std::random_device", _RANDOM,
        # The seed of a run that wants another one each time; it is printed.
        ("src/cli/randomness/random_seed.cc",)),
    Ban(_FREE + r"s?rand\s*\(", "rand() or srand()", _RANDOM),
    Ban(r"\bRAND_(?:priv_)?bytes\s*\(", "RAND_bytes()", _RANDOM,
        (_OWN_OPENSSL,)),
    Ban(r"\barc4random\w*\s*\(", "arc4random()", _RANDOM),
    Ban(r"\bget(?:entropy|random)\s*\(", "getentropy()", _RANDOM),
    Ban(r"\bthis_thread::sleep", "std::this_thread::sleep", _SLEEP,
        # It waits for a process that it has started.
        ("src/cli/bench/processes.cc",)),
    Ban(_FREE + r"(?:u|nano)?sleep\s*\(", "sleep()", _SLEEP),
    Ban(r"\bunordered_(?:multi)?(?:map|set)\b", "an unordered container",
        "use std::map, whose order is the same everywhere; or list the file "
        "in rules_calls.py with the reason why nobody sees its order",
        (
            # Slots by type: looked up, never walked.
            "src/simulation/simulation.h",
            # A cache by DER: looked up, never walked.
            "src/security/parsed_certificate.cc",
        )),
    Ban(r"#\s*include\s*<iostream>", "<iostream> outside src/cli and testing",
        "write to the trace, or return the text",
        ("src/cli/", "testing/")),
)


def _is_allowed(ban, path):
    return any(
        path.startswith(place) if place.endswith("/") else path == place
        for place in ban.allowed)


def banned_calls(tree):
    for file in tree.files:
        if not file.is_cpp:
            continue
        for ban in BANS:
            if _is_allowed(ban, file.path):
                continue
            for match in re.finditer(ban.pattern, file.code):
                yield file.violation(
                    file.line_at(match.start()),
                    f"{ban.what} is banned: {ban.instead}")


def printed_pointers(tree):
    for file in tree.files:
        if not file.is_cpp:
            continue
        for match in re.finditer(r"%[-0-9]*p\b|\{:p\}", file.strings):
            yield file.violation(
                file.line_at(match.start()),
                "a printed pointer differs from run to run: print a name or "
                "a number that the simulation gives")


def using_namespaces(tree):
    for file in tree.files:
        if file.suffix != ".h":
            continue
        for match in re.finditer(r"\busing\s+namespace\b", file.code):
            yield file.violation(
                file.line_at(match.start()),
                "using namespace in a header reaches all who include it: "
                "write the names out")


RULES = (banned_calls, printed_pointers, using_namespaces)

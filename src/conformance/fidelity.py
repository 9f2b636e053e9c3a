#!/usr/bin/env -S /usr/bin/python3 -B
# SPDX-License-Identifier: Apache-2.0
"""Makes docs/fidelity.md from the register of sections and the suite's rows.

Usage: fidelity.py check|write REGISTER TEMPLATE PAGE BINARY...
`check` fails if PAGE isn't what would be written, if a row names a section
that the register doesn't know, or if an implemented section has no row. The
binaries list their rows (--gtest_list_tests); no test is run.
"""

import collections
import difflib
import os
import pathlib
import re
import subprocess
import sys

import yaml

WHOLE = ("not yet", "impossible", "no rule")
REMARKS = ("different", "impossible", "not yet")
_ROW = re.compile(r"# GetParam\(\) = (\S+\.md \S+): ")


def rows_of(binary):
    """Returns the section of each row that a test program lists."""
    listed = subprocess.run([binary, "--gtest_list_tests"], text=True,
                            capture_output=True, check=True).stdout
    return _ROW.findall(listed)


def state_of(section):
    if "state" in section:
        return section["state"]
    if "not yet" in section or "impossible" in section:
        return "in part"
    return "different" if "different" in section else "implemented"


def remarks_of(section):
    """What differs, with its kind unless the state already says it."""
    texts = []
    for kind in REMARKS:
        if kind in section:
            named = kind == state_of(section)
            texts.append(section[kind] if named else f"{kind}: {section[kind]}")
    return "; ".join(texts)


def problems(pages, counts):
    """Returns a sentence for each thing wrong with register or rows."""
    found, known = [], set()
    for page in pages:
        for section in page["sections"]:
            name = f"{page['page']} {section['section']}"
            if name in known:
                found.append(f"{name} stands twice in the register")
            known.add(name)
            state = state_of(section)
            if "state" in section and state not in WHOLE:
                found.append(f"{name}: the state of a whole section is one of "
                             + ", ".join(WHOLE))
            if state not in WHOLE and not counts[name]:
                found.append(f"{name} is {state}, but no row shows it")
    for name in sorted(set(counts) - known):
        found.append(f"{name} is named by {counts[name]} rows, but the "
                     "register doesn't know it")
    return found


def totals(pages, counts):
    states = collections.Counter(
        state_of(section) for page in pages for section in page["sections"])
    return (f"{sum(counts.values())} rows. {sum(states.values())} sections: " +
            ", ".join(f"{states[state]} {state}" for state in (
                "implemented", "different", "in part", "not yet",
                "impossible", "no rule") if states[state]) + ".")


def tables(pages, counts):
    lines = []
    for page in pages:
        lines += [f"### spec/{page['page']}: {page['title']}", "",
                  "| section | about | state | rows | remarks |",
                  "|---|---|---|---:|---|"]
        for section in page["sections"]:
            number = section["section"]
            rows = counts[f"{page['page']} {number}"] or ""
            lines.append(f"| {number} | {section['title']} | "
                         f"{state_of(section)} | {rows} | "
                         f"{remarks_of(section)} |")
        lines.append("")
    return "\n".join(lines).rstrip().replace("|  |", "| |")


def page_text(template, pages, counts):
    return (template.replace("{{totals}}", totals(pages, counts))
            .replace("{{sections}}", tables(pages, counts)))


def difference(committed, made):
    return "\n".join(difflib.unified_diff(
        committed.splitlines(), made.splitlines(), "docs/fidelity.md",
        "as generated", lineterm="", n=0))


def main(arguments):
    verb, register, template, page, *binaries = arguments
    pages = yaml.safe_load(pathlib.Path(register).read_text("utf-8"))
    counts = collections.Counter(
        row for binary in binaries for row in rows_of(binary))
    text = page_text(pathlib.Path(template).read_text("utf-8"), pages, counts)
    found = problems(pages, counts)
    if verb == "write":
        # bazel run tells where the sources are.
        root = os.environ.get("BUILD_WORKSPACE_DIRECTORY", "")
        (pathlib.Path(root) / page).write_text(text, "utf-8")
    else:
        changed = difference(pathlib.Path(page).read_text("utf-8"), text)
        if changed:
            found.append("docs/fidelity.md is not as generated; write it with"
                         " bazel run //src/conformance:write_fidelity\n" +
                         changed)
    print(*found, sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

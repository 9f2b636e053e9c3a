#!/usr/bin/env -S /usr/bin/python3 -B
# SPDX-License-Identifier: Apache-2.0
"""Holds docs/field-failures.md against the scenarios and tests that it names.

Usage: field_failures.py, from the root. Prints a sentence per mistake: a row
that is missing, shows nothing or shows something else, a scenario in no row,
an index by code that is not the table's.
"""

import pathlib
import re
import sys

import yaml

PAGE = "docs/field-failures.md"
ROWS = range(1, 56)
LONGEST = 40  # lines of a scenario
# What the library of scenarios must be able to give (spec/callers.md 4).
DEMANDED = [
    -9803, -9841, -9805, -9806, -9807, -9816, -9810, -9824, -9836, -9808,
    -9812, -9813, -9814, -9815, -9843, -9801, -9802, -9800, -9829, -9825,
    -9828, -9831, -9838, -9842, -9844, -9846, -9847, -9848, -9849, -9850,
    -9851, -9809, -9818, -9853, -50, -36, -25308, -25293, -25300, -25320,
]
ALIASES = {"errSSLServerAuthCompleted": -9841,
           "errSSLClientAuthCompleted": -9841}

_CODE = re.compile(r"-\d{2,5}\b")
_NAMED = re.compile(r"`([^`]+)`")
_THREAD = re.compile(r"[\w.-]+(?:/[\w.-]+)?(?: PR)?#\d+")
_TABLED = re.compile(r"SHAKEDOWN_CODE\((\w+), (-?\d+),")


def codes_by_name(table):
    """Reads src/base/result_codes.inc."""
    return {**{name: int(value) for name, value in _TABLED.findall(table)},
            **ALIASES}


def cells(line):
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def rows_after(page, heading):
    """The rows of the table below a heading, without its first two lines."""
    section = page.partition(heading + "\n")[2].partition("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [cells(line) for line in lines[2:]]


def reason_of(text):
    """The leading comment, as one line."""
    lines = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        lines.append(line.lstrip("# "))
    return " ".join(lines)


def words_in(value):
    """Every word and number of a scenario's expectation."""
    if isinstance(value, dict):
        for each in value.values():
            yield from words_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from words_in(each)
    else:
        yield value


class Shown:
    """What a scenario or a file of tests shows: its reason and its codes."""

    def __init__(self, path, text, names):
        self.path = path
        self.text = text
        if path.endswith(".yaml"):
            words = set(words_in(yaml.safe_load(text).get("expect", [])))
            self.reason = reason_of(text)
        else:
            words = set(re.findall(r"\w+", text))
            self.reason = re.sub(r"\s*//\s*", " ", text)
        self.codes = {names[word] for word in words if word in names}
        self.codes |= {word for word in words if isinstance(word, int)}


def path_of(name):
    """The file that a name in the page means."""
    if name.endswith("_test"):
        return f"testing/field/{name}.cc"
    return f"scenarios/{name if '/' in name else 'field/' + name}.yaml"


def problems_of_rows(rows, files):
    numbers = [row[0] for row in rows]
    if numbers != [str(number) for number in ROWS]:
        yield f"the rows are not 1 to {ROWS[-1]}, each once and in order"
    for number, thread, codes, shown, remark in rows:
        names = _NAMED.findall(shown)
        if not names and not shown.startswith("not:"):
            yield f"row {number} shows nothing and does not say `not: why`"
        seen = set()
        for name in names:
            found = files.get(path_of(name))
            if found is None:
                yield f"row {number}: there is no {path_of(name)}"
                continue
            seen |= found.codes
            if not any(each in found.reason
                       for each in _THREAD.findall(thread)):
                yield f"row {number}: {found.path} names none of its threads"
        missing = {int(code) for code in _CODE.findall(codes)} - seen
        if missing and not remark and names:
            yield (f"row {number}: nothing in it gives {sorted(missing)}, and "
                   "no remark says why")


def problems_of_files(rows, files):
    named = {path_of(name) for row in rows for name in _NAMED.findall(row[3])}
    for path, found in sorted(files.items()):
        if "/field/" not in path:
            continue
        if path not in named:
            yield f"{path} stands in no row"
        if path.endswith(".yaml") and len(found.text.splitlines()) > LONGEST:
            yield f"{path} is longer than {LONGEST} lines"


def rows_of_code(rows, code):
    return ", ".join(row[0] for row in rows
                     if str(code) in _CODE.findall(row[2]))


def problems_of_index(index, rows, files, names):
    listed = {}
    for code, name, numbers, elsewhere in index:
        listed[int(code)] = name
        if names.get(name) != int(code):
            yield f"the index calls {code} {name}"
        if numbers != rows_of_code(rows, code):
            yield (f"the index has rows '{numbers}' for {code}, the table "
                   f"'{rows_of_code(rows, code)}'")
        if not numbers and not elsewhere:
            yield f"the index leads nowhere from {code}"
        for other in _NAMED.findall(elsewhere):
            found = files.get(path_of(other))
            if found is None or int(code) not in found.codes:
                yield f"the index leads from {code} to {other}, in vain"
    for code in DEMANDED:
        if code not in listed:
            yield f"the index lacks {code}"
    for row in rows:
        for code in _CODE.findall(row[2]):
            if int(code) not in listed:
                yield f"the index lacks {code} of row {row[0]}"
    if [int(row[0]) for row in index] != sorted(listed, reverse=True):
        yield "the index is not sorted by code, or has one twice"


def problems(page, files, names):
    """Returns every mistake; `files` are Shown by their paths."""
    rows = rows_after(page, "## The failures")
    index = rows_after(page, "## By result code")
    return [*problems_of_rows(rows, files), *problems_of_files(rows, files),
            *problems_of_index(index, rows, files, names)]


def main():
    names = codes_by_name(
        pathlib.Path("src/base/result_codes.inc").read_text("utf-8"))
    paths = [*pathlib.Path("scenarios").glob("*/*.yaml"),
             *pathlib.Path("testing/field").glob("*_test.cc")]
    files = {str(path): Shown(str(path), path.read_text("utf-8"), names)
             for path in paths}
    found = problems(pathlib.Path(PAGE).read_text("utf-8"), files, names)
    print(*found, sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

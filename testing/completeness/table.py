# SPDX-License-Identifier: Apache-2.0
"""The table of symbols that callers use: what this double has of each.

A section `<Security/SecTrust.h>` lists what an app finds there, a row each:
    SecTrustEvaluate function
    SecKeyGeneratePair function unimplemented: keys come from the test
Three more sections: [undeclared] (exported, for apps that bring a prototype),
and, without kinds, [not yet] and [left out].
Example: rows = read(folder_of_tables)
"""

import pathlib
import re
import typing

# What the compiler and the linker are asked about a symbol of that kind.
KINDS = ("function", "inline", "variable", "constant", "macro", "type")
UNDECLARED = "[undeclared]"
NOT_YET = "[not yet]"
LEFT_OUT = "[left out]"
# How a function may differ from being honoured: it returns
# errSecUnimplemented, or ends the process with a sentence.
STATUSES = ("unimplemented", "aborts")

_SECTION = re.compile(r"<[\w/]+\.h>|\[[a-z ]+\]")
_ROW = re.compile(
    r"(?P<symbol>\w+)(?: (?P<kind>" + "|".join(KINDS) + r"))?"
    r"(?: if (?P<condition>\w+))?"
    r"(?: (?P<status>" + "|".join(STATUSES) + r"))?(?:: (?P<reason>.+))?")


class Row(typing.NamedTuple):
    """One symbol. `place` is "file:line", for messages."""

    section: str
    symbol: str
    kind: str = ""
    # A macro that must be 1 for the symbol to exist; "" for none.
    condition: str = ""
    # One of STATUSES, or "": honoured.
    status: str = ""
    reason: str = ""
    place: str = ""

    @property
    def is_present(self):
        return self.section not in (NOT_YET, LEFT_OUT)

    @property
    def header(self):
        """Security/SecTrust.h, or "" outside such a section."""
        return self.section[1:-1] if self.section.startswith("<") else ""

    @property
    def is_function(self):
        return self.is_present and self.kind == "function"

    def __str__(self):
        condition = f"if {self.condition}" if self.condition else ""
        words = (self.symbol, self.kind, condition, self.status)
        text = " ".join(word for word in words if word)
        return f"{text}: {self.reason}" if self.reason else text


class TableError(Exception):
    """A table can't be read: says where and why."""


def parse(text, name):
    """Returns the rows of one table; `name` is its file's, for messages."""
    rows, section = [], None
    for number, line in enumerate(text.splitlines(), start=1):
        place = f"{name}:{number}"
        if not line or line.startswith("#"):
            continue
        if _SECTION.fullmatch(line):
            section = line
            continue
        match = _ROW.fullmatch(line)
        if not match or section is None:
            raise TableError(f"{place}: no row, but: {line}")
        row = Row(section, place=place,
                  **{key: value or "" for key, value in
                     match.groupdict().items()})
        if row.is_present != bool(row.kind):
            raise TableError(f"{place}: a kind belongs to what is there")
        if (row.status or section == LEFT_OUT) and not row.reason:
            raise TableError(f"{place}: {row.symbol} lacks the reason")
        rows.append(row)
    return rows


def read(folder):
    """Returns the rows of all tables of a folder, in order."""
    rows = []
    for path in sorted(pathlib.Path(folder).glob("*.txt")):
        rows += parse(path.read_text(encoding="utf-8"), path.name)
    return rows


def disorder(rows):
    """Yields what is wrong with the order: symbols twice, or unsorted."""
    seen, last = {}, None
    for row in rows:
        if row.symbol in seen:
            yield (f"{row.place}: {row.symbol} stands at {seen[row.symbol]} "
                   "already")
        seen[row.symbol] = row.place
        if last and last.section == row.section and (
                last.place.split(":")[0] == row.place.split(":")[0] and
                row.symbol < last.symbol):
            yield f"{row.place}: {row.symbol} must stand before {last.symbol}"
        last = row


def write(folder, name, head, rows):
    """Writes a table: `head` is its comment; sections and rows are sorted."""
    text = head
    section = None
    for row in sorted(rows, key=lambda row: (row.section, row.symbol)):
        if row.section != section:
            text += f"\n{row.section}\n"
            section = row.section
        text += f"{row}\n"
    (pathlib.Path(folder) / name).write_text(text, encoding="utf-8")

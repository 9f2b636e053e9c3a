# SPDX-License-Identifier: Apache-2.0
"""Table and code, held against each other both ways.

Example: for sentence in checks.all_of(rows, surface, folder): print(sentence)
`folder` is one for what is compiled.
"""

import collections
import re
import subprocess

import program
import table

_ERROR = re.compile(r"^\S+: (?:fatal )?error: |undefined reference",
                    re.MULTILINE)
UNIMPLEMENTED = "-4"  # errSecUnimplemented


def misplaced(rows, surface):
    """A row whose header or kind isn't what it says."""
    for row in rows:
        if row.header and row.symbol not in surface.words.get(row.header, ()):
            yield f"{row.place}: {row.symbol} is not in <{row.header}>"
        if not row.is_present or row.kind not in ("function", "variable"):
            continue
        kind = surface.exported.get(row.symbol, "nothing")
        if kind != row.kind and not (row.condition and kind == "nothing"):
            yield (f"{row.place}: {row.symbol} is a {row.kind}, says the row, "
                   f"but the library exports {kind} of that name")


def unlisted(rows, surface):
    """What the library exports, though no row says so."""
    listed = {row.symbol for row in rows if row.is_present}
    for symbol, kind in sorted(surface.exported.items()):
        if symbol not in listed:
            yield (f"the library exports the {kind} {symbol}, but no table "
                   "lists it: run testing/completeness/update.py")


def found_after_all(rows, surface):
    """What isn't there, say the tables, and is."""
    for row in rows:
        if not row.is_present and surface.has(row.symbol):
            yield (f"{row.place}: {row.symbol} stands under {row.section}, but "
                   "exists: run testing/completeness/update.py")


def condition_groups(rows):
    """Yields (condition, rows that exist under it)."""
    groups = collections.defaultdict(list)
    for row in rows:
        if row.is_present:
            groups[row.condition].append(row)
    return sorted(groups.items())


def unbuildable(rows, surface, folder):
    """What compilers and linkers say of the rows. Leaves folder/app behind."""
    headers = sorted({row.header for row in rows if row.header})
    path = folder / "app.txt"
    for condition, group in condition_groups(rows):
        path.write_text(program.source(group, headers), encoding="utf-8")
        names = [condition] if condition else ["", "SHAKEDOWN_CIPHER_SUITE_16"]
        for name in names:
            flags = [f"-D{name}=1"] if name else []
            for language in ("c++", "c"):
                app = folder / ("app" if not name else "other_app")
                said = surface.compile(path, app, *flags, language=language)
                for line in said.splitlines():
                    if _ERROR.search(line):
                        yield f"{language}, {name or 'plain'}: {line}"


def endings(folder):
    """Runs folder/app; maps each function to how its call ended."""
    output = subprocess.run([str(folder / "app")], check=True,
                            capture_output=True, text=True).stdout
    return dict(line.split() for line in output.splitlines())


def misbehaving(rows, ended):
    """Functions whose status isn't what a call with zeros shows."""
    for row in rows:
        if not row.is_function or row.condition:
            continue
        ending = ended[row.symbol]
        if ending in ("crashes", "hangs"):
            yield (f"{row.place}: {row.symbol} {ending} when it is called with "
                   "zeros: let it return a code, or end with a sentence")
        if (ending == UNIMPLEMENTED) != (row.status == "unimplemented"):
            yield (f"{row.place}: {row.symbol} is "
                   f"{row.status or 'honoured'}, says the row, but called with "
                   f"zeros it returns {ending}")
        if row.status == "aborts" and ending != "aborts":
            yield f"{row.place}: {row.symbol} doesn't abort, it says {ending}"


def all_of(rows, surface, folder):
    problems = [*table.disorder(rows), *misplaced(rows, surface),
                *unlisted(rows, surface), *found_after_all(rows, surface)]
    unbuilt = list(unbuildable(rows, surface, folder))
    if not unbuilt:
        problems += misbehaving(rows, endings(folder))
    return problems + unbuilt

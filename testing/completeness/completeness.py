# SPDX-License-Identifier: Apache-2.0
"""completeness.py LIBRARY FOLDER: every symbol that real callers use is where
the tables say, for compilers and linkers of C and C++, and the tables leave
nothing out. FOLDER is for what is compiled.
"""

import collections
import pathlib
import sys

import checks
import surface as surface_module
import table

HERE = pathlib.Path(__file__).resolve().parent


def summary(rows):
    """Says how many symbols there are of each status."""
    counts = collections.Counter(
        row.status or "honoured" if row.is_present else row.section.strip("[]")
        for row in rows)
    return ", ".join(f"{count} {name}" for name, count in counts.most_common())


def main(arguments):
    if len(arguments) != 2:
        print("usage: completeness.py LIBRARY FOLDER", file=sys.stderr)
        return 2
    library, folder = (pathlib.Path(each).resolve() for each in arguments)
    surface = surface_module.Surface(HERE.parents[1], library)
    rows = table.read(HERE / "symbols")
    problems = checks.all_of(rows, surface, folder)
    print(*problems, sep="\n")
    print(f"{len(rows)} symbols: {summary(rows)}")
    return 1 if problems or not rows else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

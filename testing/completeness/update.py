# SPDX-License-Identifier: Apache-2.0
"""update.py LIBRARY [SYMBOL...]: writes the tables anew from headers and
library, and adds the symbols. What a person must say (status, reason,
condition, what is left out) stays. Look at the difference before committing.
"""

import pathlib
import re
import sys
import tempfile

import program
import surface as surface_module
import table

HERE = pathlib.Path(__file__).resolve().parent
FOLDER = HERE / "symbols"
# The file of a section, by the first pattern that its name matches.
FILES = (
    (r"<Security/(SecureTransport\w*|CipherSuite|SecProtocol\w+)\.h>",
     "secure_transport.txt", "Secure Transport itself."),
    (r"<Security/.*", "security.txt",
     "Certificates, keys, trust, keychains: what comes before and after."),
    (r"<CommonCrypto/.*", "common_crypto.txt", "Digests and ciphers."),
    (r"<.*", "core_foundation.txt",
     "Core Foundation, Apple's basic types and the macros of its SDK."),
    (r"\[.*", "elsewhere.txt", "What no public header has."),
)
# Tried in turn on a symbol that the library doesn't export.
GUESSES = ("constant", "type", "inline", "macro")


def broken_lines(rows, surface, folder):
    """The numbers of the rows that do not compile."""
    path = folder / "guess.txt"
    headers = sorted({row.header for row in rows})
    path.write_text(program.source(rows, headers), encoding="utf-8")
    said = surface.compile(path, folder / "guess", "-fsyntax-only",
                           language="c")
    return {int(number)
            for number in re.findall(r"^guess:(\d+):\d+: error", said,
                                     re.MULTILINE)}


def with_kinds(rows, surface, folder):
    """Gives each row the first kind under which it compiles."""
    sure, unsure = [], []
    for row in rows:
        kind = surface.exported.get(row.symbol)
        if kind:
            sure.append(row._replace(kind=kind))
        else:
            (sure if row.condition else unsure).append(row)
    for kind in GUESSES:
        tried = [row._replace(kind=kind, place=f"guess:{number}")
                 for number, row in enumerate(unsure, start=1)]
        broken = broken_lines(tried, surface, folder) if tried else set()
        sure += [row for number, row in enumerate(tried, start=1)
                 if number not in broken]
        unsure = [row for number, row in enumerate(tried, start=1)
                  if number in broken]
    for row in unsure:
        print(f"{row.symbol}: a word of {row.section}, but of no kind")
    return sure + [row._replace(section=table.NOT_YET, kind="")
                   for row in unsure]


def section_of(row, surface):
    headers = surface.headers_with(row.symbol)
    if row.header in headers:
        return row.section
    if headers:
        return f"<{headers[0]}>"
    if row.symbol in surface.exported:
        return table.UNDECLARED
    return row.section if row.section == table.LEFT_OUT else table.NOT_YET


def undeclared(row, surface):
    """A row outside all headers: it needs a kind if the library has it."""
    return row._replace(kind=surface.exported.get(row.symbol, ""))


def main(arguments):
    if not arguments:
        print("usage: update.py LIBRARY [SYMBOL...]", file=sys.stderr)
        return 2
    library = pathlib.Path(arguments[0]).resolve()
    surface = surface_module.Surface(HERE.parents[1], library)
    rows = {row.symbol: row for row in table.read(FOLDER)}
    for symbol in (*surface.exported, *arguments[1:]):
        rows.setdefault(symbol, table.Row(table.NOT_YET, symbol))
    placed = [row._replace(section=section_of(row, surface))
              for row in rows.values()]
    with tempfile.TemporaryDirectory() as folder:
        declared = with_kinds([row for row in placed if row.header], surface,
                              pathlib.Path(folder))
    placed = [undeclared(row, surface) for row in placed if not row.header
             ] + declared
    for _, name, head in FILES:
        here = [row for row in placed if name == file_of(row.section)]
        table.write(FOLDER, name, f"# {head}\n", here)
    return 0


def file_of(section):
    return next(name for pattern, name, _ in FILES
                if re.fullmatch(pattern, section))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

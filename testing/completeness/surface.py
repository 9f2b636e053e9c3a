# SPDX-License-Identifier: Apache-2.0
"""What the public headers and the library really have.

Example: surface = Surface(root, library); surface.header_of("SSLHandshake")
"""

import functools
import re
import subprocess

_COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)
_WORD = re.compile(r"[A-Za-z_]\w*")
# How declarations of a name look, the surest first.
_DECLARATIONS = (
    r"^\s*#\s*define %s\b",
    r"^\s*CF_EXPORT\b[^;]*\b%s\s*[;(]",
    r"\bCF_\w+\(\w+, %s\)",
    r"\b%s\s*=",
    r"^(?!\s).*\b%s;",
)
# The second form of a function that has one for each width of a cipher suite.
_BY_WIDTH = "_16"


class Surface:
    """The headers under `root`, and what `library` exports."""

    def __init__(self, root, library):
        self.root = root
        self.library = library

    @functools.cached_property
    def include_folders(self):
        return sorted(self.root.glob("src/*/include"))

    @functools.cached_property
    def headers(self):
        """Maps Security/SecTrust.h to its text without comments."""
        return {
            path.relative_to(folder).as_posix():
                _COMMENT.sub(" ", path.read_text(encoding="utf-8"))
            for folder in self.include_folders
            for path in sorted(folder.rglob("*.h"))
        }

    @functools.cached_property
    def words(self):
        """Maps Security/SecTrust.h to the set of its identifiers."""
        return {
            name: set(_WORD.findall(text))
            for name, text in self.headers.items()
        }

    @functools.cached_property
    def exported(self):
        """Maps each C symbol of the library to "function" or "variable"."""
        listing = subprocess.run(
            ["nm", "--dynamic", "--defined-only", str(self.library)],
            check=True, capture_output=True, text=True).stdout
        symbols = {}
        for line in listing.splitlines():
            _, letter, name = line.split()
            if not name.startswith("_Z"):
                symbols[name] = "function" if letter in "TtWi" else "variable"
        return {
            name: kind for name, kind in symbols.items()
            if name.removesuffix(_BY_WIDTH) == name or
            name.removesuffix(_BY_WIDTH) not in symbols
        }

    def headers_with(self, symbol):
        """The headers that hold the symbol as a word, its own first."""
        found = [name for name, words in self.words.items() if symbol in words]
        return sorted(found, key=lambda name: self._rank(name, symbol))

    def _rank(self, header, symbol):
        """How little it looks as if the header declared the symbol."""
        for rank, pattern in enumerate(_DECLARATIONS):
            if re.search(pattern % symbol, self.headers[header], re.MULTILINE):
                return rank
        return len(_DECLARATIONS)

    def has(self, symbol):
        return symbol in self.exported or bool(self.headers_with(symbol))

    def compile(self, source, output, *flags, language):
        """Compiles `source` with the headers and the library.

        Returns what the compiler and the linker say, "" if they are content.
        """
        compiler, standard = {
            "c": ("gcc", "-std=c11"),
            "c++": ("g++", "-std=c++17"),
        }[language]
        command = [compiler, "-x", language, standard, "-pedantic-errors",
                   # Errors in macros are told where the macros are used.
                   "-ftrack-macro-expansion=0", *(f"-I{folder}" for folder in self.include_folders),
                   *flags, str(source), "-o", str(output)]
        if "-c" not in flags and "-fsyntax-only" not in flags:
            command += ["-x", "none", str(self.library),
                        f"-Wl,-rpath,{self.library.parent}"]
        result = subprocess.run(command, capture_output=True, text=True,
                                check=False)
        return result.stderr if result.returncode else ""

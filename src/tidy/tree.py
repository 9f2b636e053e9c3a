# SPDX-License-Identifier: Apache-2.0
"""The files that tidy checks, and what it says about them.

Example: tree = read_tree(Path("/repo")); tree.find("src/wire/pipe.cc").lines
Paths are relative to the root, with forward slashes.
"""

import functools
import os
import pathlib
import typing

import lexer

TOP_FOLDERS = ("src", "testing", "scenarios", "docs")
CHECKED_SUFFIXES = (
    ".bzl", ".c", ".cc", ".h", ".json", ".md", ".py", ".sh", ".yaml", ".yml")
CHECKED_NAMES = ("BUILD", "MODULE.bazel", "Makefile", "WORKSPACE",
                 "shakedown", "test")
CPP_SUFFIXES = (".c", ".cc", ".h")
# The last words of the names of files that only tests use.
TEST_ENDINGS = ("_test", "_for_test", "_fixture", "_test_app")


class Violation(typing.NamedTuple):
    """One broken rule; prints as `file:line: rule, what to do`."""

    path: str
    line: int
    message: str

    def __str__(self):
        return f"{self.path}:{self.line}: {self.message}"


class SourceFile:
    """One text file. Made from strings in tidy's own tests."""

    def __init__(self, path, text):
        self.path = path
        self.text = text
        self.lines = text.split("\n")
        if self.lines[-1] == "":
            self.lines.pop()

    @property
    def name(self):
        return pathlib.PurePosixPath(self.path).name

    @property
    def stem(self):
        return pathlib.PurePosixPath(self.path).stem

    @property
    def suffix(self):
        return pathlib.PurePosixPath(self.path).suffix

    @property
    def folder(self):
        return str(pathlib.PurePosixPath(self.path).parent)

    @property
    def is_cpp(self):
        return self.suffix in CPP_SUFFIXES

    @property
    def is_public_header(self):
        return self.suffix == ".h" and "/include/" in self.path

    @property
    def is_test(self):
        return self.stem.endswith(TEST_ENDINGS)

    @functools.cached_property
    def code(self):
        """The text of C or C++ without comments and what strings hold."""
        return lexer.blank(self.text, keep=lexer.CODE)

    @functools.cached_property
    def strings(self):
        """Only what the strings hold, at its place."""
        return lexer.blank(self.text, keep=lexer.STRING)

    def line_at(self, offset):
        return self.text.count("\n", 0, offset) + 1

    def violation(self, line, message):
        return Violation(self.path, line, message)


class Tree:
    """Every checked file, and the names of all the others."""

    def __init__(self, files, other_paths=()):
        self.files = sorted(files, key=lambda file: file.path)
        self.by_path = {file.path: file for file in self.files}
        self.paths = sorted({*self.by_path, *other_paths})

    def find(self, path):
        return self.by_path.get(path)


def is_checked(path):
    return path.suffix in CHECKED_SUFFIXES or path.name in CHECKED_NAMES


def paths_under(root):
    """Yields the files of the project: of the root and of the top folders."""
    yield from (path for path in root.iterdir() if path.is_file())
    for top in TOP_FOLDERS:
        for folder, subfolders, names in os.walk(root / top):
            subfolders[:] = [
                name for name in subfolders
                if not name.startswith((".", "__", "bazel-"))
            ]
            yield from (pathlib.Path(folder) / name for name in names)


def read_tree(root):
    """Reads the project under `root`. Hidden files are not part of it."""
    files, others = [], []
    for path in paths_under(root):
        if path.name.startswith("."):
            continue
        relative = path.relative_to(root).as_posix()
        if is_checked(path) and path.is_file():
            text = path.read_text(encoding="utf-8", errors="replace")
            files.append(SourceFile(relative, text))
        else:
            others.append(relative)
    return Tree(files, others)

# SPDX-License-Identifier: Apache-2.0
"""What each line and each head of a file must look like."""

import re

COLUMNS = 80
SPDX = "SPDX-License-Identifier: Apache-2.0"
_SPDX_SUFFIXES = (".c", ".cc", ".h", ".py", ".sh")
# In pieces, so that this file keeps its own rules.
_UNFINISHED = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b")
_MACHINE_PATH = re.compile(r"(?<![\w.})>*])/(?:root|work|home)/")
# Lines that can't be broken: an address, an #include, an include guard.
_UNBREAKABLE = re.compile(
    r"https?://|^\s*#\s*include\b|^#(?:ifndef|define|endif\s*//)\s*\w+_H_$")


def licence_lines(tree):
    for file in tree.files:
        if file.suffix not in _SPDX_SUFFIXES:
            continue
        has_shebang = file.text.startswith("#!")
        line = 2 if has_shebang else 1
        comment = "//" if file.is_cpp else "#"
        if file.lines[line - 1:line] != [f"{comment} {SPDX}"]:
            yield file.violation(
                line, f"the licence is missing: write '{comment} {SPDX}' here")


def guard_of(path):
    """The include guard of a header, from the path as it is included."""
    if "/include/" in path:
        path = path.partition("/include/")[2]
    path = path.removeprefix("src/")
    return "SHAKEDOWN_" + re.sub(r"\W", "_", path).upper() + "_"


def include_guards(tree):
    for file in tree.files:
        if file.suffix != ".h":
            continue
        guard = guard_of(file.path)
        opened = re.search(r"^#\s*ifndef[^\n]*", file.code, re.MULTILINE)
        wanted = f"#ifndef {guard}\n#define {guard}\n"
        if not opened or not file.code.startswith(wanted, opened.start()):
            line = file.line_at(opened.start()) if opened else 1
            yield file.violation(
                line, f"the include guard must be {guard}: write #ifndef and "
                "#define with it first")
        elif file.lines[-1] != f"#endif  // {guard}":
            yield file.violation(
                len(file.lines), f"the end must be '#endif  // {guard}'")


def unfinished_marks(tree):
    for file, number, line in _lines(tree):
        mark = _UNFINISHED.search(line)
        if mark:
            yield file.violation(
                number,
                f"{mark.group()} is banned: do it now, or write an issue")


def machine_paths(tree):
    for file, number, line in _lines(tree):
        path = _MACHINE_PATH.search(line)
        if path:
            yield file.violation(
                number, f"the path {path.group()} is one machine's: make it "
                "relative to the root, or ask for it")


def blanks(tree):
    for file, number, line in _lines(tree):
        if "\t" in line and file.name != "Makefile":
            yield file.violation(number, "a tab: write spaces, or \\t")
        if "\r" in line:
            yield file.violation(number, "a carriage return: end with \\n")
        elif line != line.rstrip():
            yield file.violation(number, "spaces at the end: remove them")


def line_lengths(tree):
    for file, number, line in _lines(tree):
        if not file.is_cpp or _UNBREAKABLE.search(line):
            continue
        if len(line) > COLUMNS:
            yield file.violation(
                number, f"{len(line)} columns (limit {COLUMNS}): run "
                "clang-format -i, and break the text")


def _lines(tree):
    for file in tree.files:
        for number, line in enumerate(file.lines, start=1):
            yield file, number, line


RULES = (licence_lines, include_guards, unfinished_marks, machine_paths,
         blanks, line_lengths)

# SPDX-License-Identifier: Apache-2.0
"""Each header compiles alone: whoever includes it needs nothing before it.

Usage: headers_alone.py public | internal. Public headers must be C11, C++17
and C++20. Internal ones must be C++20; those that a .cc includes first are
left out, since every build shows it (rules_layers.own_header_first).
"""

import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys
import typing

import rules_layers
import tree as tree_module

# Few: other tests run beside this one.
PROCESSES = 2


class Language(typing.NamedTuple):
    title: str
    flags: tuple


C11 = Language("C11", ("-x", "c", "-std=c11"))
CPP17 = Language("C++17", ("-x", "c++", "-std=c++17"))
CPP20 = Language("C++20", ("-x", "c++", "-std=c++20"))

# As strict as an app may be, and as strict as .bazelrc.
_PUBLIC_FLAGS = ("-Wall", "-Wextra", "-pedantic", "-Werror")
_INTERNAL_FLAGS = ("-Wall", "-Wextra", "-Wno-unused-parameter",
                   "-Wno-missing-field-initializers", "-Werror", "-I.")
_PLACE = re.compile(r"^([^\s:]+):(\d+):(?:\d+:)? (?:fatal )?error: (.*)$",
                    re.MULTILINE)


class Check(typing.NamedTuple):
    path: str
    language: Language
    flags: tuple


def public_checks(tree):
    return [
        Check(file.path, language, _PUBLIC_FLAGS) for file in tree.files
        if file.is_public_header for language in (C11, CPP17, CPP20)
    ]


def included_first(tree):
    """The headers that some .cc includes before anything else."""
    firsts = (next(rules_layers.includes(file), None) for file in tree.files
              if file.suffix == ".cc")
    return {first[2] for first in firsts if first}


def internal_checks(tree):
    shown = included_first(tree)
    return [
        Check(file.path, CPP20, _INTERNAL_FLAGS) for file in tree.files
        if file.suffix == ".h" and not file.is_public_header and
        file.path not in shown
    ]


def include_flags(root):
    """One -I per folder of public headers, as an app without Bazel has."""
    folders = sorted(root.glob("src/*/include"))
    return [f"-I{folder.relative_to(root)}" for folder in folders]


def compile_alone(check, root):
    """Returns a Violation, or None if the header compiles alone."""
    command = ["gcc", *check.language.flags, *check.flags,
               *include_flags(root), "-fsyntax-only", "-include", check.path,
               "-"]
    # Some code, because ISO C forbids a file without any.
    result = subprocess.run(
        command, cwd=root, input="extern int something;\n", text=True,
        capture_output=True, check=False,
        env={**os.environ, "LC_ALL": "C"})
    if result.returncode == 0:
        return None
    place = _PLACE.search(result.stderr)
    path, line, reason = place.groups() if place else (
        check.path, 1, result.stderr.strip())
    return tree_module.Violation(
        path.removeprefix("./"), int(line),
        f"{check.path} must compile alone as {check.language.title}: "
        f"include what it uses ({reason})")


def main(arguments):
    if arguments not in (["public"], ["internal"]):
        print("usage: headers_alone.py public | internal", file=sys.stderr)
        return 2
    root = pathlib.Path(__file__).resolve().parents[2]
    tree = tree_module.read_tree(root)
    checks = (public_checks if arguments == ["public"] else
              internal_checks)(tree)
    with concurrent.futures.ThreadPoolExecutor(PROCESSES) as pool:
        results = pool.map(lambda check: compile_alone(check, root), checks)
    violations = [found for found in results if found]
    print(*violations, sep="\n")
    print(f"{len(checks)} compilations, {len(violations)} violations")
    return 1 if violations or not checks else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

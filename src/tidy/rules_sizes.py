# SPDX-License-Identifier: Apache-2.0
"""How long a file and a function may be, how full a folder.

A reader must be able to hold each in mind; the numbers are the house's.
"""

import collections

import functions
import tree as tree_module

FUNCTION_LIMIT = 60
FOLDER_LIMIT = 40
# Folders that may hold more, each with its reason.
FOLDER_LIMITS = {
    "scenarios/field": 80,  # One or two for each of the 55 field failures.
    "src/engine": 80,  # One file per handshake message and per pump step.
    "src/security": 48,  # Each of Apple's objects, and the test of each.
}


def length_limit(file):
    """Returns (limit in lines, kind of file), or None if there is none."""
    if file.name == "BUILD":
        return 150, "BUILD file"
    if file.suffix == ".md":
        return 300, "page"
    if file.suffix in (".yaml", ".yml"):
        return (100, "scenario") if file.path.startswith("scenarios/") else None
    if file.is_public_header:
        return 500, "public header"
    if file.suffix == ".h":
        return 200, "header"
    if file.is_cpp or file.suffix in (".py", ".sh", ".bzl"):
        return 400, "test" if file.is_test else "source file"
    return None


def file_lengths(tree):
    for file in tree.files:
        limit, kind = length_limit(file) or (None, None)
        if limit and len(file.lines) > limit:
            yield file.violation(
                limit + 1,
                f"the {kind} has {len(file.lines)} lines (limit {limit}): "
                "split it by ideas")


def function_lengths(tree):
    for file in tree.files:
        if not file.is_cpp:
            continue
        for function in functions.functions(file.code):
            if function.length > FUNCTION_LIMIT:
                yield file.violation(
                    function.first_line,
                    f"{function.name} has {function.length} lines "
                    f"(limit {FUNCTION_LIMIT}): split the branches off")


def folder_sizes(tree):
    """Counts sources; BUILD files and pages don't make a folder harder."""
    counts = collections.Counter(
        path.rpartition("/")[0] for path in tree.paths
        if "/" in path and not path.endswith(("/BUILD", ".md")))
    for folder, count in sorted(counts.items()):
        limit = FOLDER_LIMITS.get(folder, FOLDER_LIMIT)
        if count > limit:
            yield tree_module.Violation(
                folder, 1,
                f"the folder holds {count} files (limit {limit}): "
                "move one topic to a folder of its own")


RULES = (file_lengths, function_lengths, folder_sizes)

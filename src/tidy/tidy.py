# SPDX-License-Identifier: Apache-2.0
"""Style is a test: checks the whole tree and names each broken rule.

Usage: tidy.py [--summary], from anywhere. Prints `file:line: rule, what to
do` per violation, or how many each folder has; exits with 1 if there is one.
"""

import collections
import pathlib
import sys

import rules_calls
import rules_layers
import rules_scenarios
import rules_sizes
import rules_text
import tree as tree_module

RULES = (rules_sizes.RULES + rules_calls.RULES + rules_text.RULES +
         rules_layers.RULES + rules_scenarios.RULES)


def check(tree):
    """Returns every violation, in the order of the files."""
    return sorted({found for rule in RULES for found in rule(tree)})


def folder_of(path):
    return "/".join(path.split("/")[:2]) if "/" in path else "the root"


def summary(violations):
    counts = collections.Counter(folder_of(found.path) for found in violations)
    return [f"{count:5} {folder}" for folder, count in sorted(counts.items())]


def main(arguments):
    # Bazel runs a link to this file: the real one stands in the real tree.
    root = pathlib.Path(__file__).resolve().parents[2]
    tree = tree_module.read_tree(root)
    if not tree.find("src/tidy/tidy.py"):
        print(f"tidy: {root} is not the source tree", file=sys.stderr)
        return 2
    violations = check(tree)
    shown = summary(violations) if "--summary" in arguments else violations
    print(*shown, sep="\n")
    print(f"{len(tree.files)} files, {len(violations)} violations")
    return 1 if violations else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

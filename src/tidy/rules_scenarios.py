# SPDX-License-Identifier: Apache-2.0
"""What a scenario file must look like before anybody runs it."""

import re

_NAME = re.compile(r"[a-z0-9]+(?:\.[0-9]+)*(?:-[a-z0-9]+(?:\.[0-9]+)*)+\.yaml")
_REASON = re.compile(r"#\s+\S+(?:\s+\S+){2,}")


def scenarios(tree):
    return [
        file for file in tree.files if file.path.startswith("scenarios/") and
        file.suffix in (".yaml", ".yml")
    ]


def reasons(tree):
    for file in scenarios(tree):
        if not _REASON.match(file.text):
            yield file.violation(
                1, "the reason is missing: say in a # comment what must "
                "happen, and why it matters")


def names(tree):
    for file in scenarios(tree):
        if not _NAME.fullmatch(file.name):
            yield file.violation(
                1, f"{file.name} is no sentence: name the file "
                "like-this-one.yaml")


RULES = (reasons, names)

# SPDX-License-Identifier: Apache-2.0
"""Tells code from comments and strings in C and C++.

Example: blank('f("x");  // y', keep=CODE) is 'f(" ");      ' plus blanks.
Newlines always stay, so offsets and line numbers hold.
"""

import re

CODE, COMMENT, STRING = "code", "comment", "string"

# In this order: the first that matches at a place wins. A number is matched
# so that the ' between its digits doesn't start a character.
_TOKEN = re.compile(
    r"""
    (?P<comment> //(?:\\\n|[^\n])* | /\*.*?(?:\*/|\Z) )
  | (?P<raw> (?:u8|[uUL])?R"(?P<mark>[^()\\\s]{0,16})\(
             (?P<raw_body>.*?) \)(?P=mark)" )
  | (?P<include> ^[ \t]*\#[ \t]*include[^\n]* )
  | "(?P<body> (?:\\.|[^"\\\n])* )"?
  | (?P<number> \b\d(?:'?[\w.])* )
  | '(?P<char> (?:\\.|[^'\\\n])* )'?
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)


def spans(text):
    """Yields (kind, start, end) of each comment and each string's inside."""
    for match in _TOKEN.finditer(text):
        if match.group("comment") is not None:
            yield (COMMENT, *match.span("comment"))
        for body in ("raw_body", "body", "char"):
            if match.group(body) is not None:
                yield (STRING, *match.span(body))


def _blanks(text):
    return re.sub(r"[^\n]", " ", text)


def blank(text, keep):
    """Returns `text` with all but the kind `keep` turned into blanks."""
    pieces, place = [], 0
    for kind, start, end in spans(text):
        between, inside = text[place:start], text[start:end]
        pieces.append(between if keep == CODE else _blanks(between))
        pieces.append(inside if keep == kind else _blanks(inside))
        place = end
    rest = text[place:]
    pieces.append(rest if keep == CODE else _blanks(rest))
    return "".join(pieces)

# SPDX-License-Identifier: Apache-2.0
"""Finds the functions of C and C++ by following braces.

Example: functions("int Two() {\n  return 2;\n}\n") yields ("Two", 1, 3).
Not a parser: it reads what clang-format leaves. A function inside another
one (a lambda, a local class) is part of the outer one; a table is none.
"""

import re
import typing


class Function(typing.NamedTuple):
    name: str
    first_line: int
    last_line: int

    @property
    def length(self):
        return self.last_line - self.first_line + 1


_PREPROCESSOR = re.compile(r"^[ \t]*#(?:\\\n|[^\n])*", re.MULTILINE)
_ACCESS = re.compile(r"\s*(?:public|private|protected)\s*:")
_OPERATOR = re.compile(r"operator\s*(?:\(\s*\)|[^\w\s(]+)")
_TYPE = re.compile(r"(?:typedef\s+)?(?:class|struct|union|enum)\b")
_SCOPE = re.compile(r'(?:inline\s+)?namespace\b|extern\s*"\s*"\s*$')
_ENUM = re.compile(r"(?:typedef\s+)?CF_(?:ENUM|OPTIONS)\b")
_LAMBDA = re.compile(r"(\w+)\s*=\s*\[[^\]]*\]\s*(?:\(|$)")
_ATTRIBUTE = re.compile(r"(?:__attribute__|alignas)\s*\(+[^()]*\)+")
# What stands before the { of a body when it isn't the last parenthesis.
_BEFORE_BODY = re.compile(
    r"(?:[)}&]|\b(?:const|noexcept|override|final|mutable|try)"
    r"|->\s*[\w:<>,\s*&]+)\s*$")
_MEMBER_START = re.compile(r"\)[^;{}]*?[^:]:[^:].*[\w>]\s*$", re.DOTALL)
_TEST = re.compile(r"\bTEST(?:_[FP])?\s*\(\s*(\w+)\s*,\s*(\w+)\s*\)")
_NAME = re.compile(r"([~\w:]+|operator\s*(?:\(\s*\)|[^\s(]+))\s*\(")


def _without_template(header):
    """Cuts `template <...>` off the front, its nested <> included."""
    header = header.strip()
    while re.match(r"template\s*<", header):
        depth, end = 0, len(header)
        for place, letter in enumerate(header):
            depth += {"<": 1, ">": -1}.get(letter, 0)
            if letter == ">" and depth == 0:
                end = place + 1
                break
        header = header[end:].strip()
    return header


def _kind(header):
    """What a { begins, by the text in front of it."""
    header = _ACCESS.sub("", _without_template(header)).strip()
    if _SCOPE.match(header):
        return "scope"
    plain = _OPERATOR.sub("operator", header)
    before_parameters, parenthesis, _ = plain.partition("(")
    if _TYPE.match(plain):
        if "(" not in _ATTRIBUTE.sub("", plain):
            return "scope"
    if _LAMBDA.search(plain):
        return "body"
    if not parenthesis or "=" in before_parameters or _ENUM.match(plain):
        return "table"
    if _BEFORE_BODY.search(plain):
        return "body"
    return "member" if _MEMBER_START.search(plain) else "body"


def _name(header):
    test = _TEST.search(header)
    if test:
        return ".".join(test.groups())
    name = _LAMBDA.search(header) or _NAME.search(_without_template(header))
    return name.group(1) + "()" if name else "the function"


def functions(code):
    """Yields each Function of `code`, which holds no comment or string."""
    code = _PREPROCESSOR.sub(
        lambda match: re.sub(r"[^\n]", " ", match.group()), code)
    # Of each open brace: its kind, its header's place, its own.
    opened, header_start = [], 0
    inside_body, parentheses = 0, 0
    for match in re.finditer(r"[{};()]", code):
        letter, place = match.group(), match.start()
        if letter in "()" and not inside_body:
            parentheses += 1 if letter == "(" else -1
        elif letter == ";" and not inside_body and parentheses <= 0:
            header_start = place + 1
        elif letter == "{":
            header = code[header_start:place]
            # A { among the parameters is a default value.
            kind = "member" if parentheses > 0 else _kind(header)
            kind = "inner" if inside_body else kind
            opened.append((kind, header_start, place))
            inside_body += kind in ("body", "inner")
            if kind == "scope":
                header_start = place + 1
        elif letter == "}" and opened:
            kind, start, brace = opened.pop()
            inside_body -= kind in ("body", "inner")
            if kind == "body":
                yield _function(code, start, brace, place)
            if kind in ("body", "scope"):
                header_start, parentheses = place + 1, 0


def _function(code, start, brace, end):
    access = _ACCESS.match(code, start)
    start = access.end() if access else start
    start += len(code[start:brace]) - len(code[start:brace].lstrip())
    return Function(
        _name(code[start:brace]),
        code.count("\n", 0, start) + 1,
        code.count("\n", 0, end) + 1,
    )

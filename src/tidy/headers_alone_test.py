# SPDX-License-Identifier: Apache-2.0
"""headers_alone finds a header that needs another one in front of it."""

import pathlib
import tempfile
import unittest

import headers_alone
import tree


class HeadersAloneTest(unittest.TestCase):

    def compile(self, text, language):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "src/a/include/A/A.h"
            path.parent.mkdir(parents=True)
            path.write_text(text, encoding="utf-8")
            (path.parent / "B.h").write_text("typedef int B;\n")
            check = headers_alone.Check(
                "src/a/include/A/A.h", language, ("-pedantic", "-Werror"))
            return headers_alone.compile_alone(check, pathlib.Path(folder))

    def test_a_missing_include_is_found_at_its_line(self):
        violation = self.compile("int a;\nB b;\n", headers_alone.C11)
        self.assertRegex(
            str(violation), r"^src/a/include/A/A\.h:2: .* must compile alone "
            r"as C11: include what it uses \(unknown type name")

    def test_the_public_folders_are_searched(self):
        text = "#include <A/B.h>\nB b;\n"
        self.assertIsNone(self.compile(text, headers_alone.C11))

    def test_an_empty_header_compiles(self):
        self.assertIsNone(self.compile("#define A 1\n", headers_alone.C11))

    def test_the_language_matters(self):
        text = "struct A {\n  int a = 1;\n};\n"
        self.assertIsNone(self.compile(text, headers_alone.CPP17))
        self.assertIsNotNone(self.compile(text, headers_alone.C11))

    def test_who_is_checked(self):
        files = [
            tree.SourceFile(path, '#include "src/a/a.h"\n')
            for path in ("src/a/a.h", "src/a/a.cc", "src/a/b.h",
                         "src/a/include/A/A.h", "testing/c.h")
        ]
        internal = headers_alone.internal_checks(tree.Tree(files))
        public = headers_alone.public_checks(tree.Tree(files))
        self.assertEqual([one.path for one in internal],
                         ["src/a/b.h", "testing/c.h"])
        self.assertEqual([one.language.title for one in public],
                         ["C11", "C++17", "C++20"])


if __name__ == "__main__":
    unittest.main()

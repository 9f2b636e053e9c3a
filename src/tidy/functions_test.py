# SPDX-License-Identifier: Apache-2.0
"""The lexer and the function finder read what clang-format leaves."""

import unittest

import functions
import lexer


def found(text):
    """(name, first line, last line) of each function of `text`."""
    code = lexer.blank(text, keep=lexer.CODE)
    return [tuple(one) for one in functions.functions(code)]


class LexerTest(unittest.TestCase):

    def code(self, text):
        code = lexer.blank(text, keep=lexer.CODE)
        self.assertEqual(len(code), len(text))
        return code.split()

    def test_comments_are_no_code(self):
        self.assertEqual(self.code("a // b\nc /* d\n e */ f"), ["a", "c", "f"])

    def test_a_continued_line_comment_goes_on(self):
        self.assertEqual(self.code("a // b \\\n c\nd"), ["a", "d"])

    def test_strings_are_no_code(self):
        self.assertEqual(self.code(r'f("a\"b", "// c") g'),
                         ["f(\"", "\",", "\"", "\")", "g"])

    def test_raw_strings_end_at_their_mark(self):
        self.assertEqual(self.code('R"y(a )" { )y" b'), ['R"y(', ')y"', "b"])

    def test_characters_and_digit_separators_differ(self):
        self.assertEqual(self.code("'{' 1'000'000 '\\'' a"),
                         ["'", "'", "1'000'000", "'", "'", "a"])

    def test_strings_alone_can_be_kept(self):
        text = 'f("a %p"); // "b"'
        self.assertEqual(
            lexer.blank(text, keep=lexer.STRING).split(), ["a", "%p"])


class FunctionsTest(unittest.TestCase):

    def test_functions_in_scopes_are_found(self):
        text = ('extern "C" {\nint One(void) {\n  return 1;\n}\n}\n'
                "namespace a::b {\nclass [[nodiscard]] C : D {\n public:\n"
                "  int Two() const { return 2; }\n};\n}\n")
        self.assertEqual(found(text), [("One()", 2, 4), ("Two()", 9, 9)])

    def test_the_signature_counts(self):
        text = "std::vector<int>\nMany(int a,\n     int b = {}) {\n  f();\n}\n"
        self.assertEqual(found(text), [("Many()", 1, 5)])

    def test_braces_in_strings_and_comments_are_none(self):
        text = 'void F() {\n  f("}");  // }\n  g(R"(})", \'}\');\n}\n'
        self.assertEqual(found(text), [("F()", 1, 4)])

    def test_member_initialisers_are_part_of_the_constructor(self):
        text = "A::A(int a)\n    : a_{a}, b_(1), c_{} {\n  f();\n}\nint b;\n"
        self.assertEqual(found(text), [("A::A()", 1, 4)])

    def test_lambdas_belong_to_the_function_around_them(self):
        text = "void F() {\n  auto g = [] {\n    h();\n  };\n}\n"
        self.assertEqual(found(text), [("F()", 1, 5)])

    def test_a_lambda_outside_counts_itself(self):
        text = "constexpr auto kSum = [] {\n  return 1;\n}();\n"
        self.assertEqual(found(text), [("kSum()", 1, 3)])

    def test_tables_and_types_are_no_functions(self):
        for text in ("const Row kRows[] = {\n  {F(1), 2},\n};\n",
                     "struct A {\n  int a{1};\n  int b = F({2});\n};\n",
                     "enum class B : int {\n  kOne = (1),\n};\n",
                     "typedef CF_ENUM(int) {\n  kOne,\n} B;\n",
                     "CF_ENUM(int){\n  kOne,\n};\n"):
            self.assertEqual(found(text), [], text)

    def test_operators_templates_and_tests_have_names(self):
        text = ("bool operator==(A a, A b) { return true; }\n"
                "template <class T, class = Is<T>>\nT G(T t) { return t; }\n"
                "TEST_F(WireTest, CutsCleanly) {\n}\n"
                "auto H() -> std::vector<int> {\n}\n")
        self.assertEqual([name for name, _, _ in found(text)],
                         ["operator==()", "G()", "WireTest.CutsCleanly", "H()"])

    def test_preprocessor_lines_are_skipped(self):
        text = "#define A(x) \\\n  if (x) {\nvoid F() {\n#if B\n#endif\n}\n"
        self.assertEqual(found(text), [("F()", 3, 6)])


if __name__ == "__main__":
    unittest.main()

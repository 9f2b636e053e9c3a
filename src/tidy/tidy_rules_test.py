# SPDX-License-Identifier: Apache-2.0
"""Each rule of tidy can fail, and lets the right thing pass."""

import unittest

import rules_calls
import rules_scenarios
import rules_sizes
import rules_text
import tidy
import tree

LICENCE = "// SPDX-License-Identifier: Apache-2.0\n"


def found(rule, path, text):
    """What `rule` says, as printed, of a tree with this one file."""
    return [str(one) for one in rule(tree.Tree([tree.SourceFile(path, text)]))]


class TidyTest(unittest.TestCase):

    def assert_finds(self, rule, path, text, *, line, words):
        messages = found(rule, path, text)
        self.assertEqual(len(messages), 1, messages)
        self.assertTrue(
            messages[0].startswith(f"{path}:{line}: "), messages[0])
        self.assertIn(words, messages[0])

    def assert_accepts(self, rule, path, text):
        self.assertEqual(found(rule, path, text), [])


class SizesTest(TidyTest):

    def test_each_kind_of_file_has_its_limit(self):
        for path, limit in (
                ("src/a/a.h", 200), ("src/a/include/Security/A.h", 500),
                ("src/a/a.cc", 400), ("src/a/a_test.cc", 400),
                ("src/a/BUILD", 150), ("scenarios/a/b-c.yaml", 100),
                ("docs/a.md", 300), ("src/a/a.py", 400)):
            with self.subTest(path):
                self.assert_accepts(
                    rules_sizes.file_lengths, path, "a\n" * limit)
                self.assert_finds(
                    rules_sizes.file_lengths, path, "a\n" * (limit + 1),
                    line=limit + 1, words=f"(limit {limit})")

    def test_generated_data_has_no_limit(self):
        self.assert_accepts(
            rules_sizes.file_lengths, "src/a/a.inc", "a\n" * 9000)

    def test_a_function_of_61_lines_is_too_long(self):
        text = "int a;\n\nvoid Pipe::Deliver() {\n" + "  f();\n" * 59 + "}\n"
        self.assert_finds(
            rules_sizes.function_lengths, "src/a/a.cc", text, line=3,
            words="Pipe::Deliver() has 61 lines (limit 60): split")

    def test_a_function_of_60_lines_is_not(self):
        text = "void Deliver() {\n" + "  f();\n" * 58 + "}\n"
        self.assert_accepts(rules_sizes.function_lengths, "src/a/a.cc", text)

    def test_a_folder_of_41_files_is_too_full(self):
        paths = [f"src/a/{number}.cc" for number in range(41)]
        full = list(rules_sizes.folder_sizes(tree.Tree([], paths)))
        self.assertEqual([one.path for one in full], ["src/a"])
        self.assertFalse(
            list(rules_sizes.folder_sizes(tree.Tree([], paths[1:]))))


class CallsTest(TidyTest):

    def test_each_banned_call_is_found(self):
        for call in (
                "time(nullptr);", "time(NULL);", "::time(&now);",
                "std::time(result);", "gettimeofday(&now, 0);",
                "clock_gettime(CLOCK_REALTIME, &now);",
                "std::chrono::system_clock::now();",
                "std::chrono::high_resolution_clock::now();",
                "std::chrono::steady_clock::now();", "localtime_r(&a, &b);",
                "puts(__DATE__);", "std::random_device device;", "rand();",
                "std::srand(1);", "RAND_bytes(a, 1);", "RAND_priv_bytes(a, 1);",
                "arc4random();", "getentropy(a, 1);",
                "std::this_thread::sleep_for(a);", "sleep(1);", "usleep(1);",
                "std::unordered_map<int, int> a;",
                "std::unordered_set<int> a;", "#include <iostream>"):
            with self.subTest(call):
                self.assert_finds(
                    rules_calls.banned_calls, "src/wire/a.cc",
                    f"int a;\n{call}\n", line=2, words="is banned: ")

    def test_look_alikes_are_accepted(self):
        for text in (
                "date.time();", "int64_t time() const;", "time(not_before);",
                "clock->time(0);", "RAND_bytes_ex(context, a, 1, 0);",
                "// time(nullptr)", 'Say("time(nullptr)");',
                "/* rand() */", "operand();", "pipe.sleep(1);",
                "shakedown_gettimeofday(&now, 0);"):
            with self.subTest(text):
                self.assert_accepts(
                    rules_calls.banned_calls, "src/wire/a.cc", text)

    def test_what_is_allowed_somewhere_is_accepted_only_there(self):
        text = "auto now = std::chrono::steady_clock::now();\n"
        self.assert_accepts(rules_calls.banned_calls, "src/cli/a.cc", text)
        self.assert_finds(rules_calls.banned_calls, "src/client/a.cc", text,
                          line=1, words="ask the simulation's Clock")

    def test_a_printed_pointer_is_found(self):
        self.assert_finds(
            rules_calls.printed_pointers, "src/a/a.cc", 'f("at %p", a);\n',
            line=1, words="differs from run to run")
        self.assert_accepts(
            rules_calls.printed_pointers, "src/a/a.cc", "a = b %p; // %p")

    def test_using_namespace_is_for_cc_files(self):
        text = "using namespace std;\n"
        self.assert_finds(rules_calls.using_namespaces, "src/a/a.h", text,
                          line=1, words="write the names out")
        self.assert_accepts(rules_calls.using_namespaces, "src/a/a.cc", text)


class TextTest(TidyTest):

    def test_the_licence_stands_first_or_behind_the_shebang(self):
        rule = rules_text.licence_lines
        self.assert_finds(rule, "src/a.cc", "int a;\n", line=1, words="licence")
        self.assert_finds(rule, "src/a.sh", "#!/bin/sh\n", line=2,
                          words="licence")
        self.assert_accepts(rule, "src/a.cc", LICENCE)
        self.assert_accepts(
            rule, "src/a.sh", "#!/bin/sh\n" + LICENCE.replace("//", "#"))

    def test_the_guard_is_the_path_as_it_is_included(self):
        for path, guard in (
                ("src/wire/pipe.h", "SHAKEDOWN_WIRE_PIPE_H_"),
                ("src/a/include/Security/SecKey.h",
                 "SHAKEDOWN_SECURITY_SECKEY_H_"),
                ("testing/matchers.h", "SHAKEDOWN_TESTING_MATCHERS_H_")):
            text = f"#ifndef {guard}\n#define {guard}\n#endif  // {guard}\n"
            with self.subTest(path):
                self.assert_accepts(rules_text.include_guards, path, text)
                self.assert_finds(
                    rules_text.include_guards, path,
                    LICENCE + text.replace("_H_", "_HPP_"), line=2, words=guard)

    def test_a_guard_must_begin_and_end(self):
        rule = rules_text.include_guards
        self.assert_finds(rule, "src/a.h", "int a;\n", line=1, words="#ifndef")
        self.assert_finds(
            rule, "src/a.h", "#ifndef SHAKEDOWN_A_H_\n#define SHAKEDOWN_A_H_\n"
            "#endif\n", line=3, words="#endif  // SHAKEDOWN_A_H_")

    def test_unfinished_marks_are_found_in_every_file(self):
        for mark in ("TO" "DO", "FIX" "ME", "XX" "X", "HA" "CK"):
            self.assert_finds(rules_text.unfinished_marks, "docs/a.md",
                              f"a\n{mark}: b\n", line=2, words=mark)
        self.assert_accepts(
            rules_text.unfinished_marks, "src/a.sh", "mktemp XXXX" "XX\n")

    def test_machine_paths_are_found(self):
        rule = rules_text.machine_paths
        for folder in ("root", "work", "home"):
            self.assert_finds(rule, "src/a.sh", f"cd /{folder}" "/a\n", line=1,
                              words="relative to the root")
        self.assert_accepts(rule, "src/a.sh", "cd $folder/work" "/a\n")

    def test_tabs_and_blanks_at_the_end_are_found(self):
        rule = rules_text.blanks
        self.assert_finds(rule, "src/a.cc", "int\ta;\n", line=1, words="tab")
        self.assert_finds(rule, "src/a.cc", "int a; \n", line=1, words="end")
        self.assert_finds(rule, "src/a.cc", "int a;\r\n", line=1,
                          words="carriage return")
        self.assert_accepts(rule, "src/Makefile", "\ttrue\n")

    def test_a_line_of_81_columns_is_too_long(self):
        rule = rules_text.line_lengths
        self.assert_finds(rule, "src/a.cc", "// " + "a" * 78 + "\n", line=1,
                          words="81 columns (limit 80)")
        self.assert_accepts(rule, "src/a.cc", "// " + "é" * 77 + "\n")
        for unbreakable in ("// https://example.com/", '#include "src/',
                            "// NOLINTNEXTLINE https://"):
            self.assert_accepts(
                rule, "src/a.cc", unbreakable + "a" * 80 + "\n")


class ScenariosTest(TidyTest):

    def test_a_scenario_begins_with_its_reason(self):
        path = "scenarios/wire/cut-in-record.yaml"
        for text in ("shakedown: 1\n", "#\nshakedown: 1\n", "# cut\n"):
            self.assert_finds(rules_scenarios.reasons, path, text, line=1,
                              words="the reason is missing")
        self.assert_accepts(rules_scenarios.reasons, path,
                            "# A cut must look like an abort.\n")

    def test_a_scenario_is_named_by_a_sentence(self):
        for name in ("cut.yaml", "cut_in_record.yaml", "Cut-In-Record.yaml",
                     "cut-in-record.yml"):
            self.assert_finds(rules_scenarios.names, f"scenarios/wire/{name}",
                              "", line=1, words="like-this-one.yaml")
        for name in ("cut-in-record.yaml", "tls-1.2-only.yaml"):
            self.assert_accepts(
                rules_scenarios.names, f"scenarios/wire/{name}", "")


class WholeTest(TidyTest):

    def test_a_clean_tree_has_no_violation(self):
        guard = "SHAKEDOWN_BASE_A_H_"
        header = tree.SourceFile(
            "src/base/a.h", f"{LICENCE}#ifndef {guard}\n#define {guard}\n"
            f"#endif  // {guard}\n")
        self.assertEqual(tidy.check(tree.Tree([header])), [])

    def test_every_rule_is_run(self):
        dirty = tree.Tree([
            tree.SourceFile("src/wire/a.h", "using namespace a;\t\n"),
            tree.SourceFile("src/wire/b.cc", '#include "a.h"\nrand();\n'),
            tree.SourceFile("scenarios/a/b.yaml", "\n"),
        ])
        text = "\n".join(str(one) for one in tidy.check(dirty))
        for words in ("using namespace", "a tab", "include guard", "licence",
                      "rand() or srand()", "path from the root", "reason",
                      "no sentence"):
            self.assertIn(words, text)

    def test_the_summary_counts_per_folder(self):
        violations = [
            tree.Violation("src/wire/a.cc", 1, "x"),
            tree.Violation("src/wire/b.cc", 1, "x"),
            tree.Violation("README.md", 1, "x"),
        ]
        self.assertEqual(
            tidy.summary(violations), ["    2 src/wire", "    1 the root"])


if __name__ == "__main__":
    unittest.main()

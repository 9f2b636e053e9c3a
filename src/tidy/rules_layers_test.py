# SPDX-License-Identifier: Apache-2.0
"""The layer rules find each way of including what one must not."""

import unittest

import rules_layers
import tree

PUBLIC = tree.SourceFile("src/security/include/Security/SecKey.h", "")


def found(rule, path, text, *others):
    files = [tree.SourceFile(path, text), PUBLIC, *others]
    return [str(one) for one in rule(tree.Tree(files))]


class LayersTest(unittest.TestCase):

    def test_a_lower_layer_must_not_know_a_higher_one(self):
        for path, included, target in (
                ("src/base/a.cc", '"src/simulation/clock.h"', "simulation"),
                ("src/wire/a.cc", "<openssl/ssl.h>", "openssl"),
                ("src/peer/a.cc", '"src/engine/engine.h"', "engine"),
                ("src/engine/a.h", "<Security/SecKey.h>", "security"),
                ("src/report/a.cc", '"src/runner/run.h"', "runner"),
                ("src/cli/a.cc", '"testing/matchers.h"', "testing")):
            with self.subTest(path):
                messages = found(rules_layers.layers, path,
                                 f"\n#include {included}\n")
                self.assertEqual(len(messages), 1, messages)
                self.assertIn(f"{path}:2: ", messages[0])
                self.assertIn(f"must not know {target}", messages[0])

    def test_a_higher_layer_may_know_a_lower_one(self):
        for path, included in (
                ("src/wire/a.cc", '"src/wire/pipe.h"'),
                ("src/wire/a.cc", '"src/base/bytes.h"'),
                ("src/wire/a.cc", "<vector>"),
                ("src/securetransport/a.cc", "<Security/SecKey.h>")):
            with self.subTest(included):
                self.assertEqual(
                    found(rules_layers.layers, path, f"#include {included}\n"),
                    [])

    def test_a_test_may_know_more(self):
        text = '#include "src/pki/mint.h"\n'
        for path in ("src/wire/a_test.cc", "src/wire/a_for_test.h"):
            self.assertEqual(found(rules_layers.layers, path, text), [])

    def test_a_comment_includes_nothing(self):
        text = '// #include "src/cli/run.h"\n/*\n#include "src/cli/run.h"\n*/'
        self.assertEqual(found(rules_layers.layers, "src/wire/a.cc", text), [])

    def test_a_new_folder_needs_a_row(self):
        messages = found(rules_layers.layers, "src/novelty/a.cc", "")
        self.assertIn("give it a row", messages[0])

    def test_no_layer_is_above_itself(self):
        for folder, allowed in rules_layers.LAYERS.items():
            for lower in allowed:
                self.assertNotIn(folder, rules_layers.LAYERS[lower])

    def test_yaml_is_read_in_one_place(self):
        text = "#include <yaml-cpp/yaml.h>\n"
        self.assertIn(
            "belongs to src/scenario/yaml/",
            found(rules_layers.third_parties, "src/cli/a.cc", text)[0])
        self.assertFalse(found(
            rules_layers.third_parties, "src/scenario/yaml/a.cc", text))


class IncludePathsTest(unittest.TestCase):

    def test_each_wrong_form_is_found(self):
        for included, words in (
                ('"pipe.h"', "by path from the root"),
                ('"../wire/pipe.h"', "by path from the root"),
                ('"Security/SecKey.h"', "write <Security/SecKey.h>"),
                ("<src/wire/pipe.h>", 'write "src/wire/pipe.h"'),
                ('"src/security/include/Security/SecKey.h"',
                 "write <Security/SecKey.h>, as an app does")):
            with self.subTest(included):
                messages = found(rules_layers.include_paths, "src/cli/a.cc",
                                 f"#include {included}\n")
                self.assertEqual(len(messages), 1, messages)
                self.assertIn(words, messages[0])

    def test_the_right_forms_are_accepted(self):
        text = ('#include <Security/SecKey.h>\n#include <gtest/gtest.h>\n'
                '#include "src/wire/pipe.h"\n#include "testing/matchers.h"\n')
        self.assertEqual(
            found(rules_layers.include_paths, "src/cli/a.cc", text), [])


class OwnHeaderFirstTest(unittest.TestCase):

    def test_another_header_in_front_is_found(self):
        header = tree.SourceFile("src/wire/a.h", "")
        late = '#include <vector>\n#include "src/wire/a.h"\n'
        rule = rules_layers.own_header_first
        self.assertIn('must be "src/wire/a.h"',
                      found(rule, "src/wire/a.cc", late, header)[0])
        self.assertTrue(found(rule, "src/wire/a.cc", "int a;\n", header))
        self.assertFalse(found(
            rule, "src/wire/a.cc", '#include "src/wire/a.h"\n', header))
        self.assertFalse(found(rule, "src/wire/b.cc", late, header))


if __name__ == "__main__":
    unittest.main()

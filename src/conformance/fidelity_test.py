#!/usr/bin/env -S /usr/bin/python3 -B
# SPDX-License-Identifier: Apache-2.0
"""The generator of docs/fidelity.md finds what is wrong, and says it."""

import collections
import unittest

import fidelity


def register(**keys):
    """One page with one section, 1.3, that has these keys."""
    section = {"section": "1.3", "title": "versions",
               **{name.replace("_", " "): text for name, text in keys.items()}}
    return [{"page": "api.md", "title": "functions", "sections": [section]}]


def counted(**rows):
    return collections.Counter(
        {f"api.md {name.replace('_', '.').lstrip('s')}": count
         for name, count in rows.items()})


class FidelityTest(unittest.TestCase):

    def test_an_implemented_section_with_rows_is_fine(self):
        self.assertEqual(fidelity.problems(register(), counted(s1_3=2)), [])

    def test_an_implemented_section_needs_a_row(self):
        self.assertEqual(fidelity.problems(register(), counted()),
                         ["api.md 1.3 is implemented, but no row shows it"])

    def test_a_whole_section_may_be_missing(self):
        pages = register(state="not yet")
        self.assertEqual(fidelity.problems(pages, counted()), [])

    def test_other_states_are_refused(self):
        found = fidelity.problems(register(state="perfect"), counted(s1_3=1))
        self.assertIn("one of not yet, impossible, no rule", found[0])

    def test_a_row_of_an_unknown_section_is_found(self):
        found = fidelity.problems(register(), counted(s1_3=1, s9_9=4))
        self.assertEqual(found, ["api.md 9.9 is named by 4 rows, but the "
                                 "register doesn't know it"])

    def test_a_section_that_stands_twice_is_found(self):
        pages = register()
        pages[0]["sections"] *= 2
        self.assertEqual(fidelity.problems(pages, counted(s1_3=1)),
                         ["api.md 1.3 stands twice in the register"])

    def test_states_follow_from_the_remarks(self):
        for keys, state in (({}, "implemented"),
                            ({"different": "so"}, "different"),
                            ({"not_yet": "x", "different": "so"}, "in part"),
                            ({"impossible": "x"}, "in part"),
                            ({"state": "impossible"}, "impossible")):
            section = register(**keys)[0]["sections"][0]
            self.assertEqual(fidelity.state_of(section), state, keys)

    def test_the_page_shows_state_rows_and_remarks(self):
        text = fidelity.page_text("{{totals}}\n{{sections}}",
                                  register(different="so", not_yet="x"),
                                  counted(s1_3=2))
        self.assertIn("2 rows. 1 sections: 1 in part.", text)
        self.assertIn("| 1.3 | versions | in part | 2 | different: so; "
                      "not yet: x |", text)

    def test_a_changed_page_shows_where(self):
        self.assertEqual(fidelity.difference("a\n", "a\n"), "")
        self.assertIn("+b", fidelity.difference("a\n", "b\n"))


if __name__ == "__main__":
    unittest.main()

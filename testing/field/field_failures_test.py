#!/usr/bin/env -S /usr/bin/python3 -B
# SPDX-License-Identifier: Apache-2.0
"""The check of docs/field-failures.md finds what is wrong, and says it."""

import unittest

import field_failures

NAMES = {"errSSLClosedAbort": -9806, "errSSLBadCert": -9808}
PATH = "scenarios/field/a-cut.yaml"
SCENARIO = ("# It was cut.\n# Thread: a/b#1.\nshakedown: 1\n"
            "expect:\n  - SSLHandshake: errSSLClosedAbort\n")


def shown(text=SCENARIO, path=PATH):
    return {path: field_failures.Shown(path, text, NAMES)}


def row(**changes):
    cells = {"number": "1", "thread": "a/b#1", "codes": "-9806",
             "shown": "`a-cut`", "remark": "", **changes}
    return list(cells.values())


def found_in_rows(*rows, files=None):
    found = field_failures.problems_of_rows(rows, files or shown())
    return [each for each in found if "1 to 55" not in each]


class FieldFailuresTest(unittest.TestCase):

    def test_a_row_whose_scenario_gives_its_code_is_fine(self):
        self.assertEqual(found_in_rows(row()), [])

    def test_every_row_must_be_there_once(self):
        rows = [row(number=str(number)) for number in field_failures.ROWS]
        self.assertEqual(
            list(field_failures.problems_of_rows(rows, shown())), [])
        found = list(field_failures.problems_of_rows(rows[:-1], shown()))
        self.assertIn("1 to 55", found[0])

    def test_a_row_that_shows_nothing_says_why(self):
        self.assertIn("shows nothing", found_in_rows(row(shown=""))[0])
        self.assertEqual(found_in_rows(row(shown="not: linking")), [])

    def test_a_scenario_must_exist(self):
        self.assertEqual(found_in_rows(row(shown="`a-reset`", codes="")),
                         ["row 1: there is no scenarios/field/a-reset.yaml"])

    def test_a_reason_names_the_thread(self):
        self.assertIn("names none of its threads",
                      found_in_rows(row(thread="a/b#2"))[0])
        self.assertEqual(found_in_rows(row(thread="a/b#2, PR#3, a/b#1")), [])

    def test_another_code_needs_a_remark(self):
        self.assertIn("nothing in it gives [-9808]",
                      found_in_rows(row(codes="-9806, -9808"))[0])
        self.assertEqual(found_in_rows(row(codes="-9808", remark="old")), [])

    def test_codes_are_found_in_tests_and_as_numbers(self):
        test = shown("// a/b#1:\nFailsWith(errSSLBadCert)\n",
                     "testing/field/io_test.cc")
        self.assertEqual(
            found_in_rows(row(codes="-9808", shown="`io_test`"), files=test),
            [])
        numbered = SCENARIO.replace("errSSLClosedAbort", "-9806")
        self.assertEqual(found_in_rows(row(), files=shown(numbered)), [])

    def test_a_scenario_must_stand_in_a_row_and_be_short(self):
        found = list(field_failures.problems_of_files(
            [row(shown="")], shown(SCENARIO + "#\n" * 40)))
        self.assertEqual(found, [f"{PATH} stands in no row",
                                 f"{PATH} is longer than 40 lines"])

    def test_the_index_is_the_tables(self):
        def found(*line):
            return [each for each in field_failures.problems_of_index(
                [list(line)], [row()], shown(), NAMES)
                    if "the index lacks" not in each]
        self.assertEqual(found("-9806", "errSSLClosedAbort", "1", ""), [])
        self.assertIn("has rows '2'",
                      found("-9806", "errSSLClosedAbort", "2", "")[0])
        self.assertIn("calls -9808",
                      found("-9808", "errSSLClosedAbort", "", "")[0])
        self.assertIn("leads nowhere",
                      found("-9808", "errSSLBadCert", "", "")[0])
        self.assertIn("in vain", found("-9808", "errSSLBadCert", "",
                                       "`field/a-cut`")[0])

    def test_the_index_has_every_demanded_code(self):
        found = list(field_failures.problems_of_index([], [row()], {}, NAMES))
        self.assertIn("the index lacks -9841", found)

    def test_codes_come_from_the_table_of_results(self):
        table = "SHAKEDOWN_CODE(errSSLBadCert, -9808,\n    \"bad\")"
        self.assertEqual(
            field_failures.codes_by_name(table)["errSSLBadCert"], -9808)


if __name__ == "__main__":
    unittest.main()

# SPDX-License-Identifier: Apache-2.0
"""Each difference between tables and code is found, on a small library."""

import pathlib
import subprocess
import tempfile
import unittest

import checks
import surface as surface_module
import table

HEADER = """\
#ifdef __cplusplus
extern "C" {
#endif
int Works(int a);  // Absent in a comment is no word
int Refuses(void);
int Ends(void);
extern const int kNumber;
enum { kConstant = 0 };
typedef struct Opaque *OpaqueRef;
#define MACRO(x) x
#ifdef ON_PHONE
#define PHONE 1
#endif
static inline int Inline(void) { return 1; }
#ifdef __cplusplus
}
#endif
"""
SOURCE = """\
#include <A/A.h>
#include <stdlib.h>
const int kNumber = 1;
#ifdef WORKS_CRASHES
int Works(int a) { return *(volatile int *)(long)a; }
#else
int Works(int a) { return a; }
#endif
int Refuses(void) { return -4; }
int Ends(void) { abort(); }
int Private(void) { return 0; }
int _Z3CppThing(void) { return 0; }
"""
TABLE = """\
# Comment.

<A/A.h>
Ends function aborts: nobody needs it
Inline inline
MACRO macro
OpaqueRef type
PHONE macro if ON_PHONE
Refuses function unimplemented: so it is
Works function
kConstant constant
kNumber variable

[left out]
Absent: not ours

[undeclared]
Private function
"""


class ChecksTest(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        root = pathlib.Path(cls.scratch.name)
        header = root / "src/a/include/A/A.h"
        header.parent.mkdir(parents=True)
        header.write_text(HEADER, encoding="utf-8")
        (root / "a.c").write_text(SOURCE, encoding="utf-8")
        cls.root = root
        cls.library = cls.built("liba.so")

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    @classmethod
    def built(cls, name, *flags):
        library = cls.root / name
        subprocess.run(["gcc", "-shared", "-fPIC", *flags, "-I",
                        str(cls.root / "src/a/include"), str(cls.root / "a.c"),
                        "-o", str(library)], check=True)
        return library

    def problems(self, text, library=None):
        surface = surface_module.Surface(self.root, library or self.library)
        rows = table.parse(text, "t.txt")
        return "\n".join(checks.all_of(rows, surface, self.root))

    def test_a_true_table_has_no_problems(self):
        self.assertEqual(self.problems(TABLE), "")

    def test_a_crash_is_a_problem(self):
        library = self.built("libcrashing.so", "-DWORKS_CRASHES")
        self.assertRegex(self.problems(TABLE, library), "Works crashes when")

    def changed(self, old, new):
        self.assertIn(old, TABLE)
        return self.problems(TABLE.replace(old, new, 1))

    def test_each_difference_is_named(self):
        for old, new, words in (
            ("Works function\n", "", "exports the function Works, but no"),
            ("Absent: not ours", "Works: not ours", "Works stands .* already"),
            ("Absent: not ours", "MACRO: not ours", "MACRO stands under"),
            ("Works function", "Workz function", "Workz is not in <A/A.h>"),
            ("Works function", "Works variable", "exports function of that"),
            ("kNumber variable", "kNumber type\nkNomber variable", "kNomber"),
            ("Ends function aborts: nobody needs it", "Ends function\n"
             "Aaaa macro", "Aaaa must stand before Ends"),
            (" unimplemented: so it is", "", "Refuses is honoured, says"),
            ("Works function", "Works function unimplemented: x",
             "Works is unimplemented, says the row"),
            ("Works function", "Works function aborts: x",
             "Works doesn't abort, it says 0"),
            ("kConstant constant", "kConstant type", "t.txt:11:.* error"),
            ("kConstant constant", "kConstant macro", "kConstant is no macro"),
            ("PHONE macro if ON_PHONE", "PHONE macro", "PHONE is no macro"),
            ("Private function", "Private function\nSecret function",
             "exports nothing of that name"),
        ):
            with self.subTest(old=old, new=new):
                self.assertRegex(self.changed(old, new), words)

    def test_a_row_needs_its_reason(self):
        for text in ("[left out]\nA\n", "<A/A.h>\nA function aborts\n"):
            with self.assertRaisesRegex(table.TableError, "lacks the reason"):
                table.parse(text, "t.txt")

    def test_a_kind_belongs_to_what_is_there(self):
        for text in ("[not yet]\nA function\n", "<A/A.h>\nA\n"):
            with self.assertRaisesRegex(table.TableError, "a kind belongs"):
                table.parse(text, "t.txt")

    def test_a_row_is_written_as_it_was_read(self):
        for row in table.parse(TABLE, "t.txt"):
            self.assertIn(f"\n{row}\n", TABLE)


if __name__ == "__main__":
    unittest.main()

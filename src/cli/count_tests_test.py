#!/usr/bin/python3 -B
# SPDX-License-Identifier: Apache-2.0
"""The line that ./test ends with."""

import json
import os
import tempfile
import unittest

import count_tests

XML = """<testsuites><testsuite>
<testcase name="a" status="run"/>
<testcase name="b" status="run"><failure message="no"/></testcase>
<testcase name="c" status="notrun"/>
<testcase name="d" status="run"><skipped/></testcase>
</testsuite></testsuites>"""
GOOD_XML = '<testsuite><testcase name="a"/><testcase name="b"/></testsuite>'


class CountTest(unittest.TestCase):

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)
        return path

    def result(self, status, xml=None, label='//a:test'):
        outputs = []
        if xml is not None:
            path = self.write('te st.xml', xml)
            outputs = [{'name': 'test.xml',
                        'uri': 'file://' + path.replace(' ', '%20')}]
        return {'id': {'testResult': {'label': label}},
                'testResult': {'status': status, 'testActionOutput': outputs}}

    def configured(self, kind, label='//a:test'):
        return {'id': {'targetConfigured': {'label': label}},
                'configured': {'targetKind': kind}}

    def completed(self, success, label='//a:test'):
        return {'id': {'targetCompleted': {'label': label}},
                'completed': {'success': True} if success else {}}

    def count(self, *events):
        path = self.write('events', '\n'.join(map(json.dumps, events)))
        return count_tests.Count(path)

    def test_cases_are_counted_without_those_not_run(self):
        self.assertEqual(self.count(self.result('FAILED', XML)), (1, 1))
        self.assertEqual(self.count(self.result('PASSED', GOOD_XML)), (2, 0))

    def test_shards_add_up(self):
        shard = self.result('PASSED', GOOD_XML)
        self.assertEqual(self.count(shard, shard), (4, 0))

    def test_crash_without_results_is_one_failure(self):
        self.assertEqual(self.count(self.result('FAILED')), (0, 1))
        self.assertEqual(self.count(self.result('TIMEOUT', 'no xml')), (0, 1))
        self.assertEqual(self.count(self.result('FAILED', GOOD_XML)), (2, 1))

    def test_script_without_cases_is_one_test(self):
        self.assertEqual(self.count(self.result('PASSED')), (1, 0))

    def test_test_that_does_not_build_is_one_failure(self):
        self.assertEqual(self.count(self.configured('cc_test rule'),
                                    self.completed(False)), (0, 1))

    def test_library_that_does_not_build_is_no_test(self):
        self.assertEqual(self.count(self.configured('cc_library rule'),
                                    self.completed(False)), (0, 0))

    def test_test_that_ran_and_failed_counts_once(self):
        self.assertEqual(
            self.count(self.configured('cc_test rule'),
                       self.result('FAILED'), self.completed(False)), (0, 1))

    def test_no_events_are_no_tests(self):
        self.assertEqual(self.count(), (0, 0))
        self.assertEqual(count_tests.Count(self.write('events', '')), (0, 0))
        self.assertEqual(
            count_tests.Count(os.path.join(self.folder, 'none')), (0, 0))


if __name__ == '__main__':
    unittest.main()

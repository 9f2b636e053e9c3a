# SPDX-License-Identifier: Apache-2.0
"""Counts test cases from Bazel's build events: 'N passed, N failed'.

Usage: count_tests.py EVENTS, the file of --build_event_json_file. A target
that failed before it could write its results counts as one failed test.
"""

import json
import sys
import urllib.parse
import xml.etree.ElementTree as ElementTree


def CountCases(path):
    """Returns (passed, failed) of one test.xml, (0, 0) if it has no cases."""
    try:
        cases = list(ElementTree.parse(path).getroot().iter('testcase'))
    except (OSError, ElementTree.ParseError):
        return 0, 0
    failed = sum(
        1 for case in cases
        if case.find('failure') is not None or case.find('error') is not None)
    skipped = sum(1 for case in cases if case.get('status') == 'notrun'
                  or case.find('skipped') is not None)
    return len(cases) - failed - skipped, failed


def Count(events_path):
    passed = failed = 0
    with open(events_path, encoding='utf-8') as events:
        for line in events:
            event = json.loads(line)
            result = event.get('testResult')
            if result is None:
                continue
            path = next((urllib.parse.unquote(
                output['uri'].removeprefix('file://'))
                         for output in result.get('testActionOutput', [])
                         if output['name'] == 'test.xml'), '')
            good, bad = CountCases(path)
            if result['status'] != 'PASSED' and bad == 0:
                bad = 1
            elif result['status'] == 'PASSED' and good == 0:
                good = 1
            passed += good
            failed += bad
    return passed, failed


def main():
    passed, failed = Count(sys.argv[1])
    print(f'{passed} passed, {failed} failed')
    return 1 if failed or not passed else 0


if __name__ == '__main__':
    sys.exit(main())

# SPDX-License-Identifier: Apache-2.0
"""Counts test cases from Bazel's build events: 'N passed, N failed'.

Usage: count_tests.py EVENTS, the file of --build_event_json_file. A target
that failed before it could write its results, or that could not be built,
counts as one failed test.
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


def CountResult(result):
    """Returns (passed, failed) of one run of a test, or of one shard."""
    path = next((urllib.parse.unquote(output['uri'].removeprefix('file://'))
                 for output in result.get('testActionOutput', [])
                 if output['name'] == 'test.xml'), '')
    good, bad = CountCases(path)
    if result['status'] != 'PASSED' and bad == 0:
        bad = 1
    elif result['status'] == 'PASSED' and good == 0:
        good = 1
    return good, bad


def Events(path):
    """Yields (kind of id, label, event); nothing if Bazel wrote no file."""
    try:
        with open(path, encoding='utf-8') as file:
            lines = file.readlines()
    except OSError:
        return
    for line in filter(str.strip, lines):
        event = json.loads(line)
        for kind, fields in event.get('id', {}).items():
            label = fields.get('label') if isinstance(fields, dict) else None
            yield kind, label, event


def Count(events_path):
    """Returns (passed, failed) of everything that Bazel was asked to test."""
    passed = failed = 0
    tests, run, broken = set(), set(), set()
    for kind, label, event in Events(events_path):
        if kind == 'targetConfigured':
            target = event.get('configured', {}).get('targetKind', '')
            if target.endswith('_test rule'):
                tests.add(label)
        elif kind == 'targetCompleted':
            if not event.get('completed', {}).get('success'):
                broken.add(label)
        elif 'testResult' in event:
            run.add(label)
            good, bad = CountResult(event['testResult'])
            passed += good
            failed += bad
    return passed, failed + len((broken & tests) - run)


def main():
    passed, failed = Count(sys.argv[1])
    print(f'{passed} passed, {failed} failed')
    return 1 if failed or not passed else 0


if __name__ == '__main__':
    sys.exit(main())

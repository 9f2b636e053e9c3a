#!/usr/bin/python3 -B
# SPDX-License-Identifier: Apache-2.0
"""What the commands print: in pipes, on a terminal, in each format."""

import json
import os
import pty
import struct
import subprocess
import unittest
import xml.etree.ElementTree as ElementTree

from shakedown_for_test import GOOD, Shakedown

WRONG = GOOD.replace('errSSLCertExpired', 'errSecSuccess')
ESCAPE = '\x1b'


class RunTest(Shakedown):

    def setUp(self):
        super().setUp()
        self.write('f.yaml', GOOD)

    def json_of(self, *arguments):
        done = self.run_it('run', *arguments, '--format=json')
        return [json.loads(line) for line in done.stdout.splitlines()]

    def test_one_scenario_is_drawn_with_verdict_and_replay(self):
        done = self.run_it('run', 'f.yaml')
        self.assertEqual(done.returncode, 0)
        self.assertIn('✗ errSSLCertExpired (-9814)', done.stdout)
        self.assertIn(' PASS  ', done.stdout)
        self.assertTrue(done.stdout.endswith(
            'again: shakedown run f.yaml --seed=7\n'), done.stdout)

    def test_wrong_result_says_what_was_expected_and_fails(self):
        self.write('f.yaml', WRONG)
        done = self.run_it('run', 'f.yaml')
        self.assertEqual(done.returncode, 1)
        self.assertIn('f.yaml:9:5: expected SSLHandshake to give errSecSuccess'
                      ', but it gave errSSLCertExpired (-9814)', done.stdout)

    def test_many_are_listed_and_only_failures_drawn(self):
        self.write('g.yaml', WRONG)
        done = self.run_it('run', '.')
        self.assertEqual(done.returncode, 1)
        self.assertIn(' PASS  ./f.yaml\n', done.stdout)
        self.assertEqual(done.stdout.count('  SSLHandshake\n'), 1)
        self.assertRegex(done.stdout, "2 scenarios: 1 pass, 1 don't"
                         r' · \d+ ms · \d+ a second\n$')

    def test_json_has_the_fields_that_are_promised(self):
        self.write('g.yaml', WRONG)
        good, wrong = self.json_of('f.yaml', 'g.yaml')
        self.assertEqual(good['scenario'], 'f')
        self.assertEqual(good['verdict'], 'pass')
        self.assertEqual(good['profile'], 'documented')
        self.assertEqual(good['seed'], 7)
        self.assertEqual(good['replay'], 'shakedown run f.yaml --seed=7')
        self.assertRegex(good['transcript_sha256'], '^[0-9a-f]{64}$')
        self.assertGreater(good['duration_ms'], 0)
        self.assertIn({'call': 'SSLHandshake', 'result': -9814,
                       'name': 'errSSLCertExpired'}, good['calls'])
        self.assertIn('expired', good['findings'][0]['text'])
        self.assertEqual(good['alerts'], [
            {'from': 'app', 'level': 'fatal',
             'description': 'certificate_expired'}])
        self.assertEqual(wrong['verdict'], 'wrong result')
        self.assertEqual(wrong['mismatches'][0]['where'], 'g.yaml:9:5')

    def test_replay_of_json_gives_the_same_transcript(self):
        first, = self.json_of('f.yaml', '--seed=0x51f3',
                              '--profile=catalina-10.15')
        words = first['replay'].split()
        self.assertEqual(words[0], 'shakedown')
        again, = self.json_of(*words[2:])
        self.assertEqual(first['transcript_sha256'],
                         again['transcript_sha256'])
        self.assertEqual(again['seed'], 0x51f3)
        self.assertEqual(again['profile'], 'catalina-10.15')

    def test_profile_changes_the_result(self):
        documented, = self.json_of('f.yaml')
        catalina, = self.json_of('f.yaml', '--profile=catalina-10.15')
        self.assertEqual(documented['verdict'], 'pass')
        self.assertIn(-9807, [call['result'] for call in catalina['calls']])

    def test_file_name_with_spaces_is_quoted_in_the_replay(self):
        self.write("a file's.yaml", GOOD)
        run, = self.json_of("a file's.yaml")
        self.assertIn("'a file'\\''s.yaml'", run['replay'])

    def test_junit_counts_and_explains(self):
        self.write('g.yaml', WRONG)
        done = self.run_it('run', 'f.yaml', 'g.yaml', '--format=junit')
        suite = ElementTree.fromstring(done.stdout)
        self.assertEqual((suite.get('tests'), suite.get('failures')),
                         ('2', '1'))
        failure = suite.findall('testcase')[1].find('failure')
        self.assertEqual(failure.get('type'), 'wrong result')
        self.assertIn('again: shakedown run g.yaml', failure.text)

    def test_trace_is_json_lines_in_order_of_time(self):
        self.run_it('run', 'f.yaml', '--trace=t.jsonl')
        events = [json.loads(line)
                  for line in self.text_of('t.jsonl').splitlines()]
        times = [event['time_ms'] for event in events]
        self.assertEqual(times, sorted(times))
        self.assertIn({'time_ms': 0, 'event': 'return', 'call': 'SSLHandshake',
                       'result': -9814, 'name': 'errSSLCertExpired'}, events)
        self.assertFalse(os.path.exists(self.path('t.jsonl.part')))

    def test_pcap_and_keylog_are_written(self):
        self.run_it('run', 'f.yaml', '--pcap=p', '--keylog=k')
        with open(self.path('p'), 'rb') as file:
            magic = struct.unpack('>I', file.read(4))[0]
        self.assertIn(magic, (0xa1b2c3d4, 0xd4c3b2a1))
        self.assertRegex(self.text_of('k'), '^(CLIENT_RANDOM [0-9a-f ]+\n)*$')

    def test_output_may_be_a_device(self):
        done = self.run_it('run', 'f.yaml', '--trace=/dev/null')
        self.assertEqual(done.returncode, 0)
        self.assertTrue(os.path.exists('/dev/null'))

    def test_project_scenarios_are_found_from_anywhere(self):
        done = self.run_it('run', 'scenarios/trust/expired-leaf.yaml')
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_reader_that_goes_away_is_no_crash(self):
        with subprocess.Popen([self.program, 'run', self.root + '/scenarios'],
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              env=self.environment()) as process:
            process.stdout.readline()
            process.stdout.close()
            errors = process.stderr.read()
            process.wait(timeout=120)
        self.assertEqual(errors, b'')
        self.assertIn(process.returncode, (0, 1, -13))


class CheckTest(Shakedown):

    def setUp(self):
        super().setUp()
        self.write('f.yaml', GOOD)

    def test_each_property_is_counted(self):
        done = self.run_it('check', 'f.yaml')
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertRegex(done.stdout,
                         'segmentation +1 hold, 0 differ, 0 excluded · 7 runs')
        self.assertIn('repeat', done.stdout)
        self.assertIn('time-lapse', done.stdout)

    def test_json_has_an_object_for_scenario_and_property(self):
        done = self.run_it('check', 'f.yaml', '--property=repeat',
                           '--format=json')
        self.assertEqual(json.loads(done.stdout),
                         {'file': 'f.yaml', 'property': 'repeat',
                          'holds': True, 'runs': 2})

    def test_unknown_property_is_named(self):
        done = self.run_it('check', 'f.yaml', '--property=repeet')
        self.assertEqual(done.returncode, 2)
        self.assertIn("there is no property 'repeet' (did you mean 'repeat'?)",
                      done.stderr)


class TerminalTest(Shakedown):

    def on_terminal(self, *arguments, **variables):
        """What shakedown prints on a terminal."""
        leader, follower = pty.openpty()
        with subprocess.Popen(
                [self.program, *arguments], cwd=self.folder, stdout=follower,
                env=self.environment() | {'TERM': 'xterm'} | variables):
            os.close(follower)
            output = b''
            try:
                while piece := os.read(leader, 4096):
                    output += piece
            except OSError:  # the other end was closed
                pass
        os.close(leader)
        return output.decode()

    def setUp(self):
        super().setUp()
        self.write('f.yaml', GOOD)
        self.write('g.yaml', GOOD)

    def test_terminal_has_colour_and_a_progress_line(self):
        output = self.on_terminal('run', '.')
        self.assertIn('\r\x1b[K1/2 f', output)
        self.assertIn('\x1b[32mPASS\x1b[0m', output)

    def test_colour_may_be_refused(self):
        self.assertNotIn(ESCAPE, self.on_terminal('run', '.', NO_COLOR='1'))
        self.assertNotIn(ESCAPE, self.on_terminal('run', '.', TERM='dumb'))

    def test_json_is_the_same_on_a_terminal(self):
        self.assertNotIn(ESCAPE,
                         self.on_terminal('run', '.', '--format=json'))

    def test_pipe_has_neither(self):
        output = self.run_it('run', '.').stdout
        self.assertNotIn(ESCAPE, output)
        self.assertNotIn('1/2', output)


class OtherCommandsTest(Shakedown):

    def test_list_gives_the_reason_beside_each_file(self):
        self.write('f.yaml', GOOD)
        self.assertEqual(self.run_it('list', 'f.yaml').stdout,
                         'f.yaml  An expired leaf is refused.\n')
        listed = json.loads(
            self.run_it('list', 'f.yaml', '--format=json').stdout)
        self.assertEqual(listed['reason'], 'An expired leaf is refused.')

    def test_list_defects_prints_the_catalogue_by_family(self):
        listed = self.run_it('list', 'defects').stdout
        self.assertRegex(listed, r'dates\n  expired +it ended .* +'
                         r'errSSLCertExpired\n')
        self.assertIn('\nchain\n', listed)

    def test_list_defects_as_json_has_every_profile_and_place(self):
        listed = self.run_it('list', 'defects', '--format=json').stdout
        defects = [json.loads(line) for line in listed.splitlines()]
        self.assertGreaterEqual(len(defects), 80)
        lion = defects[0]['outcomes']['lion-10.7']
        self.assertEqual(set(lion), {'leaf', 'issuing', 'root'})
        self.assertEqual(lion['leaf']['result'], 'errSSLCertExpired')

    def test_list_defects_as_json_tells_clients_from_servers(self):
        listed = self.run_it('list', 'defects', '--format=json').stdout
        defects = {json.loads(line)['name']: json.loads(line)
                   for line in listed.splitlines()}
        def result(name, of):
            return defects[name][of]['documented']['leaf']['result']
        self.assertEqual(result('wrong_host', 'outcomes'),
                         'errSSLHostNameMismatch')
        self.assertEqual(result('wrong_host', 'outcomes_of_clients'),
                         'errSecSuccess')
        self.assertEqual(result('empty_chain', 'outcomes_of_clients'),
                         'errSecSuccess')
        self.assertEqual(result('empty_chain', 'outcomes_of_required_clients'),
                         'errSSLXCertChainInvalid')
        self.assertNotIn('outcomes_of_clients', defects['staple_revoked'])

    def test_list_faults_explains_each_fault_of_the_peer(self):
        text = self.run_it('list', 'faults').stdout
        self.assertRegex(text, r'\n  bad_finished +either  proves nothing')
        self.assertRegex(text, r'\n  weak_dh: 768 +server .* 512 to 1024\)')
        listed = [json.loads(line) for line in self.run_it(
            'list', 'faults', '--format=json').stdout.splitlines()]
        self.assertGreater(len(listed), 100)
        for fault in listed:
            self.assertLessEqual({'fault', 'phase', 'side', 'meaning'},
                                 set(fault))
        weak = [row for row in listed if row['fault'] == 'weak_dh'][0]
        self.assertEqual(weak['argument']['usual'], 768)

    def test_list_findings_says_what_each_means(self):
        listed = self.run_it('list', 'findings').stdout
        self.assertRegex(
            listed, r'trust-not-looked-at +the app approved of a peer')
        rows = [json.loads(line) for line in self.run_it(
            'list', 'findings', '--format=json').stdout.splitlines()]
        self.assertEqual(sorted(rows[0]), ['finding', 'meaning', 'page'])
        self.assertEqual(len(rows), len(listed.splitlines()))

    def test_list_without_paths_lists_the_projects(self):
        listed = self.run_it('list').stdout
        self.assertIn('scenarios/trust/expired-leaf.yaml', listed)
        self.assertNotIn('/common/', listed)

    def test_explain_takes_number_name_and_alias(self):
        by_number = self.run_it('explain', '-9807').stdout
        self.assertIn('errSSLXCertChainInvalid (-9807): ', by_number)
        self.assertRegex(by_number, ' catalina-10.15:\n')
        self.assertIn('  scenarios/trust/broken-signature.yaml\n', by_number)
        self.assertEqual(
            self.run_it('explain', 'errSSLXCertChainInvalid').stdout,
            by_number)
        self.assertIn('errSSLPeerAuthCompleted (-9841)', self.run_it(
            'explain', 'errSSLServerAuthCompleted').stdout)

    def test_explain_as_json(self):
        for arguments in (['-9814', '--format=json'],
                          ['--format=json', '-9814']):
            code = json.loads(self.run_it('explain', *arguments).stdout)
            self.assertEqual(code['name'], 'errSSLCertExpired')
            self.assertEqual(code['number'], -9814)
            self.assertIn('scenarios/trust/expired-leaf.yaml',
                          code['scenarios'])
            self.assertTrue(code['when'][0]['profiles'])

    def test_profiles_are_explained_as_text(self):
        text = self.run_it('explain', '--profiles').stdout
        self.assertIn('\nbreak_order: the order if both fire (profiles.md 3)\n'
                      '  request, server\n'
                      '      documented, el-capitan-10.11, ', text)
        self.assertIn('yosemite-10.10?', text)
        self.assertIn('documented*', text)
        self.assertLessEqual(max(len(line) for line in text.splitlines()), 100)

    def test_profiles_are_explained_as_json(self):
        table = json.loads(
            self.run_it('explain', '--profiles', '--format=json').stdout)
        names = [profile['name'] for profile in table['profiles']]
        self.assertGreater(len(names), 10)
        path = os.path.join(self.root, 'src/scenario/scenario.schema.json')
        with open(path, encoding='utf-8') as file:
            schema = json.load(file)
        self.assertEqual(schema['properties']['profile']['anyOf'][0]['enum'],
                         names)
        rows = {row['key']: row for row in table['rows']}
        for row in rows.values():
            self.assertEqual(list(row['cells']), names)
        cells = rows['goto_fail']['cells']
        self.assertIn('never checked', cells['mavericks-10.9']['value'])
        self.assertEqual(cells['catalina-10.15'],
                         {'value': 'checked', 'provenance': 'source'})
        self.assertEqual(rows['padding']['cells']['yosemite-10.10'],
                         {'value': 'no', 'provenance': 'unknown'})

    def test_help_has_examples_and_fits_100_columns(self):
        for arguments in ([], ['--help'], ['run', '--help'],
                          ['list', '--help'], ['explain', '--help'],
                          ['bench', '--help']):
            done = self.run_it(*arguments)
            self.assertEqual(done.returncode, 0)
            self.assertLessEqual(
                max(len(line) for line in done.stdout.splitlines()), 100)
        self.assertIn('shakedown explain -9807', self.run_it().stdout)

    def test_explanations_fit_100_columns(self):
        for code in ('-9807', '-9806', '-50', '0'):
            output = self.run_it('explain', code).stdout
            self.assertLessEqual(
                max(len(line) for line in output.splitlines()), 100)


if __name__ == '__main__':
    unittest.main()

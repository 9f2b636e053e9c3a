#!/usr/bin/python3 -B
# SPDX-License-Identifier: Apache-2.0
"""Whatever is wrong: one line, exit status 2, nothing run, nothing written."""

import os
import subprocess
import unittest

from shakedown_for_test import GOOD, Shakedown

HEAD = '# Why.\nshakedown: 1\n'
PKI = 'pki: {root: {trusted: true}, leaf: {issuer: root}}\n'
SERVER = HEAD + PKI + 'server: {chain: [leaf]}\n'

# What is wrong, the file, and what is said about it.
MISTAKES = (
    ('syntax error', HEAD + 'pki: [\n', 'f.yaml:4:1: '),
    ('unknown key', SERVER + 'expct: []\n',
     "f.yaml:5:1: unknown key 'expct' (did you mean 'expect'?)"),
    ('wrong type', SERVER + 'expect: 7\n', "f.yaml:5:9: 'expect' must be"),
    ('unknown effect', SERVER + "wire: [stal: {at: server@0}]\n",
     "f.yaml:5:8: unknown effect 'stal'"),
    ('unknown message', SERVER + "wire: [cut: {at: 'server:Certificat'}]\n",
     "(did you mean 'Certificate'?)"),
    ('unknown suite', SERVER + 'app: {suites: [TLS_RSA_WITH_AES_128_CBC_SHA1]}'
     '\n', "(did you mean 'TLS_RSA_WITH_AES_128_CBC_SHA'?)"),
    ('unknown code', SERVER + 'expect: [SSLHandshake: errSSLCertExpird]\n',
     "(did you mean 'errSSLCertExpired'?)"),
    ('unknown defect', HEAD + 'pki: {leaf: {defect: expird}}\n'
     'server: {chain: [leaf]}\n', "(did you mean 'expired'?)"),
    ('unknown profile', SERVER + 'profile: catalina-10.16\n',
     "(did you mean 'catalina-10.15'?)"),
    ('unknown finding', SERVER + 'allow: [would-block-spn]\n',
     "(did you mean 'would-block-spin'?)"),
    ('missing issuer', HEAD + 'pki: {leaf: {issuer: rot}}\n'
     'server: {chain: [leaf]}\n', "f.yaml:3:22: "),
    ('unknown certificate', HEAD + PKI + 'server: {chain: [laef]}\n',
     "(did you mean 'leaf'?)"),
    ('no date', SERVER + 'clock: 2026-02-30\n', 'f.yaml:5:8: '),
    ('no reason', 'shakedown: 1\n' + PKI, 'f.yaml:1:1: '),
    ('empty file', '', 'f.yaml:1:1: '),
)


class BadScenarioTest(Shakedown):

    def assert_refused_with(self, said, *arguments):
        line = self.refused(*arguments)
        self.assertIn(said, line)
        self.assertRegex(line, r'^[^:]+:\d+:\d+: ')

    def test_each_mistake_is_said_in_one_line_with_its_place(self):
        for name, text, said in MISTAKES:
            with self.subTest(name):
                self.write('f.yaml', text)
                self.assert_refused_with(said, 'run', 'f.yaml')

    def test_list_says_the_same(self):
        self.write('f.yaml', MISTAKES[1][1])
        self.assert_refused_with('unknown key', 'list', '.')

    def test_one_wrong_file_among_good_ones_stops_all(self):
        self.write('a.yaml', GOOD)
        self.write('b.yaml', SERVER + 'bad: 1\n')
        self.assert_refused_with('b.yaml:5:1: unknown key', 'run', '.')

    def test_chain_that_cannot_be_minted_stops_all(self):
        self.write('a.yaml', GOOD)
        self.write('b.yaml', HEAD + 'pki: {leaf: {host: ""}}\n'
                   'server: {chain: [leaf]}\n')
        self.assert_refused_with('b.yaml:1:1: pki.leaf: ', 'run', '.')
        self.assert_refused_with('b.yaml:1:1: pki.leaf: ', 'run', 'b.yaml')

    def test_outputs_are_left_as_they_were(self):
        self.write('f.yaml', SERVER + 'bad: 1\n')
        for name in ('t', 'p', 'k'):
            self.write(name, 'old')
        self.refused('run', 'f.yaml', '--trace=t', '--pcap=p', '--keylog=k')
        self.assertEqual([self.text_of(name) for name in 'tpk'], ['old'] * 3)
        self.assertEqual(sorted(os.listdir(self.folder)),
                         ['f.yaml', 'k', 'p', 't'])

    def test_file_of_100_mb_is_refused_at_once(self):
        with open(self.path('f.yaml'), 'wb') as file:
            file.truncate(100 * 1024 * 1024)
        self.assert_refused_with('longer than 1 MB', 'run', 'f.yaml')

    def test_file_that_is_no_text_is_refused(self):
        with open(self.path('f.yaml'), 'wb') as file:
            file.write(bytes(range(128, 256)))
        self.assert_refused_with('f.yaml:1:1: not UTF-8', 'run', 'f.yaml')

    def test_include_of_itself_is_refused(self):
        self.write('f.yaml', '# Why.\nshakedown: 1\ninclude: [f.yaml]\n')
        self.assert_refused_with('f.yaml:3:', 'run', 'f.yaml')


class BadPathTest(Shakedown):

    def test_missing_path_is_named(self):
        self.assertEqual(self.refused('run', 'no.yaml'),
                         'no.yaml:1:1: there is no such file or folder')

    def test_folder_without_scenarios_is_named(self):
        os.mkdir(self.path('empty'))
        self.assertEqual(
            self.refused('run', 'empty'),
            'empty:1:1: no scenario (*.yaml) is in this folder')

    def test_loop_of_folders_is_named(self):
        self.write('a/b/f.yaml', GOOD)
        os.symlink('..', self.path('a/b/up'))
        self.assertEqual(
            self.refused('run', 'a'),
            'a/b/up:1:1: this link leads back to a folder above it')

    def test_link_to_a_folder_beside_it_is_followed_once(self):
        self.write('a/x/f.yaml', GOOD)
        os.symlink('x', self.path('a/y'))
        self.assertEqual(self.run_it('list', 'a').stdout.count('\n'), 1)

    def test_link_to_itself_is_refused(self):
        os.symlink('f.yaml', self.path('f.yaml'))
        self.assertIn('f.yaml:1:1: ', self.refused('run', 'f.yaml'))
        self.assertIn('f.yaml:1:1: ', self.refused('run', '.'))

    def test_pipe_is_refused_without_waiting(self):
        os.mkfifo(self.path('f.yaml'))
        self.assertIn('f.yaml:1:1: ', self.refused('run', 'f.yaml'))

    @unittest.skipIf(os.geteuid() == 0, 'root may read everything')
    def test_unreadable_file_and_folder_are_named(self):
        self.write('a/f.yaml', GOOD)
        os.chmod(self.path('a/f.yaml'), 0)
        self.assertIn('a/f.yaml:1:1: ', self.refused('run', 'a'))
        os.chmod(self.path('a'), 0)
        self.addCleanup(os.chmod, self.path('a'), 0o700)
        self.assertIn('a:1:1: ', self.refused('run', 'a'))


class BadArgumentTest(Shakedown):

    def assert_says(self, said, *arguments):
        self.assertIn(said, self.refused(*arguments))

    def test_unknown_words_are_named_with_the_nearest(self):
        for said, arguments in (
                ("unknown argument 'expain' (did you mean 'explain'?)",
                 ['expain']),
                ("unknown flag '--hlp' (did you mean '--help'?)", ['--hlp']),
                ("run: unknown flag '--sed' (did you mean '--seed'?)",
                 ['run', 'x.yaml', '--sed=3']),
                ("list: unknown flag '--seed'", ['list', '--seed=3']),
                ("explain: unknown argument 'x'", ['explain', '-50', 'x']),
                ("there is no format 'jsn' (did you mean 'json'?)",
                 ['run', 'x.yaml', '--format=jsn']),
                ("there is no format 'junit'", ['list', '--format=junit']),
                ("there is no profile 'lion'",
                 ['run', 'x.yaml', '--profile=lion']),
                ("(did you mean 'errSSLCertExpired'?)",
                 ['explain', 'errSSLCertExpird']),
                ("'-1234567' is no result code", ['explain', '-1234567'])):
            with self.subTest(arguments):
                self.assert_says(said, *arguments)

    def test_missing_words_are_asked_for(self):
        self.assert_says('name a scenario file or a folder', 'run')
        self.assert_says('name a result code', 'explain')
        self.assert_says('--seed', 'run', 'x.yaml', '--seed')

    def test_seed_must_be_64_bits(self):
        for seed in ('-1', 'abc', '1.5', '0x', '18446744073709551616',
                     '1 2', '0x10000000000000000'):
            with self.subTest(seed):
                self.assert_says('a seed is a whole number from 0 to',
                                 'run', 'x.yaml', '--seed=' + seed)

    def test_outputs_that_cannot_be_written_stop_the_run(self):
        self.write('f.yaml', GOOD)
        self.assert_says('no such folder', 'run', 'f.yaml', '--trace=no/t')
        self.assert_says('it is a folder', 'run', 'f.yaml', '--pcap=.')

    def test_empty_name_is_not_the_whole_project(self):
        for command in ('run', 'fmt', 'show', 'list', 'check'):
            with self.subTest(command):
                self.assert_says('the name of a file is empty', command, '')

    def test_what_cannot_be_printed_is_no_success(self):
        self.write('f.yaml', GOOD)
        for arguments in (['run', 'f.yaml'], ['show', 'f.yaml'],
                          ['list', 'defects']):
            with self.subTest(arguments), open('/dev/full', 'w',
                                               encoding='utf-8') as full:
                done = subprocess.run(
                    [self.program, *arguments], cwd=self.folder, stdout=full,
                    env=self.environment(), stderr=subprocess.PIPE, text=True,
                    check=False)
                self.assertEqual(done.returncode, 2)
                self.assertIn('not all could be printed', done.stderr)

    def test_outputs_are_of_one_scenario(self):
        self.write('f.yaml', GOOD)
        self.write('g.yaml', GOOD)
        self.assert_says('2 are named', 'run', '.', '--keylog=k')


class WrongRunTest(Shakedown):

    def test_point_that_never_fires_is_a_verdict(self):
        self.write('f.yaml',
                   GOOD + "wire:\n  - cut: {at: 'server:record 99'}\n")
        done = self.run_it('run', 'f.yaml')
        self.assertEqual(done.returncode, 1)
        self.assertRegex(done.stdout,
                         'f.yaml:11:5: cut.* at server:record 99 never fired')
        self.assertIn('WRONG RESULT', done.stdout)


if __name__ == '__main__':
    unittest.main()

#!/usr/bin/python3 -B
# SPDX-License-Identifier: Apache-2.0
"""new, fmt and show: files written, laid out, and shown in full."""

import json
import os
import stat
import unittest

from shakedown_for_test import GOOD, Shakedown

UNTIDY = '# Why so.\nshakedown: 1\nserver:   {raw: [ close ]}   # gone\n'
TIDY = '# Why so.\nshakedown: 1\nserver: {raw: [close]}  # gone\n'


class NewTest(Shakedown):

    def new(self, *arguments):
        done = self.run_it('new', *arguments)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def test_each_template_passes_is_laid_out_and_names_the_schema(self):
        for name in ('client', 'server', 'matrix'):
            with self.subTest(name):
                file = f'a-{name}.yaml'
                said = self.new(f'a-{name}', f'--from={name}')
                self.assertIn(f'next: shakedown run {file}\n', said)
                self.assertRegex(self.text_of(file), '\n\n# yaml-language-'
                                 r'server: \$schema=/.*schema.json\nshake')
                self.assertEqual(self.run_it('run', file).returncode, 0)
                self.assertEqual(
                    self.run_it('fmt', '--check', file).returncode, 0)

    def test_a_code_starts_from_a_scenario_that_gives_it(self):
        said = self.new('my-case', '--from=-9814')
        first = said.splitlines()[0].removeprefix(
            'my-case.yaml is written, from ')
        self.assertTrue(first.startswith('scenarios/'), said)
        self.assertIn('others with that result:\n  scenarios/', said)
        self.assertRegex(said, r'and \d+ more: shakedown explain -9814\n$')
        self.assertEqual(said.count('\n  scenarios/'), 8, said)
        text = self.text_of('my-case.yaml')
        self.assertTrue(text.startswith('# Say here'), text)
        run = self.run_it('run', 'my-case.yaml')
        self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
        self.assertIn('-9814', run.stdout)

    def test_every_code_of_a_scenario_can_be_started_from(self):
        for code in (-9805, -9806, -9807, -9812, -9813, -9843, -9847):
            with self.subTest(code):
                self.new(f'case{code}', f'--from={code}')
                run = self.run_it('run', f'case{code}.yaml')
                self.assertEqual(run.returncode, 0, run.stdout + run.stderr)

    def test_a_file_starts_from_another_below_its_folder(self):
        self.write('a/old.yaml', GOOD)
        self.new('a/new-one.yaml', '--from=a/old.yaml')
        self.assertEqual(self.text_of('a/new-one.yaml').split('\n')[3:],
                         GOOD.split('\n')[1:])

    def test_nothing_is_written_over(self):
        self.write('my-case.yaml', 'mine')
        self.assertEqual(self.refused('new', 'my-case'),
                         'my-case.yaml: it is there already, and stays as it '
                         'is')
        self.assertEqual(self.text_of('my-case.yaml'), 'mine')

    def test_names_that_are_no_sentence_are_refused(self):
        for name in ('case', 'My-case', 'my_case', 'my-', 'a--b', '..',
                     'a b-c', 'my-case/', '.yaml', 'ä-b'):
            with self.subTest(name):
                self.assertIn("a scenario's name is a sentence",
                              self.refused('new', name))
        self.assertIn('there is no folder no', self.refused('new', 'no/my-a'))
        self.assertIn('name the scenario', self.refused('new'))

    def test_an_origin_that_is_none_is_refused(self):
        for origin, said in (
                ('clint', "(did you mean 'client'?)"),
                ('errSSLCertExpird', "(did you mean 'errSSLCertExpired'?)"),
                ('-1', "'-1' is no result code"),
                ('no.yaml', 'there is no such file'),
                ('errSecDuplicateItem', 'no scenario of the project gives')):
            with self.subTest(origin):
                self.assertIn(said, self.refused('new', 'my-case',
                                                 '--from=' + origin))
        self.assertEqual(os.listdir(self.folder), [])


class FmtTest(Shakedown):

    def test_files_are_laid_out_and_named(self):
        self.write('a/f.yaml', UNTIDY)
        self.write('a/common/part.yaml', UNTIDY)
        self.write('a/tidy.yaml', TIDY)
        done = self.run_it('fmt', 'a')
        self.assertEqual(done.stdout, 'a/common/part.yaml\na/f.yaml\n')
        self.assertEqual(done.returncode, 0)
        self.assertEqual(self.text_of('a/f.yaml'), TIDY)
        self.assertEqual(sorted(os.listdir(self.path('a'))),
                         ['common', 'f.yaml', 'tidy.yaml'])

    def test_check_changes_nothing(self):
        self.write('f.yaml', UNTIDY)
        done = self.run_it('fmt', '--check', 'f.yaml')
        self.assertEqual((done.returncode, done.stdout), (1, 'f.yaml\n'))
        self.assertEqual(self.text_of('f.yaml'), UNTIDY)
        self.run_it('fmt', 'f.yaml')
        self.assertEqual(self.run_it('fmt', '--check', 'f.yaml').returncode, 0)

    def test_one_wrong_file_leaves_all_as_they_were(self):
        self.write('a.yaml', UNTIDY)
        self.write('b.yaml', 'a: [\n')
        self.assertIn('b.yaml:', self.refused('fmt', '.'))
        self.assertEqual(self.text_of('a.yaml'), UNTIDY)

    def test_links_and_permissions_stay(self):
        self.write('a/f.yaml', UNTIDY)
        os.chmod(self.path('a/f.yaml'), 0o640)
        os.symlink('a/f.yaml', self.path('link.yaml'))
        self.run_it('fmt', 'link.yaml')
        self.assertTrue(os.path.islink(self.path('link.yaml')))
        self.assertEqual(self.text_of('a/f.yaml'), TIDY)
        mode = os.stat(self.path('a/f.yaml')).st_mode
        self.assertEqual(stat.S_IMODE(mode), 0o640)

    def test_cells_are_no_files(self):
        self.write('f.yaml', UNTIDY)
        self.assertIn('leave the brackets off',
                      self.refused('fmt', 'f.yaml[a=b]'))
        self.assertIn('name a scenario file', self.refused('fmt'))


class ShowTest(Shakedown):

    def test_parts_are_merged_in(self):
        self.write('common/p.yaml', '# A part.\nserver: {raw: [close]}\n')
        self.write('f.yaml', '# Why so.\nshakedown: 1\n'
                   'include: [common/p.yaml]\n')
        shown = self.run_it('show', 'f.yaml').stdout
        self.assertIn('# Why so.\nshakedown: 1\nseed: 7\n', shown)
        self.assertIn('server:\n  raw: [close]\n', shown)
        self.assertNotIn('include', shown)

    def test_what_is_shown_runs_the_same(self):
        self.write('f.yaml', GOOD)
        self.write('g.yaml', self.run_it('show', 'f.yaml').stdout)
        done = self.run_it('run', 'f.yaml', 'g.yaml', '--format=json')
        first, second = map(json.loads, done.stdout.splitlines())
        self.assertEqual(first['transcript_sha256'],
                         second['transcript_sha256'])

    def test_cpp_is_a_builder(self):
        self.write('f.yaml', GOOD)
        self.assertEqual(
            self.run_it('show', 'f.yaml', '--as=cpp').stdout,
            '// f.yaml\n'
            'ScenarioBuilder("An expired leaf is refused.")\n'
            '    .Certificate("leaf", "host: a.test, issuer: root, '
            'defect: expired")\n'
            '    .Certificate("root", "trusted: true")\n'
            '    .Server("chain: [leaf]")\n'
            '    .App("peer_name: a.test")\n'
            '    .Expect("SSLHandshake", "errSSLCertExpired");\n')

    def test_what_is_wrong_is_said(self):
        self.assertIn("there is no language 'json'",
                      self.refused('show', 'f.yaml', '--as=json'))
        self.assertIn('no such file', self.refused('show', 'f.yaml'))
        self.assertIn('name a scenario file', self.refused('show'))


if __name__ == '__main__':
    unittest.main()

#!/usr/bin/python3 -B
# SPDX-License-Identifier: Apache-2.0
"""Families, eras and drawn seeds on the command line."""

import json
import shlex
import unittest
import xml.etree.ElementTree as ElementTree

from shakedown_for_test import GOOD, Shakedown

FAMILY = """# Leaves that are refused.
shakedown: 1
matrix: {defect: [expired, wrong_host], profile: [documented, lion-10.7]}
pki:
  root: {trusted: true}
  leaf: {host: a.test, issuer: root, defect: "{defect}"}
server: {chain: [leaf]}
app: {peer_name: a.test}
expect:
  - SSLHandshake: "{defect.result}"
"""
CELL = 'f[defect=wrong_host,profile=documented]'
CELL_PATH = 'a/f.yaml[defect=wrong_host,profile=documented]'


class MatrixTest(Shakedown):

    def setUp(self):
        super().setUp()
        self.write('a/f.yaml', FAMILY)

    def json_of(self, *arguments):
        done = self.run_it('run', *arguments, '--format=json')
        return [json.loads(line) for line in done.stdout.splitlines()]

    def test_every_cell_is_run_under_its_own_name(self):
        done = self.run_it('run', 'a')
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertIn(f' PASS  {CELL_PATH}\n', done.stdout)
        self.assertIn("4 scenarios: 4 pass, 0 don't", done.stdout)

    def test_replay_of_a_cell_runs_that_cell(self):
        run = self.json_of('a')[2]
        self.assertEqual(run['scenario'], CELL)
        self.assertEqual(run['file'], CELL_PATH)
        words = shlex.split(run['replay'])
        self.assertEqual(words, ['shakedown', 'run', CELL_PATH, '--seed=7'])
        again, = self.json_of(*words[2:])
        self.assertEqual(run['transcript_sha256'], again['transcript_sha256'])

    def test_brackets_choose_the_cells_that_have_the_values(self):
        runs = self.json_of('a/f.yaml[profile=lion-10.7]')
        self.assertEqual([run['profile'] for run in runs], ['lion-10.7'] * 2)

    def test_list_and_junit_name_the_cells(self):
        self.assertIn(f'{CELL_PATH}  ', self.run_it('list', 'a').stdout)
        suite = ElementTree.fromstring(
            self.run_it('run', 'a', '--format=junit').stdout)
        case = suite.findall('testcase')[2]
        self.assertEqual((case.get('classname'), case.get('name')),
                         ('a', CELL))

    def test_a_cell_that_fails_is_drawn_with_its_place(self):
        self.write('a/f.yaml', FAMILY.replace('{defect.result}', '-9814'))
        done = self.run_it('run', 'a')
        self.assertEqual(done.returncode, 1)
        self.assertIn('a/f.yaml:10:5: expected SSLHandshake', done.stdout)
        self.assertIn(f"again: shakedown run '{CELL_PATH}'", done.stdout)

    def test_mistakes_name_file_and_cell(self):
        self.write('a/g.yaml', FAMILY.replace('wrong_host', 'wrng_host'))
        self.assertEqual(
            self.refused('run', 'a/g.yaml'),
            'a/g.yaml:10:19: in [defect=wrng_host,profile=documented]: '
            "'{defect.result}': the catalogue of defects has no result of "
            "'wrng_host' with the profile 'documented'")
        self.assertIn("the axis 'defect' has no value 'expird' (did you mean "
                      "'expired'?)",
                      self.refused('run', 'a/f.yaml[defect=expird]'))
        self.write('a/h.yaml', FAMILY.replace('a.test, issuer', '"", issuer'))
        self.assertIn('a/h.yaml:1:1: in [defect=expired,profile=documented]: ',
                      self.refused('run', 'a/h.yaml'))

    def test_outputs_are_of_one_cell(self):
        self.assertIn('4 are named', self.refused('run', 'a', '--trace=t'))
        done = self.run_it('run', CELL_PATH, '--trace=t')
        self.assertEqual(done.returncode, 0, done.stderr)


class ErasTest(Shakedown):

    def setUp(self):
        super().setUp()
        self.write('f.yaml', GOOD)

    def profiles(self):
        table = self.run_it('explain', '--profiles', '--format=json').stdout
        return [profile['name'] for profile in json.loads(table)['profiles']]

    def test_the_table_marks_where_an_era_differs(self):
        done = self.run_it('run', 'f.yaml', '--profile=all')
        self.assertEqual(done.returncode, 0, done.stderr)
        head, row, summary, legend = done.stdout.splitlines()
        eras = [name.split('-')[-1] for name in self.profiles()]
        self.assertEqual(head.split(), ['doc'] + eras[1:])
        results = dict(zip(head.split(), row.split()))
        self.assertEqual(
            [results[era] for era in ('doc', '10.4', '10.7', '10.15')],
            ['-9814=', '-9824*', '-9814', '-9807*'])
        self.assertTrue(row.endswith(' f.yaml'), row)
        self.assertEqual(summary, f'1 scenario in {len(eras)} eras: 1 differ '
                         "somewhere, 0 don't pass in their own")
        self.assertIn('= in the scenario', legend)

    def test_one_that_does_not_pass_in_its_own_era_is_marked(self):
        self.write('f.yaml', GOOD.replace('CertExpired', 'CertNotYetValid'))
        done = self.run_it('run', 'f.yaml', '--profile=all')
        self.assertEqual(done.returncode, 1)
        self.assertTrue(done.stdout.splitlines()[1].startswith(' -9814! '))

    def test_the_table_as_json(self):
        done = self.run_it('run', 'f.yaml', '--profile=all', '--format=json')
        row = json.loads(done.stdout)
        self.assertEqual(row['profile'], 'documented')
        self.assertEqual([era['profile'] for era in row['eras']],
                         self.profiles())
        self.assertEqual(row['eras'][0], {
            'profile': 'documented', 'verdict': 'pass', 'result': -9814,
            'name': 'errSSLCertExpired', 'same': True})
        self.assertFalse(row['eras'][-1]['same'])

    def test_what_has_no_table_is_refused(self):
        self.assertIn('text or json', self.refused(
            'run', 'f.yaml', '--profile=all', '--format=junit'))
        self.assertIn('makes several', self.refused(
            'run', 'f.yaml', '--profile=all', '--trace=t'))


class RandomSeedTest(Shakedown):

    def seed_of(self, *arguments):
        done = self.run_it('run', *arguments, '--format=json')
        run = json.loads(done.stdout)
        self.assertIn(f"--seed={run['seed']}", run['replay'])
        return run['seed'], run['transcript_sha256']

    def test_each_run_draws_one_and_prints_it(self):
        self.write('f.yaml', GOOD + 'seed: random\n')
        first, transcript = self.seed_of('f.yaml')
        self.assertNotEqual(self.seed_of('f.yaml')[0], first)
        self.assertEqual(self.seed_of('f.yaml', f'--seed={first}'),
                         (first, transcript))

    def test_the_flag_draws_one_too(self):
        self.write('f.yaml', GOOD)
        seeds = {self.seed_of('f.yaml', '--seed=random')[0] for _ in range(3)}
        self.assertGreater(len(seeds), 1)


if __name__ == '__main__':
    unittest.main()

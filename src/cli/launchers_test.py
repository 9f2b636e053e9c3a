#!/usr/bin/python3 -B
# SPDX-License-Identifier: Apache-2.0
"""The launchers ./shakedown and ./test, called from another folder.

Bazel, apt and dpkg are stand-ins that write down how they were called. Needs
the source tree around this file, so it runs outside the sandbox.
"""

import os
import shutil
import subprocess
import tempfile
import unittest

TREE = os.path.realpath(os.path.join(
    os.path.dirname(os.path.realpath(__file__)), '../..'))
COPIED = ('shakedown', 'test', 'src/cli/setup.sh', 'src/cli/count_tests.py')

BAZEL = """#!/bin/bash
printf '%s|' bazel "$@" >>"$LOG"; echo >>"$LOG"
[[ $BAZEL_FAILS ]] && { echo 'x.cc:1: error'; exit 1; }
if [[ $1 == build ]]; then
  mkdir -p .bazel/bin/src/cli
  printf '#!/bin/bash\\necho "ran in $SHAKEDOWN_ROOT: $*"\\n' \
    >.bazel/bin/src/cli/shakedown
  chmod +x .bazel/bin/src/cli/shakedown
fi
"""
DPKG_QUERY = """#!/bin/bash
for package in "${@:3}"; do
  [[ $package == $MISSING ]] || echo "$package install ok installed"
done
"""
APT_GET = """#!/bin/bash
printf '%s|' apt-get "$@" >>"$LOG"; echo >>"$LOG"
[[ ! $APT_FAILS ]] || { echo 'no network'; exit 100; }
"""
SUDO = """#!/bin/bash
exit 1
"""


class LaunchersTest(unittest.TestCase):

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = os.path.join(folder.name, 'tree')
        self.tools = os.path.join(folder.name, 'tools')
        self.log = os.path.join(folder.name, 'log')
        os.mkdir(self.tools)
        for name in COPIED:
            os.makedirs(os.path.dirname(os.path.join(self.root, name)),
                        exist_ok=True)
            shutil.copy(os.path.join(TREE, name),
                        os.path.join(self.root, name))
        for name in ('WORKSPACE', '.bazelrc', 'src/x.cc'):
            self.touch(name)
        for name, text in (('bazel', BAZEL), ('dpkg-query', DPKG_QUERY),
                           ('apt-get', APT_GET), ('sudo', SUDO)):
            path = os.path.join(self.tools, name)
            with open(path, 'w', encoding='utf-8') as file:
                file.write(text)
            os.chmod(path, 0o755)

    def touch(self, name, later=0):
        path = os.path.join(self.root, name)
        with open(path, 'a', encoding='utf-8'):
            pass
        now = os.stat(path).st_mtime
        os.utime(path, (now + later, now + later))

    def run_it(self, name, *arguments, **variables):
        environment = {'PATH': self.tools + ':' + os.environ['PATH'],
                       'LOG': self.log} | variables
        return subprocess.run(
            [os.path.join(self.root, name), *arguments], cwd='/',
            env=environment, capture_output=True, text=True, check=False,
            timeout=60)

    def calls(self):
        if not os.path.exists(self.log):
            return []
        with open(self.log, encoding='utf-8') as file:
            return file.read().splitlines()

    def test_first_use_builds_and_runs_with_the_arguments_as_they_are(self):
        done = self.run_it('shakedown', 'run', 'a file')
        self.assertEqual(done.stdout, f'ran in {self.root}: run a file\n')
        self.assertEqual(self.calls(), ['bazel|build|//src/cli:shakedown|'])

    def test_nothing_is_built_while_no_source_changes(self):
        self.run_it('shakedown')
        self.touch('src/x_test.cc', later=10)
        os.utime(os.path.join(self.root, 'src'), (0, 0))
        self.assertEqual(self.run_it('shakedown').stderr, '')
        self.assertEqual(len(self.calls()), 1)

    def test_changed_source_is_built(self):
        self.run_it('shakedown')
        self.touch('src/x.cc', later=10)
        self.run_it('shakedown')
        self.assertEqual(len(self.calls()), 2)

    def test_source_that_went_is_noticed(self):
        self.run_it('shakedown')
        os.remove(os.path.join(self.root, 'src/x.cc'))
        self.touch_folder('src')
        self.run_it('shakedown')
        self.assertEqual(len(self.calls()), 2)

    def touch_folder(self, name):
        path = os.path.join(self.root, name)
        later = os.stat(path).st_mtime + 10
        os.utime(path, (later, later))

    def test_link_to_the_launcher_works(self):
        os.symlink(os.path.join(self.root, 'shakedown'),
                   os.path.join(self.tools, 'linked'))
        done = subprocess.run(
            [os.path.join(self.tools, 'linked')], capture_output=True,
            text=True, check=False,
            env={'PATH': self.tools + ':' + os.environ['PATH'],
                 'LOG': self.log})
        self.assertEqual(done.stdout, f'ran in {self.root}: \n')

    def test_space_in_the_path_is_refused_with_a_sentence(self):
        moved = os.path.join(os.path.dirname(self.root), 'a tree')
        os.rename(self.root, moved)
        self.root = moved
        for name in ('shakedown', 'test'):
            done = self.run_it(name)
            self.assertEqual(done.returncode, 2)
            self.assertIn('path has a space; move this one', done.stderr)
        self.assertEqual(self.calls(), [])

    def test_failed_build_is_shown_and_tried_again(self):
        done = self.run_it('shakedown', BAZEL_FAILS='1')
        self.assertEqual(done.returncode, 2)
        self.assertIn('x.cc:1: error', done.stderr)
        self.assertEqual(self.run_it('shakedown').returncode, 0)

    def test_missing_package_is_installed_by_root_or_asked_for(self):
        done = self.run_it('shakedown', MISSING='g++')
        if os.geteuid() == 0:
            self.assertEqual(self.calls()[:2], [
                'apt-get|update|-qq|',
                'apt-get|install|-y|-qq|--no-install-recommends|g++|'])
            self.assertEqual(done.returncode, 0)
        else:
            self.assertEqual(done.returncode, 2)
            self.assertIn('apt-get install --no-install-recommends g++',
                          done.stderr)

    @unittest.skipIf(os.geteuid() != 0, 'only root installs without sudo')
    def test_failed_installation_says_why(self):
        done = self.run_it('shakedown', MISSING='g++', APT_FAILS='1')
        self.assertEqual(done.returncode, 2)
        self.assertIn('no network', done.stderr)
        self.assertNotIn('bazel', ''.join(self.calls()))

    def bazel_words(self):
        return [word for word in self.calls()[-1].split('|')
                if not word.startswith('--build_event')][2:-1]

    def test_all_targets_are_tested_with_the_options_given(self):
        done = self.run_it('test', '--config=asan', '--test_filter=A B')
        self.assertEqual(self.bazel_words(), [
            '--color=auto', '--config=asan', '--test_filter=A B',
            '//src/...', '//testing/...', '//scenarios/...'])
        self.assertEqual(done.stdout.splitlines()[-1], '0 passed, 0 failed')
        self.assertEqual(done.returncode, 1)

    def test_targets_that_are_named_are_tested_alone(self):
        for target in ('//src/cli/...', 'src/cli:files_test'):
            self.run_it('test', target)
            self.assertEqual(self.bazel_words(), ['--color=auto', target])

    def test_tests_that_do_not_build_end_with_the_count_too(self):
        done = self.run_it('test', BAZEL_FAILS='1')
        self.assertEqual(done.stdout.splitlines()[-1], '0 passed, 0 failed')
        self.assertEqual(done.returncode, 1)


if __name__ == '__main__':
    unittest.main()

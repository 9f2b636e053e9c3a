# SPDX-License-Identifier: Apache-2.0
"""Running the real `shakedown` in tests, in a folder of its own.

Example: class ListTest(Shakedown): def test_x(self): self.run_it('list')
"""

import os
import subprocess
import tempfile
import unittest

GOOD = """# An expired leaf is refused.
shakedown: 1
pki:
  root: {trusted: true}
  leaf: {host: a.test, issuer: root, defect: expired}
server: {chain: [leaf]}
app: {peer_name: a.test}
expect:
  - SSLHandshake: errSSLCertExpired
"""


class Shakedown(unittest.TestCase):
    """A test in an empty folder, with the program and the project's files."""

    program = os.path.abspath('src/cli/shakedown')
    root = os.getcwd()

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), 'w', encoding='utf-8') as file:
            file.write(text)
        return name

    def text_of(self, name):
        with open(self.path(name), encoding='utf-8') as file:
            return file.read()

    def environment(self):
        return {'PATH': os.environ['PATH'], 'SHAKEDOWN_ROOT': self.root}

    def run_it(self, *arguments, **options):
        """Runs shakedown; returns what subprocess.run does, as text."""
        return subprocess.run(
            [self.program, *arguments], cwd=self.folder,
            env=self.environment(), capture_output=True, text=True,
            timeout=120, check=False, **options)

    def refused(self, *arguments):
        """The one line that a wrong input gets: status 2, and nothing run."""
        done = self.run_it(*arguments)
        self.assertEqual(done.returncode, 2, done)
        self.assertEqual(done.stdout, '')
        self.assertEqual(done.stderr.count('\n'), 1, done.stderr)
        return done.stderr.rstrip('\n')

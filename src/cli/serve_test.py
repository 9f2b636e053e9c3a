#!/usr/bin/python3 -B
# SPDX-License-Identifier: Apache-2.0
"""`shakedown serve` and `run --exec`, with real clients."""

import json
import os
import re
import signal
import socket
import ssl
import subprocess
import unittest

from shakedown_for_test import Shakedown

SERVER = """# A good server.
shakedown: 1
pki:
  root: {trusted: true}
  leaf: {host: localhost, issuer: root}
server: {chain: [leaf]}
app: {peer_name: localhost}
expect:
  - SSLHandshake: errSecSuccess
  - server: succeeds
"""

OPENSSL = ('openssl s_client -verify_return_error -connect {host}:{port} '
           '-CAfile {anchors}')


class ServeTest(Shakedown):

    def setUp(self):
        super().setUp()
        self.write('f.yaml', SERVER)

    def serve(self, *arguments):
        """Starts it; returns the process and the port."""
        server = subprocess.Popen(
            [self.program, 'serve', *arguments], cwd=self.folder,
            env=self.environment(), stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True)
        self.addCleanup(server.communicate)
        self.addCleanup(server.kill)
        first = server.stdout.readline()
        return server, int(re.search(r'127\.0\.0\.1:(\d+)', first).group(1))

    def ended(self, server, how=signal.SIGINT):
        server.send_signal(how)
        out, err = server.communicate(timeout=30)
        self.assertEqual((server.returncode, err), (0, ''))
        return out

    def exchange(self, port, roots, name='localhost'):
        """What a client gets back for 'hello' that trusts these roots."""
        context = ssl.create_default_context(cafile=self.path(roots))
        with socket.create_connection(('127.0.0.1', port), 10) as plain:
            with context.wrap_socket(plain, server_hostname=name) as secure:
                secure.sendall(b'hello')
                answer = secure.recv(100)
                secure.unwrap().close()
                return answer

    def test_client_is_served_and_drawn(self):
        server, port = self.serve('f.yaml', '--anchors=roots.pem')
        self.assertEqual(self.exchange(port, 'roots.pem'), b'hello')
        out = self.ended(server)
        self.assertIn('ClientHello', out)
        self.assertIn('the server is content', out)
        self.assertIn('1 connection: 1 ended as the server wanted', out)

    def test_client_that_refuses_is_told_apart(self):
        server, port = self.serve('f.yaml', '--anchors=roots.pem')
        with self.assertRaises(ssl.SSLCertVerificationError):
            self.exchange(port, 'roots.pem', name='www.example.org')
        out = self.ended(server, signal.SIGTERM)
        self.assertIn("1 connection: 0 ended as the server wanted, 1 didn't",
                      out)

    def test_once_ends_after_one(self):
        server, port = self.serve('f.yaml', '--anchors=roots.pem', '--once')
        self.exchange(port, 'roots.pem')
        out, _ = server.communicate(timeout=30)
        self.assertEqual(server.returncode, 0)
        self.assertIn('connection 1\n', out)

    def test_only_this_machine_is_served(self):
        self.assertIn('only 127.0.0.1 is served',
                      self.refused('serve', 'f.yaml', '--host=0.0.0.0'))

    def test_a_client_can_not_be_served(self):
        self.write('c.yaml', SERVER.replace('server: {chain: [leaf]}',
                                            'client: {}').replace(
                                                '  - server:', '  - client:'))
        self.assertIn('c.yaml:1:1: its peer is a client',
                      self.refused('serve', 'c.yaml'))

    def test_effects_at_calls_can_not_be_served(self):
        self.write('w.yaml', SERVER + 'wire: [cut: {at: read call 3}]\n')
        self.assertIn("which a socket doesn't show",
                      self.refused('serve', 'w.yaml'))

    def test_taken_port_is_a_sentence(self):
        _, port = self.serve('f.yaml')
        self.assertIn('Address already in use',
                      self.refused('serve', 'f.yaml', f'--port={port}'))


class ExecTest(Shakedown):

    def setUp(self):
        super().setUp()
        self.write('f.yaml', SERVER)

    def test_a_program_can_be_named_on_the_command_line(self):
        done = self.run_it('run', 'f.yaml', '--exec', OPENSSL)
        self.assertEqual(done.returncode, 0, done)
        self.assertIn('✓ exit 0', done.stdout)
        self.assertIn(" --exec='openssl s_client", done.stdout)

    def test_json_tells_how_it_ended(self):
        done = self.run_it('run', 'f.yaml', '--format=json', '--exec',
                           "sh -c 'echo out; exit 3'")
        self.assertEqual(done.returncode, 1)
        program = json.loads(done.stdout)['program']
        self.assertEqual(program['exit'], 3)
        self.assertEqual(program['stdout'], 'out\n')
        self.assertEqual(program['connections'], 0)

    def test_what_is_wrong_with_it_is_a_sentence(self):
        self.assertEqual(self.refused('run', 'f.yaml', '--exec=nope'),
                         "f.yaml:1:1: app: there is no program 'nope'")
        self.assertEqual(self.refused('run', 'f.yaml', "--exec=a 'b"),
                         "f.yaml:1:1: exec: the quote ' has no end")
        self.assertEqual(self.refused('run', 'f.yaml', '--exec=a {prot}'),
                         'f.yaml:1:1: exec: nothing is called {prot}')

    def test_interrupted_it_leaves_nothing(self):
        self.write('s.yaml', SERVER)
        run = subprocess.Popen(
            [self.program, 'run', 's.yaml', '--exec',
             "sh -c 'sleep 7421 & echo $$ >pids; sleep 7421'"],
            cwd=self.folder, env={**self.environment(),
                                  'TMPDIR': self.folder},
            stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        while not os.path.exists(self.path('pids')) or not self.text_of('pids'):
            self.assertIsNone(run.poll())
        program = int(self.text_of('pids'))
        run.send_signal(signal.SIGTERM)
        run.communicate(timeout=30)
        self.assertEqual(run.returncode, -signal.SIGTERM)
        with self.assertRaises(ProcessLookupError):
            os.kill(program, 0)
        self.assertEqual([name for name in os.listdir(self.folder)
                          if name.startswith('shakedown-')], [])


if __name__ == '__main__':
    unittest.main()

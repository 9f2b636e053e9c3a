#!/usr/bin/python3 -B
# SPDX-License-Identifier: Apache-2.0
"""`shakedown serve` under a thousand of each: the silent, the half-open, the
garbage. It stays up, answers, and gives back what they took.
"""

import os
import re
import resource
import signal
import socket
import ssl
import subprocess
import threading
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
"""

CROWD = 1000
SECONDS = 120  # for what takes a few on an idle machine

# What a crowd in mid-handshake and a crowd that never spoke may take at the most:
# 128 KB each, libssl's buffers and a world of its own. AddressSanitizer keeps what
# was freed (256 MB of it) and pads what is not.
MOST_MEGABYTES = 256
MOST_MEGABYTES_SANITIZED = 2048


def hello():
    """A right ClientHello."""
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    client = ssl.create_default_context().wrap_bio(
        incoming, outgoing, server_hostname='localhost')
    try:
        client.do_handshake()
    except ssl.SSLWantReadError:
        pass
    return outgoing.read()


GARBAGE = [
    bytes(500),
    b'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n',
    b'\x16\x03\x01\xff\xff' + b'\x01' * 400,  # more than a record may have
    b'\x16\x03\x01\x00\x08\x01\xff\xff\xff\x03\x03\x00\x00',  # a lying length
    hello()[:40],
]


class Server:
    """The running command; a thread reads what it prints."""

    def __init__(self, test, *arguments, **options):
        self.process = subprocess.Popen(
            [test.program, 'serve', 'f.yaml', '--anchors=roots.pem',
             *arguments], cwd=test.folder, env=test.environment(),
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            **options)
        self.test = test
        self.lines = []
        self.more = threading.Condition()
        self.reader = threading.Thread(target=self.read)
        self.reader.start()
        test.addCleanup(self.stop)
        self.wait_for(lambda: self.lines, 'a first line')
        self.port = int(re.search(r'127\.0\.0\.1:(\d+)',
                                  self.lines[0]).group(1))

    def read(self):
        for line in self.process.stdout:
            with self.more:
                self.lines.append(line)
                self.more.notify_all()

    def wait_for(self, condition, what):
        with self.more:
            self.test.assertTrue(self.more.wait_for(condition, SECONDS),
                                 f'{what} did not come')

    def wait_for_ends(self, count):
        """Waits until that many connections have ended."""
        self.wait_for(lambda: self.count('connection ') >= count,
                      f'the end of {count} connections')

    def count(self, beginning):
        return sum(line.startswith(beginning) for line in self.lines)

    def connect(self):
        return socket.create_connection(('127.0.0.1', self.port), SECONDS)

    def answers(self):
        """Does it serve a good client?"""
        context = ssl.create_default_context(
            cafile=self.test.path('roots.pem'))
        with self.connect() as plain:
            with context.wrap_socket(plain, server_hostname='localhost') as tls:
                tls.sendall(b'hello')
                return tls.recv(100) == b'hello'

    def descriptors(self):
        return len(os.listdir(f'/proc/{self.process.pid}/fd'))

    def peak_megabytes(self):
        with open(f'/proc/{self.process.pid}/status', encoding='ascii') as file:
            kilobytes = re.search(r'VmHWM:\s*(\d+) kB', file.read()).group(1)
        return int(kilobytes) / 1024

    def end(self):
        """Ends it as Ctrl-C does; returns its last line."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait(SECONDS)
        self.reader.join()
        self.test.assertEqual(
            (self.process.returncode, self.process.stderr.read()), (0, ''))
        return self.lines[-1]

    def stop(self):
        self.process.kill()
        self.reader.join()
        self.process.wait()
        self.process.stdout.close()
        self.process.stderr.close()


class ServeLoadTest(Shakedown):

    def setUp(self):
        super().setUp()
        self.write('f.yaml', SERVER)
        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))

    def crowd(self, server, says=b''):
        """That many connections, open; each with an answer, if it speaks."""
        clients = []
        for _ in range(CROWD):
            clients.append(server.connect())
            self.addCleanup(clients[-1].close)
            clients[-1].sendall(says)
        for client in clients if says else ():
            self.assertEqual(client.recv(1), b'\x16')
        return clients

    def most_megabytes(self):
        with open(self.program, 'rb') as file:
            is_sanitized = b'__asan_init' in file.read()
        return MOST_MEGABYTES_SANITIZED if is_sanitized else MOST_MEGABYTES

    def test_a_crowd_of_every_kind_is_outlived(self):
        server = Server(self, f'--connections={3 * CROWD}')
        before = server.descriptors()
        silent = self.crowd(server)
        half_open = self.crowd(server, hello())
        self.assertTrue(server.answers())
        for number in range(CROWD):
            with server.connect() as client:
                client.sendall(GARBAGE[number % len(GARBAGE)])
        self.assertTrue(server.answers())
        self.assertGreaterEqual(server.descriptors(), before + 2 * CROWD)
        self.assertLess(server.peak_megabytes(), self.most_megabytes())
        for client in silent + half_open:
            client.close()
        server.wait_for_ends(3 * CROWD + 2)
        self.assertTrue(server.answers())  # this one may still be open
        self.assertLessEqual(server.descriptors(), before + 1)
        self.assertIn(f'{CROWD} said nothing', server.end())

    def test_it_serves_on_when_it_may_open_no_more(self):
        its_own, others = 64, 16
        most = its_own + others
        server = Server(self, preexec_fn=lambda: resource.setrlimit(
            resource.RLIMIT_NOFILE, (most, most)))
        clients = self.crowd(server)
        for client in clients[others:]:
            self.assertEqual(client.recv(1), b'')  # closed at once
        for client in clients:
            client.close()
        server.wait_for_ends(others)
        self.assertTrue(server.answers())
        self.assertEqual(server.count('a connection was refused'), 1)
        self.assertIn(f' · {CROWD - others} were refused · ', server.end())


if __name__ == '__main__':
    unittest.main()

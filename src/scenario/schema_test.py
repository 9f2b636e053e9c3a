#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The published schema accepts every scenario and refuses wrong ones.

Example: cd to the workspace and run src/scenario/schema_test.py.
"""
import copy
import glob
import json
import sys
import unittest

import jsonschema
import yaml


class Loader(yaml.SafeLoader):
    """YAML as scenarios mean it: a date is a text."""


Loader.yaml_implicit_resolvers = {
    letter: [(tag, regexp) for tag, regexp in resolvers
             if tag != "tag:yaml.org,2002:timestamp"]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}

with open("src/scenario/scenario.schema.json", encoding="utf-8") as file:
    SCHEMA = json.load(file)
PART = {key: value for key, value in SCHEMA.items() if key != "required"}

GOOD = """
shakedown: 1
pki: {leaf: {host: a.example}}
server: {chain: [leaf]}
"""

# Each line alone, added to GOOD, makes it wrong.
WRONG = """
sever: {}
shakedown: 2
seed: -1
seed: 18446744073709551616
clock: tomorrow
client: {}
matrix: {}
matrix: {a: 1}
matrix: {A: [b]}
seed: radnom
pki: {leaf: {defect: expird}}
pki: {leaf: {key: rsa-2084}}
pki: {leaf: {not_after: soon}}
server: {chain: leaf}
server: {certificate: none}
server: {suites: [TLS_NO_SUCH_SUITE]}
server: {versions: [TLS1.4]}
server: {alert: {description: unknown_ca}}
server: {alert: {before: Finished, after: Finished, description: 1}}
server: {fault: bad_finish}
server: {fault: many_suites}
server: {fault: {weak_dh: 4096}}
server: {after_handshake: [sent: a]}
app: {exec: [curl]}
app: {exec: curl, environment: [A=b]}
expect: [exit: 256]
expect: [signal: 11]
expect: [stdout: done]
expect: [stderr: {holds: a}]
expect: [within: 5]
app: {options: [break_on_sever_auth]}
app: {rehandshake: 1}
app: {ecdsa_curves: [secp256]}
app: {minimum_dh_group_size: -1}
app: {eap_fast: {master_secret: a}}
app: {give_up_after: 30}
app: {at_server_auth: inspekt}
app: {at_server_auth: {set_error: errSSLCertExpird}}
wire: {}
wire: [stall: {}]
wire: [cut: {}]
wire: [cut: {at: "sever:Certificate"}]
wire: [fail: {at: "server@1", with: errSSLClosedGracefull}]
wire: [insert: {at: "server@1", bytes: {hex: "1"}}]
expect: [SSLHandshak: errSecSuccess]
expect: [SSLHandshake: errSSLCertExpird]
expect: [SSLGetSessionState: kSSLAbort]
expect: [{SSLClose: errSecSuccess, SSLRead: errSecSuccess}]
expect: [times: 3]
expect: [{SSLClose: errSecSuccess, times: 0}]
expect: [alert: {description: unknown_cb}]
expect: [clock: later]
expect: [verdict: pass]
expect: {exactely: []}
""".strip().splitlines()


def errors_of(text, schema=SCHEMA):
    validator = jsonschema.Draft7Validator(schema)
    return [error.message
            for error in validator.iter_errors(yaml.load(text, Loader))]


def values_of(schema, path=""):
    """Every value that a scenario can have, as its path and its schema."""
    ways = [way for several in ("anyOf", "oneOf", "allOf")
            for way in schema.get(several, [])]
    for way in ways + [schema[key] for key in ("then", "else")
                       if key in schema]:
        yield from values_of(way, path)
    below = dict(schema.get("properties", {}))
    for key in ("items", "additionalProperties"):
        if isinstance(schema.get(key), dict):
            below[key] = schema[key]
    for key, value in below.items():
        yield f"{path}/{key}", value
        yield from values_of(value, f"{path}/{key}")


def files(pattern):
    return sorted(glob.glob(pattern))


class SchemaTest(unittest.TestCase):

    def test_the_schema_is_one(self):
        jsonschema.Draft7Validator.check_schema(SCHEMA)

    def test_every_key_has_a_sentence_to_hover_over(self):
        def described(value):
            if "$ref" in value:
                value = SCHEMA["$defs"][value["$ref"].split("/")[-1]]
            return value.get("description", "")

        def walk(node, path):
            for item in node if isinstance(node, list) else ():
                walk(item, path)
            if not isinstance(node, dict):
                return
            for key, value in node.get("properties", {}).items():
                self.assertRegex(described(value), r"^\S+ \S+ .*\.$",
                                 f"{path}.{key} needs a description")
            for key, value in node.items():
                walk(value, path + "." + key)
        walk(SCHEMA, "")

    def test_it_accepts_every_scenario(self):
        paths = [path for path in files("scenarios/*/*.yaml")
                 if not path.startswith("scenarios/common/")]
        self.assertGreater(len(paths), 50)
        for path in paths:
            with self.subTest(path), open(path, encoding="utf-8") as text:
                self.assertEqual(errors_of(text), [])

    def test_it_accepts_every_part(self):
        paths = files("scenarios/common/*.yaml")
        self.assertTrue(paths)
        for path in paths:
            with self.subTest(path), open(path, encoding="utf-8") as text:
                self.assertEqual(errors_of(text, PART), [])

    def test_every_value_may_be_or_hold_a_placeholder(self):
        parts = [("", SCHEMA)] + sorted(SCHEMA["$defs"].items())
        tried = 0
        for name, part in parts:
            for path, value in values_of(part, name):
                if path.startswith(("/shakedown", "/include", "/matrix")):
                    continue
                validator = jsonschema.Draft7Validator(
                    {**value, "$defs": SCHEMA["$defs"]})
                for text in ("{axis}", "{axis.key}", "1{axis}"):
                    tried += 1
                    self.assertTrue(validator.is_valid(text),
                                    f"{path} refuses {text}")
        self.assertGreater(tried, 1000)

    def test_it_refuses_wrong_ones(self):
        self.assertEqual(errors_of(GOOD), [])
        for line in WRONG:
            scenario = yaml.load(GOOD, Loader)
            scenario.update(yaml.load(line, Loader))
            text = yaml.safe_dump(copy.deepcopy(scenario))
            with self.subTest(line):
                self.assertNotEqual(errors_of(text), [])


if __name__ == "__main__":
    sys.exit(unittest.main())

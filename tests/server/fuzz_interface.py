"""Asks a server, by its own description, for things made up: half of them meant well, half not. No answer is a fault of the server, and each is of the form described.

    python3 fuzz_interface.py PROGRAM [SECONDS [SEED]]      default 10 seconds
"""

import collections
import http.client
import json
import pathlib
import random
import sys
import tempfile
import time
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "load"))

from office import accounts_of, make_office, start  # noqa: E402
from people import Browser  # noqa: E402

PEOPLE = ("admin-1", "applicant-1", "producer-1", "office-1", "window-1", "extractor-1", "m1")
# Routes that would end the session of who asks, or that cost a tenth of a second each.
LEFT_OUT = ("/session", "/me/password", "/me/recovery-codes", "/me/totp", "/invitations")
DOSSIERS = 24
IDLE_MOST = 5
DIGEST = "a" * 64
ODD = [None, True, -1, 0, 1e300, "", " ", "申出", "a" * 3000, [], {}, [[[[]]]], "\u0000x", "' OR 1=1 --", "<script>alert(1)</script>", "../../etc/passwd",
       "2026-02-30", "R8-9999", "\ud800", 2**63, "9" * 40, ["x"] * 500, {"a": {"b": None}}, "\u202e\u2066", "%00", "\r\nX: 1"]
HEADERS = [{}, {"If-Match": '"0"'}, {"If-Match": "*"}, {"If-Match": "nonsense"}, {"If-None-Match": '"x"'}, {"Accept-Language": "en"}, {"Range": "bytes=0-1"},
           {"Content-Type": "text/plain"}, {"Expect": "100-continue"}, {"X-Forwarded-For": "::1"}]


class Shapes:
    """Whether an answer is of its schema; as much of JSON Schema as the description uses."""

    def __init__(self, description):
        self.schemas = description["components"]["schemas"]

    def fault(self, value, schema, where="answer"):
        if "$ref" in schema:
            return self.fault(value, self.schemas[schema["$ref"].rsplit("/", 1)[1]], where)
        for one in ("oneOf", "anyOf"):
            if one in schema and all(self.fault(value, choice, where) for choice in schema[one]):
                return f"{where} is of none of its shapes"
        if "enum" in schema and value not in schema["enum"]:
            return f"{where} is no word of its list"
        if "type" in schema and not self.has_type(value, schema["type"]):
            return f"{where} is {type(value).__name__}, not {schema['type']}"
        if isinstance(value, dict):
            return self.fault_of_members(value, schema, where)
        if isinstance(value, list) and "items" in schema:
            return next((found for place, item in enumerate(value) if (found := self.fault(item, schema["items"], f"{where}[{place}]"))), None)
        return None

    def fault_of_members(self, value, schema, where):
        for name in schema.get("required", []):
            if name not in value:
                return f"{where}.{name} is missing"
        known = schema.get("properties", {})
        if schema.get("additionalProperties") is False and (more := set(value) - set(known)):
            return f"{where} has {sorted(more)} besides"
        return next((found for name, part in known.items() if name in value and (found := self.fault(value[name], part, f"{where}.{name}"))), None)

    @staticmethod
    def has_type(value, wanted):
        kinds = {"string": str, "integer": int, "number": (int, float), "boolean": bool, "object": dict, "array": list, "null": type(None)}
        names = wanted if isinstance(wanted, list) else [wanted]
        return any(isinstance(value, kinds[name]) and (name == "boolean" or not isinstance(value, bool)) for name in names)


class Fuzz:
    def __init__(self, port, browsers, seed):
        self.port, self.browsers, self.chance, self.turn = port, browsers, random.Random(seed), 0
        admin = browsers["admin-1"]
        self.description = admin.ask("GET", "/openapi.json")[1]
        self.shapes = Shapes(self.description)
        self.commands = admin.ask("GET", "/commands")[1]["items"]
        self.words = admin.ask("GET", "/words")[1]
        self.routes = [(method.upper(), path, route) for path, methods in self.description["paths"].items() for method, route in methods.items()
                       if not path.startswith(LEFT_OUT)]
        # What changes something is worth more than what only looks.
        self.weights = [20 if path.endswith("/commands") and method == "POST" else 1 if method == "GET" else 3 for method, path, _ in self.routes]
        self.used = dict.fromkeys(browsers, time.monotonic())
        self.statuses, self.faults = collections.Counter(), []

    def odd(self):
        return self.chance.choice(ODD)

    def hole(self, name):
        meant = {"number": f"R8-{self.chance.randint(1, DOSSIERS):04}", "account": self.chance.choice(["m3", "m4", "handler-1"]), "sha256": DIGEST,
                 "section": self.chance.choice(["purpose", "design", "use_period"]), "track": self.chance.choice(["board", "committee"]),
                 "name": "ndb-2023-10", "old": "ndb-2022-04", "new": "ndb-2023-10", "id": self.chance.choice(["1", "none", DIGEST[:24]])}
        return meant[name] if self.chance.random() < 0.9 else str(self.odd())[:200]

    def value_for(self, field):
        if field.get("choices") and self.chance.random() < 0.9:
            return self.chance.choice(field["choices"])["name"]
        by_kind = {"text": "合成の記載", "word": self.chance.choice(["applicant-1", "contact-1", "univ-a", "own", "research"]), "number": self.chance.randint(-2, 40),
                   "flag": self.chance.random() < 0.8, "day": "2026-11-28", "digest": DIGEST, "words": ["ndb"]}
        return by_kind[field["kind"]]

    def fields_of(self, command):
        return {field["name"]: self.value_for(field) for field in command["fields"] if field["required"] or self.chance.random() < 0.5}

    def body_for(self, path, schema, name, address):
        if path == "/dossiers/{number}/commands":
            command = self.chance.choice(self.commands)
            open_now = self.browsers[name].ask("GET", address.split("?")[0])[1].get("items")
            if open_now and self.chance.random() < 0.7:
                command = self.chance.choice(open_now)
                return {"command": command["name"], "key": command["key"] or self.chance.choice(["", "", "1"]), "fields": self.fields_of(command)}
            return {"command": command["name"], "key": self.chance.choice(["", "producer", "ndb", "joint", "1", "univ-a", "ndb/univ-a"]), "fields": self.fields_of(command)}
        if path == "/dossiers":
            return {"fields": self.fields_of(next(one for one in self.commands if one["name"] == "open_dossier"))}
        return {name: self.meant(part) for name, part in schema.get("properties", {}).items()}

    def meant(self, schema):
        kind = schema.get("type")
        by_type = {"string": "合成の記載", "integer": self.chance.randint(0, 9), "boolean": True, "array": [], "object": {}}
        return by_type.get(kind if isinstance(kind, str) else "string", "x")

    def spoiled(self, body):
        """The same with something odd in it, at any depth."""
        if self.chance.random() < 0.05:
            return self.odd()
        for name in list(body):
            roll = self.chance.random()
            if roll < 0.25:
                body[name] = self.odd()
            elif roll < 0.35:
                del body[name]
            elif isinstance(body[name], dict):
                body[name] = self.spoiled(body[name])
        if self.chance.random() < 0.1:
            body["not_known"] = self.odd()
        return body

    def made_up(self, name):
        method, path, route = self.chance.choices(self.routes, self.weights)[0]
        address, query = path, {}
        for parameter in route.get("parameters", []):
            if parameter["in"] == "path":
                address = address.replace("{" + parameter["name"] + "}", urllib.parse.quote(self.hole(parameter["name"]).encode("utf-8", "replace"), safe=""))
            elif parameter["in"] == "query" and self.chance.random() < 0.4:
                query[parameter["name"]] = str(self.odd() if self.chance.random() < 0.6 else self.chance.choice(["1", "5", "true", "2026-11-01", "-last", "document"]))
        if query:
            address += "?" + urllib.parse.urlencode({name: value.encode("utf-8", "replace") for name, value in query.items()})
        content = None
        if "requestBody" in route:
            kind, held = next(iter(route["requestBody"]["content"].items()))
            body = self.body_for(path, held["schema"], name, address)
            if kind == "application/octet-stream":
                content = self.chance.randbytes(self.chance.choice([0, 1, 100, 5000]))
            else:
                content = json.dumps(self.spoiled(body) if self.chance.random() < 0.5 else body).encode()
            if self.chance.random() < 0.03:
                content = self.chance.choice([b"{", b"\xff\xfe", b"[" * 5000, b"null", b"1e999", content[: len(content) // 2]])
        return method, path, route, address, content

    def one(self):
        self.turn += 1
        name = self.chance.choice(PEOPLE)
        browser = self.browsers[name]
        # The server ends a line that says nothing for fifteen seconds, as it should.
        if time.monotonic() - self.used[name] > IDLE_MOST:
            browser.move_to(self.port)
        self.used[name] = time.monotonic()
        method, path, route, address, content = self.made_up(name)
        kind = "application/octet-stream" if path.endswith("/uploads") else "application/json"
        headers = browser.headers() | {"Content-Type": kind, "Idempotency-Key": f"fuzz-{self.turn:08}"} | (self.chance.choice(HEADERS) if self.chance.random() < 0.3 else {})
        said = f"turn {self.turn}: {name} {method} {address} {content!r}"[:600]
        try:
            browser.line.request(method, "/api/v1" + address, content, headers)
            reply = browser.line.getresponse()
            text = b"" if reply.getheader("Content-Type") == "text/event-stream" else reply.read()
        except (OSError, http.client.HTTPException) as error:
            self.faults.append(f"{said}: {error!r}")
            browser.move_to(self.port)
            return
        if reply.getheader("Content-Type") == "text/event-stream" or reply.getheader("Connection") == "close":
            browser.move_to(self.port)
        self.statuses[reply.status] += 1
        if fault := self.fault_of(reply, text, route):
            self.faults.append(f"{said}: {reply.status} {fault} {text[:300]!r}")

    def fault_of(self, reply, text, route):
        if reply.status >= 500:
            return "is a fault of the server"
        if reply.status == 401:
            return "nobody signed out"
        if reply.status in (204, 304):
            return None
        kind = reply.getheader("Content-Type")
        if reply.status >= 400:
            return self.shapes.fault(json.loads(text), {"$ref": "#/components/schemas/problem"}) if kind == "application/problem+json" else f"says {kind}"
        held = route["responses"]["2XX"].get("content", {})
        return self.shapes.fault(json.loads(text), held["application/json"]["schema"]) if kind == "application/json" and "application/json" in held else None


def main():
    program = sys.argv[1]
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 10
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 20261128
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        make_office(program, folder, DOSSIERS)
        server, port = start(program, folder)
        try:
            accounts = accounts_of(folder)
            fuzz = Fuzz(port, {person: Browser(port).sign_in(accounts[person]) for person in PEOPLE}, seed)
            end = time.monotonic() + seconds
            while time.monotonic() < end and len(fuzz.faults) < 20 and server.poll() is None:
                fuzz.one()
            if server.poll() is not None:
                fuzz.faults.append(f"the server ended with {server.poll()}")
            else:
                browser = fuzz.browsers["office-1"]
                browser.move_to(port)
                status, state = browser.ask("POST", "/ledger/verify")
                if status != 200 or not state["whole"]:
                    fuzz.faults.append(f"the ledger is not whole: {state}")
        finally:
            server.terminate()
            server.wait(timeout=20)
    print(f"{fuzz.turn} requests over {len(fuzz.routes)} routes, seed {seed}; by status {dict(sorted(fuzz.statuses.items()))}; {len(fuzz.faults)} faults")
    for fault in fuzz.faults:
        print(fault, file=sys.stderr)
    return 1 if fuzz.faults else 0


if __name__ == "__main__":
    sys.exit(main())

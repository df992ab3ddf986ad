"""People at browsers, as far as a load needs them: one connection each, sign-in with both factors, the token against forgery."""

import base64
import hashlib
import hmac
import http.client
import json
import struct
import time


def code_of(secret):
    """RFC 6238 with the values of every app: SHA-1, 30 seconds, six digits."""
    key = base64.b32decode(secret)
    digest = hmac.new(key, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start:start + 4])[0] & 0x7FFFFFFF) % 1000000:06}"


class Browser:
    def __init__(self, port):
        self.line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.cookie = self.csrf = ""

    def move_to(self, port):
        """The same person, at a server that was started again."""
        self.line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)

    def at_another(self, port):
        """The same session in another window."""
        other = Browser(port)
        other.cookie, other.csrf = self.cookie, self.csrf
        return other

    def headers(self):
        return {"Cookie": f"renga={self.cookie}", "X-Renga-Csrf": self.csrf, "Content-Type": "application/json"}

    def ask(self, method, path, body=None, key=None):
        headers = self.headers() | ({"Idempotency-Key": key} if key else {})
        self.line.request(method, "/api/v1" + path, None if body is None else json.dumps(body), headers)
        reply = self.line.getresponse()
        text = reply.read()
        self.take_cookie(reply)
        answer = json.loads(text) if text else {}
        self.csrf = answer.get("csrf", self.csrf) if isinstance(answer, dict) else self.csrf
        return reply.status, answer

    def take_cookie(self, reply):
        cookie = reply.getheader("Set-Cookie", "")
        if cookie.startswith("renga="):
            self.cookie = cookie[6:].split(";")[0]

    def sign_in(self, account):
        self.ask("GET", "/session")
        self.ask("POST", "/session/password", {"account": account["account"], "password": account["password"]})
        status, answer = self.ask("POST", "/session/totp", {"code": code_of(account["secret"])})
        if answer.get("state") != "signed_in":
            raise SystemExit(f"{account['account']} is not let in: {status} {answer}")
        return self

    def open_dossier(self, title, key):
        fields = {"title": title, "databases": ["ndb"], "provision_kind": "special_extraction", "applicant_kind": "corporate"}
        status, answer = self.ask("POST", "/dossiers", {"fields": fields}, key=key)
        if status != 201:
            raise SystemExit(f"no dossier could be opened: {answer}")
        return answer["number"]

"""Sealed packages and the openssl command line, in both directions (docs/spec/package.md)."""

import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAM = ""
PASSPHRASE = "synthetic passphrase"
DOSSIER = "R7-0001"


def run(*words, cwd, code=0):
    environment = {**os.environ, "RENGA_PASSPHRASE": PASSPHRASE}
    done = subprocess.run([str(word) for word in words], cwd=cwd, env=environment, capture_output=True)
    if done.returncode != code:
        raise AssertionError(f"{words} ended with {done.returncode}: {done.stderr.decode()}")
    return done


def renga(*words, cwd, code=0):
    return run(PROGRAM, *words, "--lang", "en", cwd=cwd, code=code)


@unittest.skipUnless(shutil.which("openssl") and shutil.which("tar"),
                     "the openssl command line or tar is not installed")
class OpensslCms(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = pathlib.Path(holder.name)
        for party in ("fund", "producer"):
            renga("identity", "make", "--party", party, "--name", party, "--out", f"{party}.identity",
                  cwd=self.folder)
        (self.folder / "keys.json").write_bytes(os.urandom(300_000))

    def openssl(self, *words, code=0):
        return run("openssl", *words, cwd=self.folder, code=code)

    def fingerprint(self, party):
        shown = renga("identity", "show", f"{party}.crt", "--json", cwd=self.folder).stdout
        return json.loads(shown)["fingerprint"]

    def unseal(self, package, out, code=0):
        return renga("unseal", package, "--identity", "producer.identity", "--from", "fund.crt",
                     "--dossier", DOSSIER, "--purpose", "keys", "--out", out,
                     cwd=self.folder, code=code)

    def test_openssl_opens_what_renga_sealed(self):
        """PKG-1, PKG-5 to PKG-7, PKG-9"""
        renga("seal", "keys.json", "--identity", "fund.identity", "--to", "producer.crt",
              "--dossier", DOSSIER, "--purpose", "keys", "--out", "package.p7m", cwd=self.folder)
        self.openssl("cms", "-decrypt", "-inform", "DER", "-in", "package.p7m", "-recip", "producer.crt",
                     "-inkey", "producer.identity", "-passin", f"pass:{PASSPHRASE}", "-out", "inner")
        self.openssl("cms", "-verify", "-inform", "DER", "-in", "inner", "-CAfile", "fund.crt",
                     "-out", "content.tar")
        run("tar", "-xf", "content.tar", "-C", self.make("unpacked"), cwd=self.folder)
        unpacked = self.folder / "unpacked"
        self.assertEqual((unpacked / "keys.json").read_bytes(), (self.folder / "keys.json").read_bytes())
        statement = json.loads((unpacked / "package.json").read_text(encoding="utf-8"))
        self.assertEqual(statement["sender"], self.fingerprint("fund"))
        self.assertEqual(statement["receiver"], self.fingerprint("producer"))

    def test_openssl_does_not_open_it_for_another(self):
        renga("seal", "keys.json", "--identity", "fund.identity", "--to", "producer.crt",
              "--dossier", DOSSIER, "--purpose", "keys", "--out", "package.p7m", cwd=self.folder)
        with self.assertRaises(AssertionError):
            self.openssl("cms", "-decrypt", "-inform", "DER", "-in", "package.p7m", "-recip", "fund.crt",
                         "-inkey", "fund.identity", "-passin", f"pass:{PASSPHRASE}", "-out", "inner")

    def make(self, name):
        (self.folder / name).mkdir()
        return self.folder / name

    def write_statement(self):
        content = (self.folder / "keys.json").read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        statement = {
            "format": "renga-package-1", "number": "0123456789abcdef" * 2,
            "sender": self.fingerprint("fund"), "receiver": self.fingerprint("producer"),
            "dossier": DOSSIER, "purpose": "keys",
            "made_utc": "2026-01-01T00:00:00Z", "valid_until_utc": "2999-01-01T00:00:00Z",
            "content_sha256": digest,
            "files": [{"name": "keys.json", "bytes": len(content), "sha256": digest}],
        }
        (self.folder / "package.json").write_text(json.dumps(statement, indent=2) + "\n", encoding="utf-8")

    def sign_and_encrypt(self, *streaming):
        self.write_statement()
        run("tar", "--format=ustar", "-cf", "content.tar", "package.json", "keys.json", cwd=self.folder)
        self.openssl("cms", "-sign", "-binary", "-nodetach", *streaming, "-md", "sha256", "-in", "content.tar",
                     "-signer", "fund.crt", "-inkey", "fund.identity", "-passin", f"pass:{PASSPHRASE}",
                     "-outform", "DER", "-out", "inner")
        self.encrypt(*streaming, "-aes-256-gcm", "-keyopt", "ecdh_kdf_md:sha256")

    def encrypt(self, *words):
        cipher = [word for word in words if word.startswith("-aes") or word == "-stream"]
        after = [word for word in words if word not in cipher]
        self.openssl("cms", "-encrypt", "-binary", *cipher, "-in", "inner", "-outform", "DER",
                     "-out", "package.p7m", "-recip", "producer.crt", *after)

    def test_renga_opens_what_openssl_sealed(self):
        """PKG-8: definite lengths and streamed pieces alike"""
        for number, streaming in enumerate(((), ("-stream",))):
            self.sign_and_encrypt(*streaming)
            self.unseal("package.p7m", f"opened{number}.json")
            self.assertEqual((self.folder / f"opened{number}.json").read_bytes(),
                             (self.folder / "keys.json").read_bytes())
            (self.folder / "producer.received").unlink()

    def test_renga_refuses_weaker_seals(self):
        """PKG-7"""
        self.sign_and_encrypt()
        for words in (("-aes-256-cbc",), ("-aes-128-gcm", "-keyopt", "ecdh_kdf_md:sha256"), ("-aes-256-gcm",)):
            self.encrypt(*words)
            self.unseal("package.p7m", "opened.json", code=3)
            self.assertFalse((self.folder / "opened.json").exists())


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main()

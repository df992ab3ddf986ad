"""Reads every manifest below a folder as docs/spec/dataset.md says, without our code: check_datasets.py FOLDER."""

import hashlib
import json
import pathlib
import re
import sys

MEMBERS = ["format", "database", "id_kind", "dossier", "party", "tables", "made_by", "counts", "parents"]
TYPES = {"integer", "decimal", "text", "code", "date", "month", "boolean"}
ROLES = {"direct", "quasi", "sensitive", "plain", "id", "key"}
KINDS = {"source", "stored", "processing", "provision", "none"}
DATABASES = {"ndb", "kaigo", "dpc", "jisedai", "linked"}
PERSON = ["person", "id4", "id5", "id4_validity", "id5_validity", "sex", "birth_month"]
HEX = re.compile("[0-9a-f]{64}")


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


class Reader:
    def __init__(self):
        self.wrong, self.kinds, self.databases, self.parents, self.digests = [], set(), set(), {}, {}

    def say(self, holds, path, what):
        if not holds:
            self.wrong.append(f"{path}: {what}")

    def read(self, path):
        text = path.read_text(encoding="utf-8")
        manifest = json.loads(text)
        self.kinds.add(manifest["id_kind"])
        self.digests[digest(path)] = path
        self.parents[path] = manifest["parents"]
        # DST-5
        self.say(list(manifest) == MEMBERS, path, f"members {list(manifest)}")
        self.say(text == json.dumps(manifest, indent=2, ensure_ascii=False) + "\n", path, "written otherwise")
        # DST-12, DST-17
        self.say(manifest["id_kind"] in KINDS and manifest["database"] in DATABASES, path, "kind or database")
        self.say(manifest["id_kind"] != "stored" or manifest["party"] == manifest["database"], path, "stored IDs elsewhere")
        self.say(manifest["id_kind"] != "processing" or manifest["party"] == "producer", path, "processing IDs elsewhere")
        for table in manifest["tables"]:
            self.table(path, manifest, table)
        # DST-14
        if manifest["id_kind"] in ("stored", "processing", "provision") and manifest["database"] != "linked":
            people = [t for t in manifest["tables"] if t["name"] == "person"]
            names = [column["name"] for column in people[0]["columns"]] if people else []
            self.say(names[: len(PERSON)] == PERSON, path, f"person has {names}")
            for table in manifest["tables"]:
                self.say("person" in [column["name"] for column in table["columns"]], path, f"{table['name']} without person")

    def table(self, path, manifest, table):
        # DST-6, DST-18
        self.say(list(table) == ["name", "rows", "file", "sha256", "columns"], path, f"table {list(table)}")
        self.say(HEX.fullmatch(table["sha256"]) and digest(path.parent / table["file"]) == table["sha256"], path, table["file"])
        names = [column["name"] for column in table["columns"]]
        self.say(len(set(names)) == len(names), path, f"{table['name']} has a column twice")
        for column in table["columns"]:
            # DST-7, DST-10
            members = ["name", "type", "role", "label"] + ["unit"] * ("unit" in column)
            self.say(list(column) == members, path, f"column {list(column)}")
            self.say(column["type"] in TYPES and column["role"] in ROLES, path, f"column {column}")
            # DST-13
            self.say(column["role"] != "direct" or manifest["id_kind"] == "source", path, f"direct {column['name']}")
            # DST-11
            if column["name"] in ("receipt", "record_no"):
                self.say(column["role"] == "key", path, f"{column['name']} is no key")


def main(folder):
    reader = Reader()
    paths = sorted(pathlib.Path(folder).rglob("manifest.json"))
    for path in paths:
        reader.read(path)
    known = sum(parent in reader.digests for parents in reader.parents.values() for parent in parents)
    print(f"{len(paths)} datasets, kinds {', '.join(sorted(reader.kinds))}; {known} parents are here")
    for wrong in reader.wrong:
        print(wrong)
    return 1 if reader.wrong or not paths else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))

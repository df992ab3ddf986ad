"""Holds the program against ids.py on many artificial people: check_people.py PROGRAM [PEOPLE].

The program makes a world, takes a check-up and a hospital record of each person, with names and
numbers written in many ways, and walks the whole road of the IDs. Every validity and every stored,
processing and provision ID of every person, with the look-alike keys, is made again here.
"""

import csv
import datetime
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time
import unicodedata

import aes
import ids

SEED = 7
DOSSIER = "R7-0001"
LOOK_ALIKES = ("spelling", "head", "tail")
ID_COLUMNS = ("id4", "id5", "id4_spelling", "id4_head", "id4_tail")
PERSON_COLUMNS = ("name_kana", "birth_date", "sex", "insurer", "symbol", "number", "branch")
CHECKUP = ("checkup_date,institution,height,weight,waist,systolic,diastolic,triglyceride,hdl,ldl,ast,"
           "alt,ggt,glucose,hba1c,smoking,metabolic").split(",")
VALUES = "1319102567,165.7,64.6,87.1,142,84,65,77,99,33,22,37,96,5.9,2,2".split(",")
APPROVAL = """[dossier]
number = "{dossier}"
[decision.board]
outcome = "approved"
[decision.committee]
outcome = "approved"
[allows]
acts = ["make_ids"]
places = ["大学A 情報解析室"]
exceptions = []
[use]
from = {today}
until = {last_day}
"""

# How names are written: what stands for what, and how often in a hundred names.
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
HALF_WIDTH = {unicodedata.normalize("NFKC", chr(c)): chr(c) for c in range(0xFF66, 0xFF9E)}
HALF_WIDTH |= {"\u3099": "ﾞ", "\u309a": "ﾟ"}


def half_width(name):
    return "".join(HALF_WIDTH.get(c, c) for c in unicodedata.normalize("NFD", name))


def hiragana(name):
    return "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in name)


SPELLINGS = [
    (10, half_width),
    (5, hiragana),
    (5, lambda name: name[:3] + "　" + name[3:]),
    (5, lambda name: name.replace("ー", "－")),
    (5, lambda name: name.replace("ー", "―")),
    (5, lambda name: name.replace("ョ", "ヨ").replace("ッ", "ツ")),
    (3, lambda name: name.replace("ズ", "ヅ").replace("ジ", "ヂ")),
    (3, lambda name: name.replace("サ", "サヽ", 1) + "ヾ"),
    (3, lambda name: name + "\u200b\ufeff"),
    (3, lambda name: name.replace("ニ", "二").replace("ー", "一")),
    (3, lambda name: name[:10]),
    (2, lambda name: name * 3),
    (1, lambda name: name + "\ue000"),
    (1, lambda name: "Ｊｏｓé" + name),
    (3, lambda name: ""),
]


def spelled(name, chance):
    for percent, spelling in SPELLINGS:
        if chance.randrange(100) < percent:
            name = spelling(name)
    return name


def written_number(holding, chance):
    """Insurer, symbol, number and branch as a record gives them."""
    number = [holding[name] for name in ("insurer_number", "symbol", "number", "branch")]
    kind = chance.randrange(100)
    if kind < 40:
        number[1:3] = [part.translate(FULL_WIDTH) for part in number[1:3]]
    elif kind < 45:
        number[3] = ""
    elif kind < 47:
        number[2] = str(int(number[2]) + 1)
    elif kind < 50:
        number = ["", "", "", ""]
    return number


def people(world):
    """One record of each person: the columns of PERSON_COLUMNS and the day of the record."""
    chance = random.Random(SEED)
    holdings = {}
    with open(world / "history.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            holdings.setdefault(row["subject"], []).append(row)
    nobody = {"insurer_number": "", "symbol": "", "number": "0", "branch": "",
              "valid_from": "2024-04-01"}
    with open(world / "people.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            holding = chance.choice(holdings.get(row["person"], [nobody]))
            yield (spelled(row["name_kana"], chance), row["birth_date"], row["sex"],
                   *written_number(holding, chance), holding["valid_from"])


def write_records(records, folder):
    """The same people as check-ups and as a hospital's patients; line and row agree in both."""
    with open(folder / "checkup.csv", "w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow((*PERSON_COLUMNS, *CHECKUP))
        table.writerows((*record, *VALUES) for record in records)
    with open(folder / "patient.csv", "w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(("patient_no", *PERSON_COLUMNS, "insured_on", "postal_code"))
        table.writerows((f"{place:08}", *record, "1008916") for place, record in enumerate(records))


def walk(program, count, folder):
    """Runs the program's own road of the IDs; leaves the lists that are compared."""
    day = datetime.date.today()
    approval = APPROVAL.format(dossier=DOSSIER, today=day, last_day=day + datetime.timedelta(300))
    (folder / "approval.toml").write_text(approval, encoding="utf-8")
    (folder / "passphrase").write_text("the producer's\n", encoding="utf-8")

    def renga(command):
        done = subprocess.run([program, *command.split()], cwd=folder, text=True, check=False,
                              capture_output=True, env={**os.environ, "RENGA_PASSPHRASE": "artificial",
                                                         "RENGA_PRODUCER_PASSPHRASE": "the producer's"})
        if done.returncode not in (0, 1):
            sys.exit(f"renga {command}\n{done.stderr}")

    fund = "--keys fund.json --look-alikes --history world/history.csv"
    renga(f"synth --people {count} --months 1 --seed {SEED} --out world")
    records = list(people(folder / "world"))
    write_records(records, folder)
    renga("ingest --db ndb --out checkups checkup.csv")
    renga("ingest --db jisedai --out patients patient.csv")
    renga(f"ids keys --keys fund.json --seed {SEED}")
    renga(f"ids dossier --keys fund.json --approval approval.toml --seed {SEED} "
          "--producer-keys producer.json")
    renga("ids request checkups --out asked")
    renga(f"ids store asked {fund} --db ndb --out stored-answer")
    renga("ids attach checkups --answer stored-answer --out stored")
    renga(f"ids request stored --dossier {DOSSIER} --out asked-again")
    renga("ids issue asked-again --keys fund.json --approval approval.toml --out issued")
    renga(f"ids request patients --dossier {DOSSIER} --out asked-by-producer")
    renga(f"ids answer asked-by-producer {fund} --approval approval.toml --normalisation robust "
          "--out processing")
    renga("ids attach patients --answer processing --keys producer.json "
          "--passphrase-file passphrase --out provided")
    for name in ("stored-answer", "stored", "issued", "processing", "provided"):
        renga(f"ids list {name} --out {name}.csv")
    return records


def listed(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Expected:
    """What this implementation makes of one record: validities and root IDs."""

    def __init__(self, record, history, keys, normalisation):
        name, birth, sex, *number, when = record
        self.roots = dict.fromkeys(ID_COLUMNS)
        self.id4, fields = ids.id4(name, birth, sex, normalisation)
        if fields:
            self.roots["id4"] = ids.root(keys["root_id4"], *fields)
            for kind, parts in ids.look_alikes(name, birth, sex).items():
                self.roots["id4_" + kind] = ids.root(keys["root_id4"], *parts)
        asked = ids.insured_number(*number)
        self.id5, fields = history.look_up(asked, ids.day(when), ids.day(when))
        if fields:
            self.roots["id5"] = ids.root(keys["root_id5"], *fields)


class Comparison:
    def __init__(self):
        self.count = 0
        self.wrong = []

    def same(self, place, actual, expected):
        self.count += 1
        if actual != expected:
            self.wrong.append(f"{place} differs")

    def rows(self, name, rows, expected, made_of):
        """Every row of a list against what `made_of` makes of its root IDs."""
        self.same(f"{name}: rows", len(rows), len(expected))
        for row, person in zip(rows, expected):
            self.same(f"{name} {row['row']}: id4_validity", row["id4_validity"], person.id4)
            self.same(f"{name} {row['row']}: id5_validity", row["id5_validity"], person.id5)
            for column, root in person.roots.items():
                self.same(f"{name} {row['row']}: {column}", row[column],
                          made_of(root) if root else "")


def compare(folder, records):
    keys = ids.seeded_keys(SEED, [DOSSIER])
    with open(folder / "world" / "history.csv", encoding="utf-8", newline="") as file:
        history = ids.History(file)
    check = Comparison()
    processing, user = keys["processing " + DOSSIER], keys["user " + DOSSIER]
    provision = lambda root: ids.keyed(user, ids.keyed(processing, root)).hex()

    # The check-ups: `strict`, stored in NDB, provided by the fund from the stored IDs.
    expected = [Expected(record, history, keys, "strict") for record in records]
    roots = sorted({root for person in expected for root in person.roots.values() if root})
    blocks = aes.encrypt(keys["database ndb"], roots)
    stored = {root: block.hex() for root, block in zip(roots, blocks)}
    root_of = {text: root for root, text in stored.items()}
    # Before its first day an ID is not stored (IDP-24); that day is the rulebook's.
    rows = listed(folder / "stored-answer.csv")
    for row, person in zip(rows, expected):
        for number, columns in (("id4", ("id4", "id4_spelling", "id4_head", "id4_tail")),
                                ("id5", ("id5",))):
            if row[number + "_validity"] == "outside_period":
                setattr(person, number, "outside_period")
                person.roots.update(dict.fromkeys(columns))
    check.rows("stored", rows, expected, stored.get)
    for row, person in zip(listed(folder / "issued.csv"), listed(folder / "stored.csv")):
        check.same(f"issued {row['row']}: row", row["row"], person["person"])
        for column in ID_COLUMNS:
            root = root_of[person[column]] if person[column] else None
            check.same(f"issued {row['row']}: {column}", row[column],
                       provision(root) if root else "")

    # The patients: `robust`, through the producer.
    expected = [Expected(record, history, keys, "robust") for record in records]
    check.rows("processing", listed(folder / "processing.csv"), expected,
               lambda root: ids.keyed(processing, root).hex())
    made = lambda person: tuple(provision(root) if root else "" for root in person.roots.values())
    persons = sorted(tuple(row[column] for column in ID_COLUMNS)
                     for row in listed(folder / "provided.csv"))
    check.same("provided: persons", len(persons), len(expected))
    for place, (actual, wanted) in enumerate(zip(persons, sorted(map(made, expected)))):
        check.same(f"provided {place}", actual, wanted)
    return check, expected


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        began = time.monotonic()
        records = walk(program, count, folder)
        walked = time.monotonic()
        check, expected = compare(folder, records)
        seconds = f"program {walked - began:.1f} s, reference {time.monotonic() - walked:.1f} s"
    reasons = {kind: sum(getattr(person, kind) == "ok" for person in expected)
               for kind in ("id4", "id5")}
    print("\n".join(check.wrong[:20]))
    print(f"{len(records):,} people, {check.count:,} values compared, {len(check.wrong)} differ; "
          f"ID4 ok {reasons['id4']:,}, ID5 ok {reasons['id5']:,}")
    print(seconds, file=sys.stderr)
    return 1 if check.wrong else 0


if __name__ == "__main__":
    sys.exit(main())

"""A world of `renga synth` as its files tell it, read without our code, with what it states of each record: truth, history, causes."""

import collections
import csv
import datetime
import json
import pathlib
import re
import subprocess
import tempfile
import unicodedata

SEED = 7

Receipt = collections.namedtuple("Receipt", "file place person causes institution body kana name birth sex month stay chart insurer symbol number "
                                            "branch payers meals yen raw")


def day(text):
    return datetime.date.fromisoformat(text)


def narrow(text):
    return unicodedata.normalize("NFKC", text)


def years(born, on):
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def strict(kana):
    """What profile `strict` undoes: widths, scripts, spaces and other signs for the long vowel (ids.md)."""
    text = unicodedata.normalize("NFKC", kana).replace(" ", "").replace("　", "")
    text = "".join(chr(ord(c) + 0x60) if "ぁ" <= c <= "ゖ" else c for c in text)
    return re.sub("[―−－-]", "ー", text)


def large(kana):
    return kana.translate(str.maketrans("ァィゥェォッャュョヮ", "アイウエオツヤユヨワ"))


class World:
    def __init__(self, program, people):
        self.program, self.count = program, people
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.temporary.name) / "world"
        made = subprocess.run([program, "synth", "--people", str(people), "--seed", str(SEED), "--out", str(self.folder), "--json"],
                              capture_output=True, text=True, check=True)
        self.summary = json.loads(made.stdout)
        self.people = {row["person"]: row for row in self.rows("people.csv")}
        self.truth = {(row["file"], row["number"]): row["person"] for row in self.rows("truth.csv")}
        self.causes = collections.defaultdict(set)
        for row in self.rows("causes.csv"):
            self.causes[row["file"], row["number"]].add(row["cause"])
        self.history = self.rows("history.csv")
        self.cards = collections.defaultdict(list)
        for row in self.history:
            self.cards[row["subject"].split("-")[0]].append(row)
        self.checkups = self.rows("ndb/checkup.csv")
        self.patients = self.rows("hospital/patient.csv")
        self.kinds, self.heads, self.receipts, self.sections = set(), [], [], set()
        for path in sorted((self.folder / "ndb").glob("*.UKE")):
            self.read(path)

    def rows(self, name):
        with open(self.folder / name, encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def read(self, path):
        head = fields = None
        for line in path.read_bytes().decode("cp932").split("\r\n"):
            kind = line[:2]
            if kind == "SI":
                self.sections.add(line.split(",", 2)[1])
            if kind not in ("IR", "RE", "HO", "KO", "SN", "GO"):
                self.kinds.add(kind)
                continue
            self.kinds.add(kind)
            values = line.split(",")
            if kind == "IR":
                head = values
                self.heads.append((path.name, values[1], values[4], values[7]))
            if kind in ("RE", "GO") and fields:
                self.receipts.append(Receipt(**fields))
            if kind == "RE":
                fields = self.begun(path.name, head, values)
            if kind == "HO":
                fields.update(insurer=values[1].strip(), symbol=narrow(values[2]), number=narrow(values[3]), meals=values[7], yen=values[8],
                              raw=(values[2], values[3]))
            if kind == "KO":
                fields["payers"].append(values[1][:2])
            if kind == "SN" and values[1] == "1":
                fields["branch"] = values[6]

    def begun(self, file, head, values):
        place = (file, values[1])
        return {"file": file, "place": place, "person": self.truth[place], "causes": self.causes.get(place, set()), "institution": head[2] + head[4],
                "body": head[1], "kana": values[36], "name": values[4], "birth": values[6], "sex": values[5], "month": values[3],
                "stay": int(values[2][-1]) % 2 == 1, "chart": values[13], "insurer": None, "symbol": "", "number": "", "branch": "",
                "payers": [], "meals": "", "yen": "", "raw": ("", "")}

    def written(self):
        """(place, person, kana, birth date, sex, day) of everything that bears a name."""
        for receipt in self.receipts:
            born = datetime.datetime.strptime(receipt.birth, "%Y%m%d").date().isoformat()
            yield receipt.place, receipt.person, receipt.kana, born, receipt.sex
        for name, rows in (("checkup.csv", self.checkups), ("patient.csv", self.patients)):
            for number, row in enumerate(rows, 1):
                place = (name, str(number))
                yield place, self.truth[place], row["name_kana"], row["birth_date"], row["sex"]


def hospital_names(world):
    if not hasattr(world, "names"):
        world.names = {}
        for path in (world.folder / "ndb").glob("*.UKE"):
            with open(path, "rb") as file:
                world.names[path.name] = file.readline().decode("cp932").split(",")[6]
    return world.names


def shares_a_card(world, one, other, card, row):
    """Whether both stood on one card on one day: a family."""
    def spans(person):
        return [(c["valid_from"], c["valid_to"] or "9999") for c in world.cards[person] if (c["insurer_number"], c["symbol"], c["number"]) == card]
    return any(a <= d and c <= b for a, b in spans(one) for c, d in spans(other))

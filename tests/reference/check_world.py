"""Holds a world of `renga synth` against docs/spec/synth.md, read without our code: check_world.py PROGRAM [PEOPLE].

Every record is compared with the truth, the history of insured numbers and the causes that the world states of it. Shares are those of
one seed: they are held to four binomial deviations, wider where the records of one person share their fate.
"""

import collections
import csv
import datetime
import json
import math
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

from world import SEED, World, day, hospital_names, large, narrow, shares_a_card, strict, years

RECORDS = {"IR", "RE", "HO", "KO", "SN", "SY", "SI", "IY", "TO", "CO", "GO"}
TABLES = ("patient", "encounter", "problem", "vital", "lab", "prescription", "diet_order", "allergy")
HEADS = {
    "history.csv": "subject,insurer_number,symbol,number,branch,valid_from,valid_to",
    "truth.csv": "database,source,file,number,person",
    "causes.csv": "database,source,file,number,cause",
}
PERIOD = "2024-04-01"
CUT = 15

WORLD = None


class Files(unittest.TestCase):
    def test_tables_are_utf8_with_a_header_and_crlf(self):  # SYN-3
        for name in ["ndb/checkup.csv"] + [f"hospital/{table}.csv" for table in TABLES]:
            data = (WORLD.folder / name).read_bytes()
            data.decode("utf-8")
            self.assertEqual(data.count(b"\n"), data.count(b"\r\n"), name)
            self.assertGreater(data.count(b"\r\n"), 1, name)
            self.assertRegex(data.split(b"\r\n")[0].decode(), r"^[a-z_0-9,]+$")

    def test_columns_of_history_and_truth(self):  # SYN-4, SYN-5, SYN-65
        for name, head in HEADS.items():
            self.assertEqual((WORLD.folder / name).read_text(encoding="utf-8").splitlines()[0], head)
        self.assertEqual({row["source"] for row in WORLD.rows("truth.csv")}, {"re", "checkup", "patient"})
        self.assertEqual(sorted(WORLD.people, key=int), [str(n) for n in range(1, WORLD.count + 1)])

    def test_the_history_has_insurers_in_half_width(self):  # SYN-4
        for row in WORLD.history:
            self.assertRegex(row["insurer_number"], r"^([0-9]{6}|[0-9]{8})$")
            self.assertFalse(len(row["insurer_number"]) == 8 and row["insurer_number"].startswith("12"))
            self.assertEqual(row["symbol"] + row["number"], narrow(row["symbol"] + row["number"]))

    def test_a_file_is_of_one_institution_month_and_body(self):  # SYN-2
        self.assertEqual(len({head[1:] for head in WORLD.heads}), len(WORLD.heads))
        for file, *_ in WORLD.heads:
            self.assertRegex(file, r"^RECEIPTC-[0-9]{2}-[0-9]{4}\.UKE$")

    def test_no_other_records_are_there(self):  # SYN-40, SYN-45
        self.assertEqual(WORLD.kinds - {"", "\x1a"}, RECORDS)

    def test_nobody_dies(self):  # SYN-16
        self.assertEqual([path for path in WORLD.folder.rglob("*death*")], [])
        for person, cards in WORLD.cards.items():
            self.assertEqual(max(cards, key=lambda card: card["valid_from"])["valid_to"], "", person)


class People(unittest.TestCase):
    def near(self, count, of, aim, cluster=1):
        self.assertLess(abs(count / of - aim), 4 * math.sqrt(aim * (1 - aim) * cluster / of), f"{count} of {of}, not {aim}")

    def test_some_names_are_in_katakana(self):  # SYN-13: all of a household, which has three people or so
        self.near(sum(row["name"].replace("　", "") == row["name_kana"] for row in WORLD.people.values()), WORLD.count, 0.02, 4)

    def test_a_card_has_no_given_name_twice(self):  # SYN-15
        families = collections.defaultdict(list)
        for row in WORLD.history:
            if not row["valid_to"]:
                person = WORLD.people[row["subject"].split("-")[0]]
                families[row["insurer_number"], row["symbol"], row["number"]].append((person["name"].split("　")[-1], person["sex"]))
        shared = [family for family in families.values() if len(family) > 1]
        self.assertGreater(len(shared), WORLD.count / 20)
        for family in shared:
            self.assertEqual(len(set(family)), len(family))

    def test_insurers_by_age(self):  # SYN-20
        kinds = collections.Counter()
        for row in WORLD.history:
            insurer, born = row["insurer_number"], day(WORLD.people[row["subject"].split("-")[0]]["birth_date"])
            kind = insurer[:2] if len(insurer) == 8 else "6 digits"
            kinds[kind] += 1
            old = years(born, day(row["valid_from"])) >= 75
            self.assertEqual(kind == "39", old, row)
        self.assertEqual(set(kinds), {"01", "06", "39", "6 digits"})

    def test_a_freed_number_waits(self):  # SYN-24
        last, reused = {}, 0
        for row in sorted(WORLD.history, key=lambda row: row["valid_from"]):
            card = (row["insurer_number"], row["symbol"], row["number"])
            person = row["subject"].split("-")[0]
            before = last.setdefault(card, {})
            for other, end in before.items():
                if end and other != person and not shares_a_card(WORLD, other, person, card, row):
                    reused += 1
                    self.assertGreater((day(row["valid_from"]) - day(end)).days, 90, row)
            before[person] = row["valid_to"]
        self.assertGreater(reused, 0)

    def test_about_seven_receipts_a_year(self):  # SYN-33
        receipts = collections.Counter(receipt.person for receipt in WORLD.receipts)
        self.assertAlmostEqual(len(WORLD.receipts) / WORLD.count, 7, delta=0.5)
        self.near(WORLD.count - len(receipts), WORLD.count, 1 / 9, 2)

    def test_patients_of_the_hospital(self):  # SYN-34
        self.near(len(WORLD.patients), WORLD.count, 0.15, 4)
        charts = {row["patient_no"]: WORLD.truth["patient.csv", str(number)] for number, row in enumerate(WORLD.patients, 1)}
        found = [receipt for receipt in WORLD.receipts if "Ａ病院" in hospital_names(WORLD).get(receipt.file, "")]
        self.assertGreater(len(found), WORLD.count / 20)
        for receipt in found:
            self.assertEqual(charts[receipt.chart], receipt.person)

    def test_from_one_hospital_to_the_other(self):  # SYN-35: the second visit is known by its month alone
        person_of = {row["patient_no"]: WORLD.truth["patient.csv", str(number)] for number, row in enumerate(WORLD.patients, 1)}
        examined = {WORLD.truth["checkup.csv", str(number)]: row["checkup_date"] for number, row in enumerate(WORLD.checkups, 1)}
        seen = {(receipt.person, receipt.month) for receipt in WORLD.receipts if hospital_names(WORLD)[receipt.file] == "Ｂ病院"}
        stays = follows = whole = 0
        for row in WORLD.rows("hospital/encounter.csv"):
            if row["kind"] != "inpatient" or row["end_date"] >= "2025-02-19":
                continue
            person, end = person_of[row["patient_no"]], day(row["end_date"])
            later = any((person, f"{end + datetime.timedelta(days):%Y%m}") in seen for days in range(10, 41))
            stays, follows = stays + 1, follows + later
            whole += later and examined.get(person, "9999") < row["start_date"]
        self.near(follows, stays, 0.6, 2)
        self.assertLess(abs(whole * 20000 / WORLD.count - 50), 25)

    def test_patients_known_by_their_registration(self):  # SYN-64
        first = {}
        for row in WORLD.rows("hospital/encounter.csv"):
            first[row["patient_no"]] = min(first.get(row["patient_no"], "9999"), row["start_date"])
        registered = [row for row in WORLD.patients if row["insured_on"] < first[row["patient_no"]]]
        self.near(len(registered), len(WORLD.patients), 0.25)
        for number, row in enumerate(WORLD.patients, 1):
            place = ("patient.csv", str(number))
            if not row["number"] or WORLD.causes[place] & {"insurer_change_before_history", "number_wrong", "number_outdated"}:
                continue
            card = (row["insurer"], narrow(row["symbol"]), narrow(row["number"]))
            valid = [card for card in WORLD.cards[WORLD.truth[place]]
                     if card["valid_from"] <= row["insured_on"] <= (card["valid_to"] or "9999")]
            if valid:
                self.assertIn(card, [(c["insurer_number"], c["symbol"], c["number"]) for c in valid], row)

    def test_twins(self):  # SYN-17: people of one card who were born on one day
        families = collections.defaultdict(dict)
        for row in WORLD.history:
            person = row["subject"].split("-")[0]
            if not row["valid_to"] and years(day(WORLD.people[person]["birth_date"]), day(PERIOD)) < 20:
                families[row["insurer_number"], row["symbol"], row["number"]][person] = WORLD.people[person]
        births = twins = alike = 0
        for family in families.values():
            by_day = collections.defaultdict(list)
            for person in family.values():
                by_day[person["birth_date"]].append(person["sex"])
            births += len(by_day)
            pairs = [sexes for sexes in by_day.values() if len(sexes) > 1]
            twins, alike = twins + len(pairs), alike + sum(len(set(sexes)) == 1 for sexes in pairs)
        self.near(twins, births, 0.013)
        self.near(alike, twins, 0.65)

    def test_checkups(self):  # SYN-37
        insured = [person for person, cards in WORLD.cards.items()
                   if 40 <= years(day(WORLD.people[person]["birth_date"]), day("2025-03-31")) <= 74]
        self.near(len(WORLD.checkups), len(insured), 0.55, 2)
        self.near(sum(row["waist"] == "" for row in WORLD.checkups), len(WORLD.checkups), 0.004)
        self.near(sum(row["hba1c"] == "" for row in WORLD.checkups), len(WORLD.checkups), 0.03)
        self.assertLess(max(row["checkup_date"] for row in WORLD.checkups), "2025-01-01")


class Receipts(unittest.TestCase):
    def test_public_payers(self):  # SYN-42
        children = collections.Counter()
        for receipt in WORLD.receipts:
            self.assertLessEqual(set(receipt.payers), {"12", "54", "83"})
            self.assertEqual("12" in receipt.payers, receipt.insurer is None, receipt.place)
            if receipt.insurer is not None and years(day(WORLD.people[receipt.person]["birth_date"]), day("2024-04-01")) < 14:
                children[receipt.person] |= int("83" in receipt.payers)
            if years(day(WORLD.people[receipt.person]["birth_date"]), day("2024-04-01")) >= 15:
                self.assertNotIn("83", receipt.payers)
        share = sum(children.values()) / len(children)
        self.assertLess(abs(share - 0.7), 4 * math.sqrt(0.21 * 3 / len(children)))

    def test_meals(self):  # SYN-43
        meals = [receipt for receipt in WORLD.receipts if receipt.stay and receipt.insurer is not None]
        self.assertGreater(len(meals), 50)
        for receipt in meals:
            self.assertEqual(int(receipt.yen), 670 * int(receipt.meals))
        self.assertNotIn("97", WORLD.sections)

    def test_a_change_of_card_within_a_month_gives_two_receipts(self):  # SYN-44
        groups = collections.defaultdict(list)
        for receipt in WORLD.receipts:
            if not receipt.causes & {"number_missing", "number_wrong", "number_outdated"}:
                card = (receipt.insurer, receipt.symbol, receipt.number)
                groups[receipt.person, receipt.institution, receipt.month, receipt.stay].append(card)
        several = [cards for cards in groups.values() if len(cards) > 1]
        self.assertGreater(len(several), 0)
        for cards in several:
            self.assertEqual(len(set(cards)), len(cards))

    def test_an_institution_writes_a_person_in_one_way(self):  # SYN-61: until the person's name changes
        written = collections.defaultdict(set)
        for receipt in WORLD.receipts:
            written[receipt.person, receipt.institution].add((receipt.kana, receipt.name))
        for (person, institution), ways in written.items():
            if WORLD.people[person]["id_changes"] == "0":
                self.assertEqual(len(ways), 1, institution)
            self.assertEqual(len({name for _, name in ways}), len(ways), institution)

    def test_institutions_write_numbers_in_one_width(self):  # SYN-62
        wide = collections.defaultdict(set)
        for receipt in WORLD.receipts:
            symbol, number = receipt.raw
            if "国" in symbol:
                self.assertIsNone(re.search("[ -~]", symbol), receipt.place)
            elif symbol and number:
                wide[receipt.institution].add(symbol != narrow(symbol))
                self.assertEqual(symbol != narrow(symbol), number != narrow(number), receipt.place)
        self.assertEqual({len(ways) for ways in wide.values()}, {1})
        share = sum(True in ways for ways in wide.values()) / len(wide)
        self.assertLess(abs(share - 0.6), 4 * math.sqrt(0.24 / len(wide)))

    def test_kana_of_receipts_is_full_width(self):  # SYN-51
        for receipt in WORLD.receipts:
            self.assertIsNone(re.search("[\\u0020-\\u007e\\uff61-\\uff9f]", receipt.kana), receipt.place)


class OtherFormats(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.temporary.name) / "formats"
        subprocess.run([WORLD.program, "synth", "--people", "600", "--seed", str(SEED), "--formats", "all", "--out", str(cls.folder)],
                       capture_output=True, check=True)

    def rows(self, name):
        with open(self.folder / name, encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def test_the_truth_names_every_record(self):  # SYN-92
        truth = collections.Counter((row["database"], row["source"], row["file"]) for row in self.rows("truth.csv"))
        for path in (self.folder / "ndb").glob("*.UKE"):
            receipts = len(re.findall(b"(?m)^RE,", path.read_bytes().replace(b"\r", b"")))
            self.assertEqual(truth.pop(("ndb", "re", path.name)), receipts, path.name)
        self.assertEqual(truth.pop(("ndb", "death", "death.csv")), len(self.rows("ndb/death.csv")))
        self.assertGreater(truth.pop(("dpc", "patient", "patient.csv")), 0)
        self.assertGreater(sum(truth.pop(key) for key in list(truth) if key[:2] == ("kaigo", "recipient")), 0)
        self.assertEqual({key[:2] for key in truth}, {("ndb", "checkup"), ("jisedai", "patient")})
        known = {(row["file"], row["number"]) for row in self.rows("truth.csv")}
        self.assertEqual({(row["file"], row["number"]) for row in self.rows("causes.csv")} - known, set())
        numbers = {row["patient_no"] for row in self.rows("hospital/patient.csv")}
        exported = set()
        for path in (self.folder / "fhir").glob("*.ndjson"):
            for line in path.read_text(encoding="utf-8").splitlines():
                resource = json.loads(line)
                if resource["resourceType"] == "Patient":
                    exported.add(resource["id"])
        self.assertEqual(exported, numbers)


class Causes(unittest.TestCase):
    def test_names(self):  # SYN-52, SYN-53, SYN-54, SYN-55, SYN-56, SYN-57, SYN-66, SYN-70, SYN-71, SYN-72, SYN-73
        seen = collections.Counter()
        for place, person, kana, *_ in WORLD.written():
            causes, now = WORLD.causes.get(place, set()), WORLD.people[person]["name_kana"]
            self.assertEqual(kana == "", "no_kana" in causes, place)
            if not kana:
                continue
            seen.update(way for way, holds in (("spaced", "　" in kana or " " in kana), ("hiragana", re.search("[ぁ-ゖ]", kana)),
                                               ("sign", re.search("[―−－]", kana)), ("half", re.search("[ｦ-ﾟ]", kana))) if holds)
            plain = strict(kana)
            seen.update(causes & {"name_change", "spelling_variant", "cut_name"})
            if "cut_name" in causes:
                self.assertEqual(len(plain), CUT, place)
            if "name_change" in causes:
                self.assertNotEqual(plain, now, place)
                continue
            expected = now[:CUT] if "cut_name" in causes else now
            if "spelling_variant" in causes:
                self.assertNotEqual(plain, expected, place)
                self.assertIn(plain, {large(expected), expected.replace("ー", ""), large(expected).replace("ー", "")} |
                              {large(now)[:CUT], now.replace("ー", "")[:CUT]}, place)
            else:
                self.assertEqual(plain, expected, place)
        for way in ("spaced", "hiragana", "sign", "half", "name_change", "spelling_variant", "cut_name"):
            self.assertGreater(seen[way], 0, way)

    def test_birth_dates_and_sexes(self):  # SYN-67, SYN-77, SYN-78
        wrong = collections.Counter()
        for place, person, _, born, sex in WORLD.written():
            causes = WORLD.causes.get(place, set())
            self.assertEqual(born != WORLD.people[person]["birth_date"], "birth_date_wrong" in causes, place)
            self.assertEqual(sex != WORLD.people[person]["sex"], "sex_wrong" in causes, place)
            if "birth_date_wrong" in causes:
                right = day(WORLD.people[person]["birth_date"])
                changed = day(born)
                self.assertEqual(sum(a != b for a, b in ((right.year, changed.year), (right.month, changed.month), (right.day, changed.day))), 1)
            wrong.update(causes & {"birth_date_wrong", "sex_wrong"})
        self.assertEqual(set(wrong), {"birth_date_wrong", "sex_wrong"})

    def test_numbers_of_receipts(self):  # SYN-58, SYN-59, SYN-60, SYN-68, SYN-79, SYN-80, SYN-81, SYN-82
        seen = collections.Counter()
        for receipt in WORLD.receipts:
            causes = receipt.causes
            seen.update(causes)
            self.assertEqual(not receipt.number, "number_missing" in causes, receipt.place)
            if not receipt.number:
                continue
            first = datetime.date(int(receipt.month[:4]), int(receipt.month[4:]), 1)
            last = (first + datetime.timedelta(31)).replace(day=1) - datetime.timedelta(1)
            cards = self.cards_of(receipt)
            if "number_wrong" in causes:
                digits = [(a, b) for card in cards for a, b in [(card["number"], receipt.number)] if len(a) == len(b)]
                self.assertIn(1, {sum(x != y for x, y in zip(a, b)) for a, b in digits}, receipt.place)
                continue
            own = [card for card in cards if card["number"] == receipt.number]
            self.assertGreater(len(own) + len(causes & {"insurer_change_before_history"}), 0, receipt)
            valid = [card for card in own if card["valid_from"] <= last.isoformat() and first.isoformat() <= (card["valid_to"] or "9999")]
            if "number_outdated" in causes:
                ends = [day(card["valid_to"]) for card in own if card["valid_to"]]
                self.assertTrue(any(end < last and (first - end).days <= 92 for end in ends), receipt)
            elif "insurer_change_before_history" not in causes:
                self.assertGreater(len(valid), 0, receipt)
            if valid and "number_outdated" not in causes:
                self.assertEqual(receipt.branch != valid[0]["branch"], "branch_missing" in causes, receipt)
                self.assertIn(receipt.branch, {valid[0]["branch"], ""})
        for cause in ("number_missing", "number_wrong", "number_outdated", "branch_missing"):
            self.assertGreater(seen[cause], 0, cause)

    @staticmethod
    def cards_of(receipt):
        return [card for card in WORLD.cards[receipt.person] if card["insurer_number"] == receipt.insurer and card["symbol"] == receipt.symbol]

    def test_histories_that_break_or_begin_late(self):  # SYN-74
        subjects, last = collections.defaultdict(list), {}
        for row in sorted(WORLD.history, key=lambda row: row["valid_from"]):
            subjects[row["insurer_number"], row["symbol"], row["number"]].append(row)
            last[row["subject"].split("-")[0]] = row["subject"]
        seen = 0
        for receipt in WORLD.receipts:
            if receipt.causes & {"number_missing", "number_wrong", "number_outdated", "branch_missing"} or not receipt.number:
                continue
            month = f"{receipt.month[:4]}-{receipt.month[4:]}"
            led = {row["subject"] for row in subjects[receipt.insurer, receipt.symbol, receipt.number]
                   if row["branch"] == receipt.branch and row["valid_from"][:7] <= month <= (row["valid_to"] or "9999")[:7]}
            broken = "insurer_change_before_history" in receipt.causes
            seen += broken
            if not broken:
                self.assertIn(last[receipt.person], led, receipt)
            elif len(led) < 2:
                self.assertNotIn(last[receipt.person], led, receipt)
        self.assertGreater(seen, 0)

    def test_numbers_that_were_others_before(self):  # SYN-75
        begun = collections.defaultdict(list)
        for row in WORLD.history:
            begun[row["insurer_number"], row["symbol"], row["number"]].append(row)
        others = 0
        for receipt in WORLD.receipts:
            if "number_wrong" in receipt.causes or not receipt.number:
                continue
            card = (receipt.insurer, receipt.symbol, receipt.number)
            mine = [row for row in begun[card] if row["subject"].split("-")[0] == receipt.person]
            if not mine:
                continue
            start = min(row["valid_from"] for row in mine)
            before = [row for row in begun[card] if row["valid_to"] and row["valid_to"] < start and
                      not shares_a_card(WORLD, row["subject"].split("-")[0], receipt.person, card, row)]
            if before:
                others += 1
                self.assertIn("reused_number", receipt.causes, receipt.place)
        self.assertGreater(others, 0)


def main():
    global WORLD
    program = sys.argv[1]
    WORLD = World(program, int(sys.argv[2]) if len(sys.argv) > 2 else 20000)
    unittest.main(argv=sys.argv[:1])


if __name__ == "__main__":
    main()

"""A second implementation of docs/spec/ids.md with nothing but Python's standard library.

It checks every value of tests/vectors/ids.json and ends with 1 where one differs. It is written for
reading next to the specification, not for speed.
"""

import csv
import datetime
import hashlib
import hmac
import io
import json
import pathlib
import re
import sys
import unicodedata

VECTORS = pathlib.Path(__file__).resolve().parents[1] / "vectors" / "ids.json"

HYPHEN_LIKE = set("\u002d\u007e\u02d7\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\u223c\u2500\u2501\u301c\u30fc")
LARGE = str.maketrans("ァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ",
                      "アイウエオツヤユヨワカケクシストヌハヒフヘホムラリルレロ")
SPELLINGS = [("ヴァ", "バ"), ("ヴィ", "ビ"), ("ヴェ", "ベ"), ("ヴォ", "ボ"), ("ヴ", "ブ"),
             ("ヷ", "バ"), ("ヸ", "ビ"), ("ヹ", "ベ"), ("ヺ", "ボ"),
             ("ヂ", "ジ"), ("ヅ", "ズ"), ("ヲ", "オ"), ("ヰ", "イ"), ("ヱ", "エ")]
ROBUST_LENGTH = 20
FIELD_BYTES = 255

# First year, first and last day of each era (IDP-10).
ERAS = {"1": (1868, "18730101", "19120729"), "2": (1912, "19120730", "19261224"),
        "3": (1926, "19261225", "19890107"), "4": (1989, "19890108", "20190430"),
        "5": (2019, "20190501", "20991231")}
ERA_LETTERS = {"M": "1", "T": "2", "S": "3", "H": "4", "R": "5"}


# Text

def compatibility_form(text):
    return unicodedata.normalize("NFKC", text)


def is_kana(c):
    return "\u30a1" <= c <= "\u30fa" or "\u30fc" <= c <= "\u30fe" or "\u31f0" <= c <= "\u31ff"


def capital(c):
    return c.upper() if "a" <= c <= "z" else c


def without_spaces(text):
    return "".join(c for c in compatibility_form(text) if unicodedata.category(c)[0] not in "ZC")


# Kana name, birth date, sex

def kana(text, normalisation):
    normal = ""
    for c in compatibility_form(text):
        if c in "\u3099\u309a":
            joined = unicodedata.normalize("NFC", normal[-1:] + c)
            if normal and len(joined) == 1:
                normal = normal[:-1] + joined
        elif c in HYPHEN_LIKE:
            normal += "ー" if normal and is_kana(normal[-1]) else ""
        elif "\u3041" <= c <= "\u3096" or c in "\u309d\u309e":
            normal += chr(ord(c) + 0x60)
        elif unicodedata.category(c)[0] in "LN":
            normal += capital(c)
    if normalisation == "robust":
        for spelling, folded in SPELLINGS:
            normal = normal.replace(spelling, folded)
        normal = normal.translate(LARGE)[:ROBUST_LENGTH]
    if not any(map(is_kana, normal)):
        return None
    normal = unicodedata.normalize("NFC", normal)
    return normal if len(normal.encode()) <= FIELD_BYTES else None


def existing_day(compact):
    try:
        return datetime.datetime.strptime(compact, "%Y%m%d").date()
    except ValueError:
        return None


def era_day(era, year, month, day):
    first_year, first, last = ERAS[era]
    compact = f"{first_year + year - 1:04}{month:02}{day:02}"
    if year == 0 or not existing_day(compact) or not first <= compact <= last:
        return None
    return compact


def birth_date(text):
    text = "".join(map(capital, without_spaces(text)))
    if found := re.fullmatch(r"([0-9]{4})([-/])([0-9]{2})\2([0-9]{2})", text):
        compact = found[1] + found[3] + found[4]
    elif re.fullmatch(r"[0-9]{8}", text):
        compact = text
    elif found := re.fullmatch(r"([1-5MTSHR])([0-9]{2})([0-9]{2})([0-9]{2})", text):
        return era_day(ERA_LETTERS.get(found[1], found[1]), *map(int, found.groups()[1:]))
    elif found := re.fullmatch(r"([MTSHR])([0-9]{1,2})([-/.])([0-9]{1,2})\3([0-9]{1,2})", text):
        return era_day(ERA_LETTERS[found[1]], int(found[2]), int(found[4]), int(found[5]))
    else:
        return None
    return compact if existing_day(compact) and compact >= "18730101" else None


def sex(text):
    text = without_spaces(text)
    return text if text in ("1", "2") else None


# Insured number

def number_field(text):
    field = "".join("-" if c in HYPHEN_LIKE else capital(c) for c in without_spaces(text))
    return unicodedata.normalize("NFC", field)


def insured_number(insurer, symbol, number, branch):
    insurer, symbol, number, branch = map(number_field, (insurer, symbol, number, branch))
    right = (re.fullmatch(r"[0-9]{6}|[0-9]{8}", insurer) and re.fullmatch(r"([0-9]{2})?", branch)
             and number and all(len(part.encode()) <= FIELD_BYTES for part in (symbol, number)))
    return (insurer, symbol, number, branch) if right else None


def check_digit_is_right(insurer):
    total = 0
    for place, digit in enumerate(reversed(insurer[:-1])):
        total += sum(map(int, str(int(digit) * (2 if place % 2 == 0 else 1))))
    return (10 - total % 10) % 10 == int(insurer[-1])


# Frames and IDs

def frame(*fields):
    return b"".join(len(f.encode()).to_bytes(2, "big") + f.encode() for f in fields)


def id4(name, birth, sex_text, normalisation):
    """The validity and, where it is ok, the frame."""
    parts = (kana(name, normalisation), birth_date(birth), sex(sex_text))
    for part, reason in zip(parts, ("no_kana", "bad_birth_date", "bad_sex")):
        if part is None:
            return reason, None
    return "ok", frame(normalisation, *parts)


def keyed(key, message):
    return hmac.new(key, message, hashlib.sha256).digest()


def hkdf(key, info):
    """RFC 5869 with SHA-256, no salt, 32 bytes."""
    return keyed(keyed(bytes(32), key), info.encode() + b"\x01")


def seeded_keys(seed, dossiers):
    master = hashlib.sha256(f"renga ids-1 synthetic {seed}".encode()).digest()
    names = ["root_id4", "root_id5", "database ndb", "database kaigo", "database dpc"]
    keys = {name: hkdf(master, name) for name in names}
    for dossier in dossiers:
        secret = hkdf(master, "dossier " + dossier)
        keys["dossier " + dossier] = secret
        for purpose in ("processing", "user"):
            keys[f"{purpose} {dossier}"] = hkdf(secret, f"ids-1 {purpose} {dossier}")
    return keys


# AES-256 of one block (FIPS 197)

def times_two(byte):
    return (byte << 1 ^ (0x11B if byte & 0x80 else 0)) & 0xFF


def substitution_box():
    box, p, q = [0] * 256, 1, 1
    while True:  # p runs through all non-zero bytes, q through their inverses
        p ^= times_two(p)
        for shift in (1, 2, 4):
            q = (q ^ q << shift) & 0xFF
        q ^= 0x09 if q & 0x80 else 0
        turned = [(q << n | q >> 8 - n) & 0xFF for n in range(5)]
        box[p] = turned[0] ^ turned[1] ^ turned[2] ^ turned[3] ^ turned[4] ^ 0x63
        if p == 1:
            box[0] = 0x63
            return box


BOX = substitution_box()


def round_keys(key):
    words, constant = [list(key[i:i + 4]) for i in range(0, 32, 4)], 1
    for i in range(8, 60):
        word = list(words[-1])
        if i % 8 == 0:
            word = [BOX[b] for b in word[1:] + word[:1]]
            word[0] ^= constant
            constant = times_two(constant)
        elif i % 8 == 4:
            word = [BOX[b] for b in word]
        words.append([a ^ b for a, b in zip(word, words[i - 8])])
    return [sum(words[i:i + 4], []) for i in range(0, 60, 4)]


def mixed(column):
    a, b, c, d = column
    every = a ^ b ^ c ^ d
    return [x ^ every ^ times_two(x ^ y) for x, y in ((a, b), (b, c), (c, d), (d, a))]


def aes256(key, block):
    keys = round_keys(key)
    state = [a ^ b for a, b in zip(block, keys[0])]
    for number, round_key in enumerate(keys[1:], 1):
        state = [BOX[state[(i + 4 * (i % 4)) % 16]] for i in range(16)]
        if number < 14:
            state = sum((mixed(state[i:i + 4]) for i in range(0, 16, 4)), [])
        state = [a ^ b for a, b in zip(state, round_key)]
    return bytes(state)


# History

def day(text):
    return datetime.date.fromisoformat(text)


def read_history(text):
    rows = []
    for row in csv.DictReader(io.StringIO(text)):
        number = insured_number(row["insurer_number"], row["symbol"], row["number"], row["branch"])
        until = row["valid_to"] or "9999-12-31"
        rows.append((row["subject"], number, day(row["valid_from"]), day(until)))
    return rows


def oldest(rows, subject):
    return min((first, number) for who, number, first, _ in rows if who == subject)


def look_up(rows, asked, service_from, service_until):
    """The validity and, where it is ok, the frame of ID5 (IDP-26 to IDP-28)."""
    if asked is None:
        return "no_insured_number", None
    holders = set()
    for subject, number, first, last in rows:
        same_branch = number[3] == asked[3] or not number[3] or not asked[3]
        if number[:3] == asked[:3] and same_branch and first <= service_until and last >= service_from:
            holders.add(subject)
    if not holders:
        return "not_in_history", None
    everybody = {subject for subject, *_ in rows}
    first_rows = [oldest(rows, subject) for subject in everybody]
    first, number = oldest(rows, min(holders))
    if len(holders) > 1 or first_rows.count((first, number)) > 1:
        return "no_insured_number", None
    return "ok", frame("number", *number, first.strftime("%Y%m%d"))


# The vectors

class Checker:
    def __init__(self):
        self.count = 0
        self.wrong = []

    def same(self, place, actual, expected):
        self.count += 1
        if actual != expected:
            self.wrong.append(f"{place}: {actual!r}, the file has {expected!r}")


def check_normal_forms(vectors, check):
    for case in vectors["kana"]:
        for normalisation in ("strict", "robust"):
            check.same(f"kana {case['text']!r} {normalisation}", kana(case["text"], normalisation),
                       case[normalisation])
    for case in vectors["birth_date"]:
        check.same(f"birth_date {case['text']!r}", birth_date(case["text"]), case["normal"])
    for case in vectors["sex"]:
        check.same(f"sex {case['text']!r}", sex(case["text"]), case["normal"])
    for case in vectors["insured_number"]:
        normal = insured_number(*case["written"])
        check.same(f"insured_number {case['written']}", normal and list(normal), case["normal"])
        if normal:
            check.same(f"check digit {normal[0]}", check_digit_is_right(normal[0]),
                       case["check_digit_is_right"])


def check_ids(vectors, keys, check):
    for case in vectors["id4"]:
        validity, message = id4(case["name_kana"], case["birth_date"], case["sex"],
                                case["normalisation"])
        check.same(f"id4 {case['name_kana']!r}", validity, case["validity"])
        if message:
            check.same("id4 frame", message.hex(), case["frame"])
            check.same("id4 root", keyed(keys["root_id4"], message)[:16].hex(), case["root"])
    for case in vectors["id5"]:
        message = frame("number", *case["number"], case["valid_from"].replace("-", ""))
        check.same("id5 frame", message.hex(), case["frame"])
        check.same("id5 root", keyed(keys["root_id5"], message)[:16].hex(), case["root"])
    for case in vectors["stored"]:
        stored = aes256(keys["database " + case["database"]], bytes.fromhex(case["root"]))
        check.same(f"stored {case['database']}", stored.hex(), case["stored"])
    for case in vectors["dossier"]:
        processing = keyed(keys["processing " + case["dossier"]], bytes.fromhex(case["root"]))
        provision = keyed(keys["user " + case["dossier"]], processing)
        check.same("processing", processing.hex(), case["processing"])
        check.same("provision", provision.hex(), case["provision"])


def check_history(vectors, keys, check):
    rows = read_history("\n".join(vectors["history"]["csv"]) + "\n")
    for case in vectors["history"]["questions"]:
        validity, message = look_up(rows, insured_number(*case["written"]), day(case["service_from"]),
                                    day(case["service_until"]))
        check.same(f"history: {case['why']}", validity, case["validity"])
        if message:
            root = keyed(keys["root_id5"], message)[:16].hex()
            check.same(f"history root: {case['why']}", root, case["root"])


def main():
    vectors = json.loads(VECTORS.read_text(encoding="utf-8"))
    check = Checker()
    fips_197 = aes256(bytes(range(32)), bytes.fromhex("00112233445566778899aabbccddeeff"))
    check.same("FIPS 197 C.3", fips_197.hex(), "8ea2b7ca516745bfeafc49904b496089")
    keys = seeded_keys(vectors["keys"]["seed"], vectors["keys"]["dossiers"])
    for name, secret in keys.items():
        check.same(f"key {name}", secret.hex(), vectors["keys"]["secrets"][name])
    check_normal_forms(vectors, check)
    check_ids(vectors, keys, check)
    check_history(vectors, keys, check)
    print("\n".join(check.wrong + [f"{check.count} values checked, {len(check.wrong)} differ"]))
    return 1 if check.wrong else 0


if __name__ == "__main__":
    sys.exit(main())

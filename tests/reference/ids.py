"""A second implementation of docs/spec/ids.md with nothing but Python's standard library.

It is written for reading next to the specification. check_vectors.py holds it against the vectors,
check_people.py against the program on many people.
"""

import csv
import datetime
import hashlib
import hmac
import re
import unicodedata

HYPHEN_LIKE = set("\u002d\u007e\u02d7\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2053\u2212\u223c\u23af"
                  "\u2500\u2501\u2796\u2e3a\u2e3b\u301c\u3030\u30fc")
NAME_MODIFIERS = set("々ーヽヾ")
HANGUL_FILLERS = set("\u115f\u1160")
LIKE_KANA = str.maketrans("二八力工口夕卜才千三", "ニハカエロタトオチミ")
LARGE = str.maketrans("ァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ",
                      "アイウエオツヤユヨワカケクシストヌハヒフヘホムラリルレロ")
OLD_KANA = {"ヴァ": "バ", "ヴィ": "ビ", "ヴェ": "ベ", "ヴォ": "ボ", "ヴ": "ブ", "ヷ": "バ", "ヸ": "ビ",
            "ヹ": "ベ", "ヺ": "ボ", "ヂ": "ジ", "ヅ": "ズ", "ヲ": "オ", "ヰ": "イ", "ヱ": "エ"}
OLD_KANA_SPELLINGS = re.compile("|".join(OLD_KANA))  # the longer ones stand first
ROBUST_LENGTH = 20
FIELD_BYTES = 255
PROFILES = {"strict": "strict-1", "robust": "robust-1"}

# First year, first and last day of each era (IDP-10).
ERAS = {"1": (1868, "18730101", "19120729"), "2": (1912, "19120730", "19261224"),
        "3": (1926, "19261225", "19890107"), "4": (1989, "19890108", "20190430"),
        "5": (2019, "20190501", "20991231")}
ERA_LETTERS = {"M": "1", "T": "2", "S": "3", "H": "4", "R": "5"}


# Text

def compatibility_form(text):
    return unicodedata.normalize("NFKC", text)


def category(c):
    return unicodedata.category(c)


def is_kana(c):
    return "\u30a1" <= c <= "\u30fa" or "\u30fc" <= c <= "\u30fe" or "\u31f0" <= c <= "\u31ff"


def is_syllable(c):
    return "\u30a1" <= c <= "\u30fa" or "\u31f0" <= c <= "\u31ff"


def is_name_character(c):
    if category(c) == "Lm":
        return c in NAME_MODIFIERS
    return category(c)[0] in "LN" and c not in HANGUL_FILLERS


def capital(c):
    return c.upper() if "a" <= c <= "z" else c


def without_spaces(text):
    return "".join(c for c in compatibility_form(text) if category(c)[0] not in "ZC")


def joined(before, mark):
    """Base and mark as one code point, or nothing."""
    pair = unicodedata.normalize("NFC", before + mark)
    return pair if before and len(pair) == 1 else None


# Kana name: the steps of `strict` and of `robust`, each under its sentence

def capitals(name):
    return compatibility_form(name.lower().upper())


def katakana(name):
    raised = lambda c: "\u3041" <= c <= "\u3096" or c in "\u309d\u309e"
    return "".join(chr(ord(c) + 0x60) if raised(c) else c for c in name)


def without_signs(name):
    return "".join(c for c in name
                   if is_name_character(c) or c in HYPHEN_LIKE or c in "\u3099\u309a")


def joined_marks(name):
    result = ""
    for c in name:
        if c not in "\u3099\u309a":
            result += c
        elif pair := joined(result[-1:], c):
            result = result[:-1] + pair
    return result


def long_vowels(name):
    result = ""
    for c in name:
        if c not in HYPHEN_LIKE:
            result += c
        elif result and is_kana(result[-1]):
            result += "ー"
    return result


def composed(name):
    return unicodedata.normalize("NFC", name)


def kana_for_kanji(name):
    result = ""
    for c in name:
        long_vowel = c == "一" and result and is_kana(result[-1])
        result += "ー" if long_vowel else c.translate(LIKE_KANA)
    return result


def repeated_kana(name):
    result = ""
    for c in name:
        if c in "ヽヾ々" and result and is_syllable(result[-1]):
            voiceless = unicodedata.normalize("NFD", result[-1])[0]
            c = (joined(voiceless, "\u3099") if c == "ヾ" else None) or voiceless
        result += c
    return result


def present_kana(name):
    return OLD_KANA_SPELLINGS.sub(lambda found: OLD_KANA[found[0]], name)


def large_kana(name):
    return name.translate(LARGE)


def without_accents(name):
    plain = lambda c: "".join(d for d in unicodedata.normalize("NFD", c) if category(d)[0] != "M")
    return composed("".join(c if is_kana(c) else plain(c) for c in name))


def cut(name):
    return name[:ROBUST_LENGTH]


STRICT = [("IDP-62", capitals), ("IDP-63", katakana), ("IDP-64", without_signs),
          ("IDP-65", joined_marks), ("IDP-66", long_vowels), ("IDP-4", composed)]
ROBUST = [("IDP-67", kana_for_kanji), ("IDP-68", repeated_kana), ("IDP-69", present_kana),
          ("IDP-70", large_kana), ("IDP-71", without_accents), ("IDP-72", cut)]


def has_lost_character(name):
    return any(c == "\ufffd" or category(c) == "Co" for c in name)


def kana_steps(text, normalisation):
    """The result of every step, as (sentence, name), and the normal form or None."""
    name = compatibility_form(text)
    steps = [("IDP-2", name)]
    if has_lost_character(name):
        return steps, None
    for sentence, step in STRICT:
        name = step(name)
        steps.append((sentence, name))
    if not any(map(is_kana, name)):
        return steps, None
    for sentence, step in ROBUST if normalisation == "robust" else []:
        name = step(name)
        steps.append((sentence, name))
    if not any(map(is_kana, name)):  # the only kana may stand behind the cut
        return steps, None
    return steps, name if len(name.encode()) <= FIELD_BYTES else None


def kana(text, normalisation):
    return kana_steps(text, normalisation)[1]


# Birth date, sex

def existing_day(compact):
    try:
        return datetime.datetime.strptime(compact, "%Y%m%d").date()
    except ValueError:
        return None


def era_day(era, year, month, day_of_month):
    first_year, first, last = ERAS[era]
    compact = f"{first_year + year - 1:04}{month:02}{day_of_month:02}"
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
    return composed("".join("-" if c in HYPHEN_LIKE else capital(c) for c in without_spaces(text)))


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
    """The validity and, where it is ok, the fields of the frame (IDP-17)."""
    parts = (kana(name, normalisation), birth_date(birth), sex(sex_text))
    for part, reason in zip(parts, ("no_kana", "bad_birth_date", "bad_sex")):
        if part is None:
            return reason, None
    return "ok", (PROFILES[normalisation], *parts)


def look_alikes(name, birth, sex_text):
    """The fields of the frames of the three look-alike keys (IDP-74), of a person with an ID4."""
    robust = kana(name, "robust")
    if robust is None:
        return {}
    parts = {"spelling": robust, "head": robust[:4], "tail": robust[-3:]}
    return {kind: (kind, PROFILES["robust"], part, birth_date(birth), sex(sex_text))
            for kind, part in parts.items()}


def keyed(key, message):
    return hmac.digest(key, message, "sha256")


def root(key, *fields):
    return keyed(key, frame(*fields))[:16]


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


# History

def day(text):
    return datetime.date.fromisoformat(text)


class History:
    """The fund's history of insured numbers, found by number (IDP-25 to IDP-28)."""

    def __init__(self, lines):
        self.by_number = {}
        self.oldest = {}
        for row in csv.DictReader(lines):
            subject, first = row["subject"], day(row["valid_from"])
            number = insured_number(*(row[name] for name in
                                      ("insurer_number", "symbol", "number", "branch")))
            until = day(row["valid_to"] or "9999-12-31")
            self.by_number.setdefault(number[:3], []).append((subject, number[3], first, until))
            self.oldest[subject] = min((first, number), self.oldest.get(subject, (first, number)))
        self.sharers = {}
        for oldest in self.oldest.values():
            self.sharers[oldest] = self.sharers.get(oldest, 0) + 1

    def look_up(self, asked, service_from, service_until):
        """The validity and, where it is ok, the fields of the frame of ID5 (IDP-18)."""
        if asked is None:
            return "no_insured_number", None
        holders = {subject for subject, branch, first, last in self.by_number.get(asked[:3], ())
                   if (branch == asked[3] or not branch or not asked[3])
                   and first <= service_until and last >= service_from}
        if not holders:
            return "not_in_history", None
        first, number = oldest = self.oldest[min(holders)]
        if len(holders) > 1 or self.sharers[oldest] > 1:
            return "no_insured_number", None
        return "ok", ("number", *number, first.strftime("%Y%m%d"))

"""Checks every value of tests/vectors/ids.json without Renga's code; ends with 1 where one differs.

With --write it puts its own values in the place of those of the file: for new inputs. The program
and this implementation are written apart, and the tests of both read the same file.
"""

import json
import pathlib
import re
import sys
import unicodedata

import aes
import ids

VECTORS = pathlib.Path(__file__).resolve().parents[1] / "vectors" / "ids.json"
DATABASES = ("ndb", "kaigo", "dpc")


def text_of(case):
    """The name of a kana vector: text, or bytes that need not be well-formed UTF-8 (IDP-1)."""
    if "text" in case:
        return case["text"]
    try:
        return bytes.fromhex(case["bytes"]).decode()
    except UnicodeDecodeError:
        return ""


def kana(case, _):
    text = text_of(case)
    steps, robust = ids.kana_steps(text, "robust")
    before = [text] + [name for _, name in steps]
    changed = [list(step) for step, old in zip(steps, before) if step[1] != old]
    return {"steps": changed, "strict": ids.kana(text, "strict"), "robust": robust}


def birth_date(case, _):
    return {"normal": ids.birth_date(case["text"])}


def sex(case, _):
    return {"normal": ids.sex(case["text"])}


def insured_number(case, _):
    normal = ids.insured_number(*case["written"])
    if normal is None:
        return {"normal": None}
    return {"normal": list(normal), "check_digit_is_right": ids.check_digit_is_right(normal[0])}


def id4(case, keys):
    validity, fields = ids.id4(case["name_kana"], case["birth_date"], case["sex"],
                               case["normalisation"])
    if fields is None:
        return {"validity": validity}
    return {"validity": validity, "fields": list(fields), "frame": ids.frame(*fields).hex(),
            "root": ids.root(keys["root_id4"], *fields).hex()}


def look_alike(case, keys):
    keyed = dict.fromkeys(("spelling", "head", "tail"))
    for kind, fields in ids.look_alikes(case["name_kana"], case["birth_date"], case["sex"]).items():
        keyed[kind] = {"fields": list(fields), "frame": ids.frame(*fields).hex(),
                       "root": ids.root(keys["root_id4"], *fields).hex()}
    return keyed


def id5(case, keys):
    fields = ("number", *case["number"], case["valid_from"].replace("-", ""))
    return {"frame": ids.frame(*fields).hex(), "root": ids.root(keys["root_id5"], *fields).hex()}


def stored(case, keys):
    (block,) = aes.encrypt(keys["database " + case["database"]], [bytes.fromhex(case["root"])])
    return {"stored": block.hex()}


def dossier(case, keys):
    processing = ids.keyed(keys["processing " + case["dossier"]], bytes.fromhex(case["root"]))
    provision = ids.keyed(keys["user " + case["dossier"]], processing)
    return {"processing": processing.hex(), "provision": provision.hex()}


def question_of(history):
    def question(case, keys):
        validity, fields = history.look_up(ids.insured_number(*case["written"]),
                                           ids.day(case["service_from"]),
                                           ids.day(case["service_until"]))
        if fields is None:
            return {"validity": validity}
        return {"validity": validity, "root": ids.root(keys["root_id5"], *fields).hex()}
    return question


SECTIONS = {"kana": kana, "birth_date": birth_date, "sex": sex, "insured_number": insured_number,
            "id4": id4, "look_alike": look_alike, "id5": id5, "stored": stored, "dossier": dossier}


def check(vectors):
    """Every value made anew: (place, field, the case that holds it, the value)."""
    seed = vectors["keys"]
    keys = ids.seeded_keys(seed["seed"], seed["dossiers"])
    for name, secret in keys.items():
        yield "keys.secrets", name, seed["secrets"], secret.hex()
    history = question_of(ids.History(vectors.get("history", {"csv": []})["csv"]))
    sections = [(name, function, vectors.get(name, [])) for name, function in SECTIONS.items()]
    sections.append(("history.questions", history, vectors.get("history", {}).get("questions", [])))
    for name, function, cases in sections:
        for number, case in enumerate(cases):
            for field, value in function(case, keys).items():
                yield f"{name}[{number}]", field, case, value


def differences(vectors):
    count, wrong = 0, []
    for place, field, case, value in check(vectors):
        count += 1
        if case.get(field) != value:
            wrong.append(f"{place}.{field}: {value!r}, the file has {case.get(field)!r}")
    return count, wrong


def visible(text):
    """What a reader cannot see or tell apart is written as an escape."""
    hidden = lambda c: c not in " \n" and unicodedata.category(c)[0] in "CZM"
    escaped = lambda c: json.dumps(c)[1:-1]
    return "".join(escaped(c) if hidden(c) else c for c in text)


def written(vectors):
    """The file: every vector on a line of its own."""
    line = lambda value: json.dumps(value, ensure_ascii=False)
    def section(value):
        if isinstance(value, list):
            return "[\n" + ",\n".join("    " + line(case) for case in value) + "\n  ]"
        if isinstance(value, dict):
            inner = ",\n".join(f"    {line(name)}: " + section(part).replace("\n", "\n  ")
                               for name, part in value.items())
            return "{\n" + inner + "\n  }"
        return line(value)
    body = ",\n".join(f"  {line(name)}: {section(value)}" for name, value in vectors.items())
    return visible("{\n" + body + "\n}\n")


def write(vectors):
    for _, field, case, value in list(check(vectors)):
        case[field] = value
    VECTORS.write_text(written(vectors), encoding="utf-8")


def main():
    vectors = json.loads(VECTORS.read_text(encoding="utf-8"))
    if sys.argv[1:] == ["--write"]:
        write(vectors)
        return 0
    fips_197 = aes.encrypt(bytes(range(32)), [bytes.fromhex("00112233445566778899aabbccddeeff")] * 2)
    count, wrong = differences(vectors)
    if [block.hex() for block in fips_197] != ["8ea2b7ca516745bfeafc49904b496089"] * 2:
        wrong.append("FIPS 197, C.3")
    print("\n".join(wrong + [f"{count} values checked, {len(wrong)} differ"]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

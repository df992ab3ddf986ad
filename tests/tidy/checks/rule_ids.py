"""Rule IDs of the catalogue and sentence IDs of our own specifications: cited ones exist, and no
rule that a rulebook states or that a room is said to obey is without a test that names it."""

import re
import tomllib

from house import numbered

RULE_LIST = "docs/spec/rule-ids.txt"
CATALOGUE_PREFIXES = (
    "DEF LAW ANO IDS DAT ORG ELG HND FLOW CAL APP DOC REV BRD OUT FEE PRV USE CHG SEC PUB RPT END VIO"
    " AUD LNK TRN ROL"
).split()
# Says of every rule what became of it in a newer version; that proves none of its values.
FATES = "tests/vectors/rule-changes.json"
# Holds the value of every rule of a rulebook; that proves no room obeys it.
VALUES = "tests/vectors/rulebooks.jsonl"
COVERAGE = "docs/spec/coverage.toml"
# So many rules at least are cited by tests that fail when the rule is broken.
BROKEN_BY_TESTS_MIN = 500
RULE_ID = re.compile(r"\b(?:%s)-[A-Z]?\d+[a-z]?\b" % "|".join(CATALOGUE_PREFIXES))

SPEC_FOLDER = "docs/spec/"
SPEC_HEAD_LINES = 10
DECLARATION = re.compile(r"^Sentences: ([A-Z]{3,5})\b", re.MULTILINE)

READ = (".cpp", ".hpp", ".h", ".def", ".sql", ".toml", ".md", ".py", ".ts", ".tsx", ".json", ".story")
WHERE = ("src/", "rulebook/", "tests/", "docs/", "bench/", "web/", "GLOSSARY.md", "TOUR.md", "README.md")
# The checks' own tests hold IDs that are wrong on purpose.
SELF = "tests/tidy/"


def check(house, report):
    cited = [(path, text) for path, text in house.files.items() if is_read(path)]
    check_rules(house, cited, report)
    check_rulebooks(house, report)
    check_coverage(house, report)
    check_sentences(house, cited, report)


def is_read(path):
    return path.startswith(WHERE) and path.endswith(READ) and not path.startswith(SELF)


def known_rules(house):
    return set(house.files.get(RULE_LIST, "").split())


def check_rules(house, cited, report):
    known = known_rules(house)
    for path, text in cited:
        for number, line in numbered(text):
            for rule in RULE_ID.findall(line):
                if rule not in known:
                    report.find(path, number, f"The catalogue has no rule {rule}; see {RULE_LIST}.")


def tested_rules(house):
    """Rules that a test cites, be it for its value alone."""
    return cited_by(house, is_proof)


def broken_rules(house):
    """Rules that a test breaks: all cited ones without the vectors of values."""
    return cited_by(house, lambda path: is_proof(path) and path != VALUES)


def cited_by(house, wanted):
    found = set()
    for path, text in house.files.items():
        if wanted(path):
            found.update(RULE_ID.findall(text))
    return found & known_rules(house)


def check_rulebooks(house, report):
    tested = tested_rules(house)
    for path, text in house.below("rulebook/", (".toml",)):
        for number, line in numbered(text):
            for rule in dict.fromkeys(RULE_ID.findall(line)):
                if rule not in tested:
                    tested.add(rule)
                    report.find(path, number, f"No test cites {rule}; write one that fails when the rule is broken.")


def check_coverage(house, report):
    """What the table of places calls code, and what a room is said to obey, has a test that breaks it."""
    table = tomllib.loads(house.files.get(COVERAGE, ""))
    tested = broken_rules(house)
    done = [rule for place in table.get("place", []) if place["state"] == "code" for rule in place["rules"]]
    done += [rule for rules in table.get("obeyed", {}).values() for rule in rules]
    for rule in done:
        if rule not in tested:
            report.find(COVERAGE, 1, f"{rule} is said to be obeyed, but no test cites it.")
    count(house, tested, report)


def count(house, tested, report):
    known = known_rules(house)
    if len(known) > BROKEN_BY_TESTS_MIN > len(tested):
        report.find(COVERAGE, 1, f"Tests break {len(tested)} rules of the catalogue; {BROKEN_BY_TESTS_MIN} at least should be.")
    report.note(f"{len(tested)} of {len(known)} rules of the catalogue are cited by tests besides the vectors of their values")


def is_proof(path):
    """A test beside the code, or anything under tests/ that is not a check of the house itself."""
    if path.startswith(SELF) or path.endswith("README.md") or path == FATES:
        return False
    return path.startswith("tests/") or (path.startswith("src/") and "_test." in path)


def check_sentences(house, cited, report):
    prefixes = {}
    for path, text in house.below(SPEC_FOLDER, (".md",)):
        head = "\n".join(text.splitlines()[:SPEC_HEAD_LINES])
        found = DECLARATION.search(head)
        if found:
            prefixes[found.group(1)] = path
        elif not path.endswith("README.md"):
            report.find(path, 1, "Say within the first lines which sentences are here: `Sentences: ABC`.")
    defined = {}
    for prefix, path in prefixes.items():
        if prefix in CATALOGUE_PREFIXES:
            report.find(path, 1, f"{prefix} is a prefix of the catalogue; choose another.")
        collect_definitions(house, prefix, path, defined, report)
    check_citations(cited, prefixes, defined, report)


def collect_definitions(house, prefix, path, defined, report):
    """A sentence is defined where a line begins with its ID, behind list, table or bold marks."""
    begins = re.compile(rf"^[-|*\s]*({prefix}-\d+)\b")
    for number, line in numbered(house.files[path]):
        found = begins.match(line)
        if found and found.group(1) in defined:
            report.find(path, number, f"{found.group(1)} is defined twice; a number is never used again.")
        elif found:
            defined[found.group(1)] = path


def check_citations(cited, prefixes, defined, report):
    if not prefixes:
        return
    sentence = re.compile(r"\b(?:%s)-\d+\b" % "|".join(prefixes))
    used = set()
    for path, text in cited:
        for number, line in numbered(text):
            for name in sentence.findall(line):
                if path != defined.get(name):
                    used.add(name)
                if name not in defined:
                    home = prefixes[name.split("-")[0]]
                    report.find(path, number, f"{home} defines no {name}; cite the right one or write the sentence.")
    for name in sorted(set(defined) - used):
        report.find(defined[name], 1, f"Nothing cites {name}; write a test that fails when it does not hold.")
    report.note(f"{len(defined)} sentences of our own")

"""Every room has a README of one screen with its files in reading order."""

LINES_MAX = 60


def check(house, report):
    for room in house.rooms():
        if not house.has_code(room):
            continue
        path = f"src/{room}/README.md"
        text = house.files.get(path)
        if text is None:
            report.find(path, 1, "Write it: what the room does, its files in reading order, what goes where.")
            continue
        lines = text.count("\n")
        if lines > LINES_MAX:
            report.find(path, LINES_MAX + 1, f"{lines} lines, more than one screen of {LINES_MAX}; shorten it.")
        if not text.startswith("# "):
            report.find(path, 1, "Begin with a title: `# room: one sentence`.")

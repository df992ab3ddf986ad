"""The doors between rooms: src/rooms.txt goes down the floors, and every include obeys it."""

from cpp import includes
from house import FLOOR_LEVELS, ROOMS_FILE, is_test, room_of

# Rooms of one floor that may see each other, with the reason.
SAME_FLOOR = {
    ("table", "base"): "a table's cells are base's dates and texts",
    ("anonymize", "operators"): "operators are the larger half of one duty, with a room of their own",
    ("forms", "dossier"): "a form is filled from the fold of a dossier, and its road is the table of commands",
    ("forms", "report"): "the road is one of the pictures that report draws",
    ("cli", "portal"): "the verb that serves opens the other door",
    ("erase", "ids"): "what is erased with the processing IDs is the key that ids made",
}


# What makes a room's error codes from its table, and what the build makes of all these tables; both
# are read once for each table, so no header can bring them.
TABLE_MAKERS = {"base/codes.inc", "all_errors.def"}

# Second doors of a room, with the reason and the room that may use it.
SECOND_DOORS = {
    ("service", "crypto/timestamp.hpp"): "one file of service asks for time stamps; every other room above crypto knows nothing of them",
}


def check(house, report):
    rooms = house.rooms()
    check_lines(rooms, report)
    check_cycles(rooms, report)
    check_folders(house, rooms, report)
    for path, text in house.cpp():
        check_includes(path, text, rooms, report)
    # Benchmarks look inside the rooms: a kernel is no public thing.
    for folder in ("tests/", "examples/"):
        for path, text in house.cpp(folder):
            check_outsider(path, text, rooms, report)


def check_lines(rooms, report):
    for room in rooms.values():
        if room.floor not in FLOOR_LEVELS:
            report.find(ROOMS_FILE, room.line, f"{room.floor!r} is no floor; use one of {', '.join(FLOOR_LEVELS)}.")
            continue
        for edge in room.edges:
            sentence = edge_fault(room, edge, rooms)
            if sentence:
                report.find(ROOMS_FILE, room.line, sentence)


def edge_fault(room, edge, rooms):
    if edge not in rooms:
        return f"{room.name} names the room {edge}, which has no line; add the line or drop the edge."
    target = rooms[edge]
    below = FLOOR_LEVELS.get(target.floor, 0) < FLOOR_LEVELS[room.floor]
    if below or (room.name, edge) in SAME_FLOOR:
        return None
    return (
        f"{room.name} ({room.floor}) may not see {edge} ({target.floor}): edges go down the floors."
        " Move the shared part to a lower room, or pass a value."
    )


def check_cycles(rooms, report):
    done = set()

    def visit(name, trail):
        if name in trail:
            cycle = " → ".join([*trail[trail.index(name):], name])
            report.find(ROOMS_FILE, rooms[name].line, f"The rooms go round in a circle: {cycle}. Cut one edge.")
        elif name in rooms and name not in done:
            for edge in rooms[name].edges:
                visit(edge, [*trail, name])
            done.add(name)

    for name in rooms:
        visit(name, [])


def check_folders(house, rooms, report):
    folders = {room_of(path) for path, _ in house.cpp()} - {"main"}
    for name in sorted(folders - set(rooms)):
        report.find(ROOMS_FILE, 1, f"The folder src/{name} has code but no line here; add its floor and edges.")
    built = house.files.get("src/CMakeLists.txt", "")
    for name in sorted(folders & set(rooms)):
        has_sources = any(path.endswith(".cpp") for path, _ in house.cpp(f"src/{name}/"))
        if has_sources and f"renga_room({name}" not in built:
            report.find("src/CMakeLists.txt", 1, f"The room {name} is never built; add renga_room({name} …).")
    empty = [name for name in rooms if name not in folders]
    if empty:
        report.note(f"rooms without code yet: {', '.join(empty)}")


def check_includes(path, text, rooms, report):
    here = room_of(path)
    allowed = ("cli", "service") if here == "main" else rooms[here].edges if here in rooms else ()
    for line, mark, target in includes(text):
        if mark != '"' or target in TABLE_MAKERS:
            continue
        room = target.split("/")[0]
        if "/" not in target or (room not in rooms and room != here):
            report.find(path, line, f'Write the include as "room/file.hpp"; {target!r} names no room.')
        elif room == here:
            continue
        elif room not in allowed:
            report.find(path, line, f"{here} may not see {room}; src/rooms.txt has no such edge.")
        elif target != f"{room}/{room}.hpp" and (here, target) not in SECOND_DOORS:
            report.find(path, line, f'Other rooms are seen through one header: include "{room}/{room}.hpp".')


def check_outsider(path, text, rooms, report):
    """Tests and examples outside src/ may see every room, each through its one header.

    A fuzzer may look behind it: it feeds the reader of one field, which no other room may call.
    """
    if path.startswith("tests/fuzz/"):
        return
    for line, mark, target in includes(text):
        room = target.split("/")[0]
        if mark == '"' and room in rooms and target != f"{room}/{room}.hpp" and not is_test(target):
            report.find(path, line, f'Rooms are seen through one header: include "{room}/{room}.hpp".')

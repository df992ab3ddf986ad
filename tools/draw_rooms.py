"""Draws src/rooms.txt as an SVG picture: floors as bands, rooms as boxes, doors as lines.

    python3 tools/draw_rooms.py src/rooms.txt > docs/generated/rooms.svg

Only the lines that are needed are drawn: a room that reaches another through a third needs no
line of its own. Doors between rooms of one floor are dashed.
"""

import pathlib
import sys

FLOORS = {
    "doors": ("doors", "hold no rules: parse, call, format", "#5b4b8a"),
    "meeting": ("meeting", "dossiers and data come together", "#8a4b6b"),
    "doing": ("doing", "one act on data each", "#a5673f"),
    "keeping": ("keeping", "what lasts", "#7c7a35"),
    "thinking": ("thinking", "pure: no files, clock, random, engine", "#2f7d6d"),
    "outside": ("outside", "the world behind a small surface", "#3a6ea5"),
    "ground": ("ground", "words that every room speaks", "#4a5560"),
}
# Two floors lie side by side, so that each stands on the same ground.
SHARED_BAND = ("outside", "thinking")

WIDTH = 1080
CAPTION_HEIGHT = 24
BOX_HEIGHT = 38
BAND_GAP = 46
MARGIN = 20
CHARACTER_WIDTH = 8.4
BOX_PADDING = 30


def read_rooms(text):
    rooms = {}
    for line in text.splitlines():
        words = line.split()
        if words and not words[0].startswith("#"):
            rooms[words[0]] = (words[1], [word for word in words[2:] if word != "-"])
    return rooms


def reachable(rooms, name):
    found = set()
    waiting = list(rooms[name][1])
    while waiting:
        room = waiting.pop()
        if room not in found:
            found.add(room)
            waiting += rooms[room][1]
    return found


def needed_edges(rooms):
    for name, (_, edges) in rooms.items():
        for edge in edges:
            if not any(edge in reachable(rooms, other) for other in edges if other != edge):
                yield name, edge


def bands(rooms):
    """The floors from the top, side by side where they share a band; empty floors are left out."""
    seen = []
    for floor in FLOORS:
        if not any(room_floor == floor for room_floor, _ in rooms.values()):
            continue
        if floor in SHARED_BAND and seen and seen[-1][-1] in SHARED_BAND:
            seen[-1].append(floor)
        else:
            seen.append([floor])
    return seen


def box_width(name):
    return BOX_PADDING + CHARACTER_WIDTH * len(name)


def place_row(names, left, width, top):
    """Boxes side by side with even gaps; name -> (x, y, width)."""
    gap = (width - sum(map(box_width, names))) / (len(names) + 1)
    places = {}
    x = left + gap
    for name in names:
        places[name] = (x, top, box_width(name))
        x += box_width(name) + gap
    return places


def lay_out(rooms):
    """Places of all rooms and the rectangles (floor, x, y, width, height) of the floors."""
    places, rectangles = {}, []
    top = MARGIN
    height = CAPTION_HEIGHT + BOX_HEIGHT + 16
    for band in bands(rooms):
        counts = [sum(1 for floor, _ in rooms.values() if floor == name) for name in band]
        room_width = WIDTH - 2 * MARGIN - (len(band) - 1) * MARGIN
        left = MARGIN
        for floor, count in zip(band, counts):
            width = room_width * count / sum(counts)
            names = [name for name, (room_floor, _) in rooms.items() if room_floor == floor]
            rectangles.append((floor, left, top, width, height))
            places |= place_row(names, left, width, top + CAPTION_HEIGHT)
            left += width + MARGIN
        top += height + BAND_GAP
    return places, rectangles, top - BAND_GAP + MARGIN


def draw_floor(floor, x, y, width, height):
    title, caption, colour = FLOORS[floor]
    return (
        f'<rect x="{x:.0f}" y="{y:.0f}" width="{width:.0f}" height="{height:.0f}" rx="10"'
        f' fill="{colour}" fill-opacity="0.08"/>\n'
        f'<text x="{x + 12:.0f}" y="{y + 17:.0f}" font-size="12" fill="{colour}">'
        f'<tspan font-weight="bold">{title}</tspan> · {caption}</text>'
    )


def draw_door(rooms, places, source, target):
    colour = FLOORS[rooms[source][0]][2]
    x1, y1, width1 = places[source]
    x2, y2, width2 = places[target]
    if y1 == y2:
        right, left = (places[source], places[target]) if x1 > x2 else (places[target], places[source])
        middle = y1 + BOX_HEIGHT
        start, end = right[0] + right[2] / 2, left[0] + left[2] / 2
        path = f"M{start:.1f},{middle:.1f} C{start:.1f},{middle + 22:.1f} {end:.1f},{middle + 22:.1f} {end:.1f},{middle:.1f}"
        return f'<path d="{path}" stroke="{colour}" stroke-dasharray="4 3"/>'
    start, end = x1 + width1 / 2, x2 + width2 / 2
    bottom, top = y1 + BOX_HEIGHT, y2
    bend = (top - bottom) * 0.45
    path = (
        f"M{start:.1f},{bottom:.1f} C{start:.1f},{bottom + bend:.1f}"
        f" {end:.1f},{top - bend:.1f} {end:.1f},{top:.1f}"
    )
    return f'<path d="{path}" stroke="{colour}"/>'


def draw_room(name, floor, place):
    x, y, width = place
    colour = FLOORS[floor][2]
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{BOX_HEIGHT}" rx="7"'
        f' fill="#ffffff" stroke="{colour}" stroke-width="1.5"/>\n'
        f'<text x="{x + width / 2:.1f}" y="{y + BOX_HEIGHT / 2 + 5:.1f}" font-size="14"'
        f' text-anchor="middle" fill="#1d2329">{name}</text>'
    )


def draw(rooms):
    places, rectangles, height = lay_out(rooms)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" role="img"'
        ' aria-labelledby="title" font-family="Noto Sans, Helvetica, Arial, sans-serif">',
        '<title id="title">The rooms of Renga and the doors between them</title>',
        f'<rect width="{WIDTH}" height="{height:.0f}" fill="#ffffff"/>',
    ]
    lines += [draw_floor(*rectangle) for rectangle in rectangles]
    lines.append('<g fill="none" stroke-width="1.4" stroke-opacity="0.55">')
    lines += [draw_door(rooms, places, *edge) for edge in needed_edges(rooms)]
    lines.append("</g>")
    lines += [draw_room(name, floor, places[name]) for name, (floor, _) in rooms.items()]
    lines.append("</svg>")
    return "\n".join(lines)


if __name__ == "__main__":
    print(draw(read_rooms(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))))

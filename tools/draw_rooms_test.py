import unittest
import xml.etree.ElementTree as xml

import draw_rooms

ROOMS = draw_rooms.read_rooms(
    """# a comment
base  ground   -
table ground   base
files outside  base table
ids   doing    base table files
cli   doors    base ids
"""
)


class DrawingTheRooms(unittest.TestCase):
    def test_a_line_that_another_way_implies_is_not_drawn(self):
        edges = set(draw_rooms.needed_edges(ROOMS))
        self.assertEqual(edges, {("table", "base"), ("files", "table"), ("ids", "files"), ("cli", "ids")})

    def test_every_room_stands_inside_the_picture_and_no_two_overlap(self):
        places, rectangles, height = draw_rooms.lay_out(ROOMS)
        self.assertEqual(set(places), set(ROOMS))
        taken = [(y, x, x + width) for x, y, width in places.values()]
        for y, left, right in taken:
            self.assertTrue(0 < left < right < draw_rooms.WIDTH and 0 < y < height)
        for (y, _, right), (next_y, left, _) in zip(sorted(taken), sorted(taken)[1:]):
            self.assertTrue(y != next_y or right <= left)

    def test_the_picture_is_well_formed_and_names_every_room(self):
        words = "".join(xml.fromstring(draw_rooms.draw(ROOMS)).itertext())
        for name in ROOMS:
            self.assertIn(name, words)

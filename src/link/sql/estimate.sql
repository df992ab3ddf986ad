-- What the two IDs find independently of each other (JOIN-27).

-- A pair with the same ID4 and two different ID5 is taken for namesakes, not for a find.
-- name: captured_pairs
CREATE TABLE captured AS
WITH found AS (
  SELECT a.node AS a, b.node AS b, TRUE AS by_id5, FALSE AS by_id4
  FROM agreeing_id5 AS a JOIN agreeing_id5 AS b USING (id) WHERE a.node % 8 < b.node % 8
  UNION ALL
  SELECT a.node, b.node, FALSE, TRUE
  FROM agreeing_id4 AS a JOIN agreeing_id4 AS b USING (id)
  JOIN side AS at_a ON at_a.node = a.node JOIN side AS at_b ON at_b.node = b.node
  WHERE a.node % 8 < b.node % 8 AND coalesce(at_a.id5 = at_b.id5, TRUE))
SELECT a, b, bool_or(by_id5) AS by_id5, bool_or(by_id4) AS by_id4 FROM found GROUP BY a, b

-- name: count_captured
WITH counted AS (
  SELECT a % 8 AS place_a, b % 8 AS place_b, count(*) FILTER (by_id5) AS by_id5,
         count(*) FILTER (by_id4) AS by_id4, count(*) FILTER (by_id5 AND by_id4) AS by_both
  FROM captured GROUP BY ALL),
linked_count AS (
  SELECT a % 8 AS place_a, b % 8 AS place_b, count(*) AS linked FROM compared WHERE linked GROUP BY ALL)
SELECT place_a, place_b, by_id5, by_id4, by_both, coalesce(linked, 0)
FROM counted LEFT JOIN linked_count USING (place_a, place_b)
ORDER BY place_a, place_b

-- What the two IDs find independently of each other (JOIN-27).

-- A pair with the same ID4 and two different ID5 is taken for namesakes, not for a find.
-- name: captured_pairs
CREATE TABLE captured AS
WITH by_id5 AS (SELECT a.node AS a, b.node AS b, TRUE AS found
                FROM agreeing_id5 AS a JOIN agreeing_id5 AS b USING (id)
                WHERE a.node % 8 < b.node % 8),
     by_id4 AS (SELECT a.node AS a, b.node AS b, TRUE AS found
                FROM agreeing_id4 AS a JOIN agreeing_id4 AS b USING (id)
                WHERE a.node % 8 < b.node % 8),
     found AS (SELECT a, b, coalesce(by_id5.found, FALSE) AS by_id5,
                      coalesce(by_id4.found, FALSE) AS by_id4
               FROM by_id5 FULL JOIN by_id4 USING (a, b))
SELECT * FROM found WHERE by_id5
UNION ALL
SELECT found.*
FROM found JOIN placement AS at_a ON at_a.node = a JOIN placement AS at_b ON at_b.node = b
WHERE NOT by_id5 AND coalesce(at_a.id5 = at_b.id5, TRUE)

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

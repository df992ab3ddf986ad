-- Linkage against the truth (JOIN-15 to JOIN-18).

-- name: truth_of_nodes
CREATE TABLE true_person AS
WITH statement AS (SELECT place, id4, id5, person, count(*) AS votes FROM truth GROUP BY ALL),
     without_id5 AS (SELECT DISTINCT node % 8 AS place, id4 FROM side WHERE id5 IS NULL),
     vote AS (
       SELECT node, person, votes
       FROM statement JOIN side ON side.id5 = statement.id5 AND node % 8 = place
       UNION ALL
       SELECT node, person, votes
       FROM statement JOIN side ON side.id4 = statement.id4 AND node % 8 = place
       LEFT JOIN without_id5 ON without_id5.id4 = side.id4 AND without_id5.place = node % 8
       WHERE statement.id5 IS NULL AND (side.id5 IS NULL OR without_id5.id4 IS NULL)),
     ranked AS (
       SELECT node, person, row_number() OVER (PARTITION BY node ORDER BY sum(votes) DESC, person) AS rank
       FROM vote GROUP BY node, person)
SELECT node, person FROM ranked WHERE rank = 1

-- name: count_true_pairs
SELECT coalesce(sum((total * total - squares) // 2), 0)
FROM (SELECT sum(persons) AS total, sum(persons * persons) AS squares
      FROM (SELECT person, count(*) AS persons FROM true_person GROUP BY person, node % 8)
      GROUP BY person)

-- name: count_found_pairs
SELECT coalesce(sum(persons * (persons - 1) // 2), 0)
FROM (SELECT count(*) AS persons FROM {{groups}} GROUP BY head)

-- name: count_right_pairs
SELECT coalesce(sum(persons * (persons - 1) // 2), 0)
FROM (SELECT count(*) AS persons
      FROM {{groups}} JOIN true_person USING (node) GROUP BY head, person)

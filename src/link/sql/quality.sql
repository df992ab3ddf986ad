-- Linkage against the truth (JOIN-15 to JOIN-18).

-- Which rows of the truth speak for which node (JOIN-16).
-- name: votes_of_truth
CREATE TABLE vote AS
WITH statement AS (SELECT place, renga_id_number(id4) AS id4, renga_id_number(id5) AS id5, person,
                          causes, count(*) AS votes
                   FROM truth GROUP BY ALL),
     without_id5 AS (SELECT DISTINCT node % 8 AS place, id4 FROM placement WHERE id5 IS NULL)
SELECT node, person, votes, causes
FROM statement JOIN placement AS side ON side.id5 = statement.id5 AND node % 8 = place
UNION ALL
SELECT node, person, votes, causes
FROM statement JOIN placement AS side ON side.id4 = statement.id4 AND node % 8 = place
LEFT JOIN without_id5 ON without_id5.id4 = side.id4 AND without_id5.place = node % 8
WHERE statement.id5 IS NULL AND (side.id5 IS NULL OR without_id5.id4 IS NULL)

-- name: truth_of_nodes
CREATE TABLE true_person AS
WITH ranked AS (
  SELECT node, person, row_number() OVER (PARTITION BY node ORDER BY sum(votes) DESC, person) AS rank
  FROM vote GROUP BY node, person)
SELECT node, person FROM ranked WHERE rank = 1

-- name: true_causes_of_nodes
CREATE TABLE true_cause AS
SELECT DISTINCT node, unnest(string_split(causes, ';')) AS cause FROM vote WHERE causes IS NOT NULL

-- name: true_pairs
CREATE TABLE true_pair AS
SELECT a.node AS a, b.node AS b, a.person, at_a.head = at_b.head AS found
FROM true_person AS a JOIN true_person AS b USING (person)
JOIN placement AS at_a ON at_a.node = a.node JOIN placement AS at_b ON at_b.node = b.node
WHERE a.node % 8 < b.node % 8

-- name: wrong_pairs
CREATE TABLE wrong_pair AS
SELECT a, b, coalesce(same_id5, FALSE) AS by_id5
FROM compared
JOIN true_person AS one ON one.node = a JOIN true_person AS other ON other.node = b
WHERE linked AND one.person <> other.person

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

-- name: count_true_people
SELECT count(DISTINCT person) FROM true_pair

-- name: count_found_people
SELECT count(DISTINCT person)
FROM (SELECT person FROM {{groups}} JOIN true_person USING (node)
      GROUP BY head, person HAVING min(node % 8) <> max(node % 8))

-- A stage finds the pairs that no stage before it found.
-- name: judge_stages
WITH pair AS (SELECT coalesce(same_id5, FALSE) AS by_id5, one.person = other.person AS is_right
              FROM compared
              LEFT JOIN true_person AS one ON one.node = a
              LEFT JOIN true_person AS other ON other.node = b WHERE linked)
SELECT CASE WHEN by_id5 THEN 'id5' ELSE 'id4' END, count(*),
       count(*) FILTER (coalesce(is_right, FALSE)), count(*) FILTER (NOT coalesce(is_right, FALSE))
FROM pair GROUP BY by_id5 ORDER BY by_id5

-- name: judge_true_causes
WITH pair AS (SELECT a, b, found, FALSE AS wrong FROM true_pair
              UNION ALL SELECT a, b, FALSE, TRUE FROM wrong_pair),
     of_pair AS (SELECT a, b, found, wrong, cause FROM pair JOIN true_cause ON node = a
                 UNION SELECT a, b, found, wrong, cause FROM pair JOIN true_cause ON node = b)
SELECT cause, count(*) FILTER (NOT wrong), count(*) FILTER (found), count(*) FILTER (wrong)
FROM of_pair GROUP BY cause ORDER BY cause

-- What the ledger says of a pair that the linkage has wrong: of the pair itself, else of one of the
-- two alone, else of an unlinked one in other pairs. Of several lines the first cause counts.
-- name: main_causes
CREATE TABLE main_cause AS
WITH amiss AS (SELECT a, b, FALSE AS wrong FROM true_pair WHERE NOT found
               UNION ALL SELECT a, b, TRUE FROM wrong_pair),
     line AS (SELECT a, b, cause, rank FROM ledger JOIN cause ON code = cause),
     unlinked_line AS (
       SELECT node, cause, rank, b IS NULL AS alone
       FROM unlinked_node JOIN line ON node = a
       UNION ALL SELECT node, cause, rank, FALSE FROM unlinked_node JOIN line ON node = b),
     said AS (
       SELECT amiss.a, amiss.b, wrong, cause, rank FROM amiss JOIN line USING (a, b)
       UNION ALL
       SELECT a, b, wrong, cause, rank + CASE WHEN alone THEN 100 ELSE 200 END
       FROM amiss JOIN unlinked_line ON node IN (a, b) WHERE NOT wrong)
SELECT amiss.a, amiss.b, amiss.wrong, coalesce(arg_min(cause, rank), '') AS cause
FROM amiss LEFT JOIN said USING (a, b, wrong) GROUP BY ALL

-- name: judge_causes
WITH judged AS (
  SELECT main_cause.cause, wrong,
         EXISTS (SELECT 1 FROM true_cause
                 WHERE node IN (main_cause.a, main_cause.b)
                   AND list_contains(string_split(cause.true_causes, ' '), true_cause.cause)) AS agrees
  FROM main_cause LEFT JOIN cause ON cause.code = main_cause.cause)
SELECT cause, count(*) FILTER (NOT wrong), count(*) FILTER (NOT wrong AND agrees),
       count(*) FILTER (wrong), count(*) FILTER (wrong AND agrees)
FROM judged GROUP BY cause ORDER BY cause

-- name: count_truly_missed
SELECT place_a, place_b, count(*)
FROM (SELECT person, true_pair.a % 8 AS place_a, true_pair.b % 8 AS place_b,
             bool_or(captured.a IS NOT NULL) AS found
      FROM true_pair LEFT JOIN captured USING (a, b) GROUP BY ALL)
WHERE NOT found GROUP BY ALL ORDER BY ALL

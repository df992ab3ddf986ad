-- Who is one person: from the persons of all databases to linked persons (JOIN-2 to JOIN-10).
-- A person of a database is a `node`: 8 × person + the place of its database. A node stands for
-- itself or behind a `head`, the smallest node of those who are one person.

-- IDs are numbers from here on (known_ids.hpp): equal texts have equal numbers. They differ from run
-- to run, so that nothing may be ordered by them.

-- name: own_persons
CREATE TABLE {{own}} AS SELECT {{columns}} FROM {{persons}}

-- name: id_as_number
renga_id_number(CAST({{column}} AS VARCHAR))

-- name: column_itself
{{column}}

-- name: side_begin
CREATE TABLE side (node BIGINT, id4 BIGINT, id5 BIGINT, id4_validity VARCHAR, id5_validity VARCHAR,
                   outside_period BOOLEAN, sex TINYINT, birth_first DATE, birth_last DATE,
                   name_spelling BIGINT, name_head BIGINT, name_tail BIGINT)

-- name: side_add
INSERT INTO side
SELECT person * 8 + $place,
       CASE WHEN id4_validity = 'ok' THEN id4 END,
       CASE WHEN id5_validity = 'ok' THEN id5 END,
       id4_validity, id5_validity,
       coalesce(id4_validity = 'outside_period', FALSE)
         OR coalesce(id5_validity = 'outside_period', FALSE),
       {{attributes}}
FROM {{own}}

-- Sex, and the first and last month of birth that the column leaves possible (JOIN-7).
-- name: sex_that_counts
CASE sex WHEN '1' THEN 1 WHEN '2' THEN 2 END

-- name: month_that_counts
birth_month

-- name: first_of_years
CASE WHEN regexp_full_match(birth_month, '[0-9][0-9][0-9][0-9](～[0-9][0-9][0-9][0-9])?')
     THEN CAST(left(birth_month, 4) || '-01-01' AS DATE) END

-- name: last_of_years
CASE WHEN regexp_full_match(birth_month, '([0-9][0-9][0-9][0-9]～)?[0-9][0-9][0-9][0-9]')
     THEN CAST(right(birth_month, 4) || '-12-01' AS DATE) END

-- name: name_value
CASE WHEN id4_validity = 'ok' THEN {{column}} END

-- name: attribute_missing
NULL

-- name: numbers_not_single
SELECT count(*) - count(DISTINCT node) FROM side WHERE node % 8 = $place OR node IS NULL

-- The IDs found in two databases or more, with the nodes that carry them alone (JOIN-4).
-- name: find_spread
CREATE TABLE {{spread}} AS
SELECT id, list(node) FILTER (carriers = 1) AS nodes
FROM (SELECT {{id}} AS id, count(*) AS carriers, min(node) AS node
      FROM side WHERE {{id}} IS NOT NULL GROUP BY {{id}}, node % 8)
GROUP BY id HAVING count(*) >= 2

-- The ID5 whose carriers are different people by all signs (JOIN-21).
-- name: find_doubted
CREATE TABLE doubted AS
WITH carrier AS (SELECT id, unnest(nodes) AS node FROM spread_id5 WHERE len(nodes) >= 2),
     differing AS (
       SELECT carrier.id
       FROM carrier JOIN side USING (node) GROUP BY carrier.id
       HAVING min(id4) <> max(id4)
         AND (min(sex) <> max(sex) OR max(birth_first) > min(birth_last))),
     namesake AS (
       SELECT id4, node % 8 AS place FROM side WHERE id4 IS NOT NULL
       GROUP BY ALL HAVING min(id5) <> max(id5))
SELECT carrier.id
FROM carrier JOIN differing USING (id) JOIN side USING (node)
LEFT JOIN namesake ON namesake.id4 = side.id4 AND place = node % 8
GROUP BY carrier.id
HAVING min(sex) <> max(sex) AND max(birth_first) > min(birth_last) OR count(place) > 0

-- name: forget_doubted
UPDATE spread_id5 SET nodes = NULL WHERE id IN (SELECT id FROM doubted)

-- name: find_agreeing
CREATE TABLE {{agreeing}} AS
SELECT unnest(nodes) AS node, list_min(nodes) AS head, id FROM {{spread}} WHERE len(nodes) >= 2

-- The ID4 whose carriers are not one person already.
-- name: find_drawn
CREATE TABLE drawn AS
WITH carrier AS (SELECT id4.id, id4.node, coalesce(id5.head, id4.node) AS head
                 FROM agreeing_id4 AS id4 LEFT JOIN agreeing_id5 AS id5 USING (node)),
     open AS (SELECT id FROM carrier GROUP BY id HAVING min(head) <> max(head))
SELECT carrier.*, side.id5
FROM carrier JOIN open USING (id) JOIN side USING (node)

-- name: count_homonym_guard
SELECT count(*)
FROM (SELECT id FROM drawn GROUP BY id HAVING count(*) = count(id5) AND min(id5) <> max(id5))

-- A knot holds those together who are drawn by one ID4: all its carriers, or those of one ID5 where
-- every carrier has one (JOIN-6).
-- name: tie_knots
CREATE TABLE knots_0 AS
SELECT DISTINCT head, head AS label,
       CASE WHEN bool_and(id5 IS NOT NULL) OVER (PARTITION BY id) THEN id || '|' || id5 ELSE CAST(id AS VARCHAR) END AS knot
FROM drawn

-- One round: everybody takes the smallest label of the knots he is in.
-- name: spread_labels
CREATE TABLE {{next}} AS
SELECT head, knot, min(low) OVER (PARTITION BY head) AS label
FROM (SELECT head, knot, min(label) OVER (PARTITION BY knot) AS low FROM {{previous}})

-- Everybody drawn together, also those who came along through ID5, under one label.
-- name: gather_drawn
CREATE TABLE gathered AS
WITH drawn_head AS (SELECT DISTINCT head, label FROM {{knots}})
SELECT id5.node, head, label FROM agreeing_id5 AS id5 JOIN drawn_head USING (head)
UNION ALL
SELECT head, head, label FROM drawn_head ANTI JOIN agreeing_id5 AS id5 ON id5.node = drawn_head.head

-- After as many rounds as there are databases a label that still moves belongs to more persons than
-- there are databases.
-- name: judge_drawn
CREATE TABLE verdict AS
WITH moving_knot AS (SELECT knot FROM {{knots}} GROUP BY knot HAVING min(label) <> max(label)),
     moving AS (SELECT DISTINCT label FROM {{knots}} JOIN moving_knot USING (knot))
SELECT label,
       count(*) = count(DISTINCT node % 8)
         AND count(DISTINCT id5) <= 1 AND count(DISTINCT sex) <= 1
         AND coalesce(max(birth_first) <= min(birth_last), TRUE)
         AND label NOT IN (SELECT label FROM moving) AS accepted
FROM gathered JOIN side USING (node)
GROUP BY label HAVING count(DISTINCT head) > 1 OR label IN (SELECT label FROM moving)

-- Everything that is known of a person, and where he belongs.
-- name: place_nodes
CREATE TABLE placement AS
WITH drawn_node AS (SELECT node, label, accepted FROM gathered JOIN verdict USING (label))
SELECT side.*,
       coalesce(CASE WHEN accepted THEN label END, agreeing.head, side.node) AS head,
       CASE WHEN agreeing.node IS NOT NULL THEN 'id5' WHEN accepted THEN 'id4' END AS stage,
       coalesce(NOT accepted, FALSE) AS contradicts
FROM side
LEFT JOIN agreeing_id5 AS agreeing USING (node)
LEFT JOIN drawn_node USING (node)

-- name: forget
DROP TABLE {{table}}

-- name: find_reasons
CREATE TABLE unlinked_node AS
SELECT node,
       CASE WHEN id4 IS NULL AND id5 IS NULL AND outside_period THEN 'outside_period'
            WHEN id4 IS NULL AND id5 IS NULL THEN 'no_valid_id'
            WHEN contradicts OR id5 IN (SELECT id FROM doubted) THEN 'conflict'
            WHEN id5 IN (SELECT id FROM spread_id5) THEN 'ambiguous'
            WHEN id4 IN (SELECT id FROM spread_id4)
              AND node NOT IN (SELECT node FROM agreeing_id4) THEN 'ambiguous'
            ELSE 'not_in_other' END AS reason
FROM placement
WHERE stage IS NULL

-- The order of JOIN-14 by the first 128 bits of the digest: no two texts are known that agree in them.
-- name: number_linked
CREATE TABLE linked AS
WITH together AS (
  SELECT head,
         CASE WHEN count(*) = 1 THEN 'none'
              WHEN bool_or(stage = 'id4') THEN 'id4' ELSE 'id5' END AS stage,
         CASE WHEN min(sex) <> max(sex) OR max(birth_first) > min(birth_last)
              THEN 'conflict' END AS flags,
         max(id5) FILTER (WHERE node = head) AS id5, max(id4) FILTER (WHERE node = head) AS id4,
         max(node // 8) FILTER (WHERE node % 8 = 0) AS person_0,
         max(node // 8) FILTER (WHERE node % 8 = 1) AS person_1,
         max(node // 8) FILTER (WHERE node % 8 = 2) AS person_2,
         max(node // 8) FILTER (WHERE node % 8 = 3) AS person_3
  FROM placement GROUP BY head)
SELECT head, stage, flags, person_0, person_1, person_2, person_3,
       row_number() OVER (ORDER BY renga_person_order(id5, id4, head, 0),
                                   renga_person_order(id5, id4, head, 1), head) AS person
FROM together

-- name: count_sides
SELECT node % 8, coalesce(stage, reason), count(*)
FROM placement LEFT JOIN unlinked_node USING (node)
GROUP BY ALL ORDER BY ALL

-- name: count_linked
SELECT stage, count(*), count(flags) FROM linked GROUP BY stage ORDER BY stage

-- The tables of the linked dataset (JOIN-11 to JOIN-13).

-- name: numbers_of_database
CREATE TABLE {{numbers}} AS
SELECT node // 8 AS own_person, linked.person
FROM placement JOIN linked USING (head) WHERE node % 8 = $place

-- name: person_begin
CREATE VIEW {{next}} AS SELECT person, stage, flags FROM linked

-- name: person_add
CREATE VIEW {{next}} AS
SELECT so_far.*, {{columns}}
FROM {{previous}} AS so_far
LEFT JOIN {{numbers}} AS numbers ON numbers.person = so_far.person
LEFT JOIN {{persons}} AS own ON own.person = numbers.own_person

-- name: own_column
own.{{column}}

-- name: unlinked_begin
CREATE TABLE unlinked (person BIGINT, database VARCHAR, reason VARCHAR)

-- name: unlinked_add
INSERT INTO unlinked
SELECT person, $database, reason
FROM unlinked_node JOIN {{numbers}} AS numbers ON numbers.own_person = node // 8
WHERE node % 8 = $place

-- name: all_numbers
SELECT own_person, person FROM {{numbers}} ORDER BY own_person

-- The number comes from a function, not from a join, so that the rows keep their order.
-- name: rows_of_linked
CREATE VIEW {{out}} AS
SELECT * REPLACE ({{linked_number}}(person) AS person) FROM {{table}}

-- The statistics of the files answer this where no row is without a person.
-- name: rows_without_person
SELECT count(*) FROM {{table}} WHERE person IS NULL

-- name: rows_without_number
SELECT count(*) FROM {{table}} WHERE {{linked_number}}(person) IS NULL

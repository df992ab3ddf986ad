-- Who and which rows go in before the operators. Every relation becomes a view of what is left.

-- name: unselected_begin
CREATE OR REPLACE TABLE unselected AS
SELECT source.{{person}} AS person FROM {{relation}} AS source LIMIT 0

-- name: removed_begin
CREATE OR REPLACE TABLE {{removed}} AS
SELECT source."renga:row" AS removed_row FROM {{relation}} AS source LIMIT 0

-- name: name_whole
ALTER VIEW {{relation}} RENAME TO {{whole}}

-- name: view_selected
CREATE VIEW {{relation}} AS
SELECT * FROM {{whole}} AS source
WHERE source.{{person}} NOT IN (SELECT person FROM unselected)
  AND source."renga:row" NOT IN (SELECT removed_row FROM {{removed}})

-- name: count_persons
SELECT count(*) FROM persons

-- name: sample_share
INSERT INTO unselected
SELECT person FROM persons
WHERE keyed_number('sample', CAST(person AS VARCHAR)) / 9223372036854775808.0 >= $share

-- name: sample_persons
INSERT INTO unselected
SELECT person
FROM (SELECT person, row_number() OVER (ORDER BY keyed_number('sample', CAST(person AS VARCHAR)),
                                                 person) AS place
      FROM persons)
WHERE place > $persons

-- name: has_listed_value
list_contains($values, CAST(source.{{column}} AS VARCHAR))

-- name: has_rare_value
source.{{column}} IN (SELECT rare.{{column}} FROM {{relation}} AS rare
                      GROUP BY rare.{{column}}
                      HAVING count(DISTINCT rare.{{person}}) < $min_persons)

-- name: remove_rows
INSERT INTO {{removed}} SELECT source."renga:row" FROM {{relation}} AS source WHERE {{condition}}

-- name: leave_persons
INSERT INTO unselected SELECT DISTINCT source.{{person}} FROM {{relation}} AS source WHERE {{condition}}

-- name: blank_suppressed
INSERT INTO {{blanked}} SELECT person FROM suppressed

-- name: clear_suppressed
DELETE FROM suppressed

-- name: forget_failed
DROP TABLE IF EXISTS failed

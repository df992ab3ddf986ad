-- The steps of a population. Each makes a table of persons from the one before.

-- name: code_is_one_of
CAST({{column}} AS VARCHAR) IN (SELECT unnest($codes))

-- name: code_begins
starts_with(CAST({{column}} AS VARCHAR), $prefix)

-- name: code_is_like
CAST({{column}} AS VARCHAR) LIKE $pattern ESCAPE '\'

-- name: persons_all
CREATE TABLE {{next}} AS SELECT person FROM person

-- name: persons_of_sex
CREATE TABLE {{next}} AS
SELECT previous.* FROM {{previous}} AS previous
WHERE person IN (SELECT person FROM person WHERE sex = $sex)

-- name: persons_of_age
CREATE TABLE {{next}} AS
SELECT previous.* FROM {{previous}} AS previous
WHERE person IN (
  SELECT person FROM person
  WHERE floor(((year($day) - year(birth_month)) * 12 + month($day) - month(birth_month)) / 12)
        BETWEEN $age_from AND $age_until)

-- name: persons_of_age_at_index
CREATE TABLE {{next}} AS
SELECT previous.* FROM {{previous}} AS previous JOIN person USING (person)
WHERE floor(((year(index_day) - year(birth_month)) * 12 + month(index_day) - month(birth_month)) / 12)
      BETWEEN $age_from AND $age_until

-- name: active_begin
CREATE TABLE active_person (person BIGINT)

-- name: active_add
INSERT INTO active_person
SELECT person FROM {{previous}}
WHERE person IN (SELECT person FROM {{table}} WHERE {{at}} >= $from AND {{at}} < $end)

-- name: persons_in
CREATE TABLE {{next}} AS
SELECT previous.* FROM {{previous}} AS previous WHERE person IN (SELECT person FROM {{matched}})

-- name: persons_not_in
CREATE TABLE {{next}} AS
SELECT previous.* FROM {{previous}} AS previous
WHERE person NOT IN (SELECT person FROM {{matched}} WHERE person IS NOT NULL)

-- A condition that asks for any record of the period, in one statement.
-- name: persons_with_record
CREATE TABLE {{next}} AS
SELECT previous.* FROM {{previous}} AS previous
WHERE person IN (
  SELECT parent.person
  FROM (SELECT {{key}} FROM {{table}} WHERE {{codes}}) AS hit
  JOIN {{parent}} AS parent ON parent.{{key}} = hit.{{key}}
  WHERE parent.{{at}} >= $from AND parent.{{at}} < $end)

-- name: persons_without_record
CREATE TABLE {{next}} AS
SELECT previous.* FROM {{previous}} AS previous
WHERE person NOT IN (
  SELECT parent.person
  FROM (SELECT {{key}} FROM {{table}} WHERE {{codes}}) AS hit
  JOIN {{parent}} AS parent ON parent.{{key}} = hit.{{key}}
  WHERE parent.{{at}} >= $from AND parent.{{at}} < $end AND parent.person IS NOT NULL)

-- name: persons_with_row
CREATE TABLE {{next}} AS
SELECT previous.* FROM {{previous}} AS previous
WHERE person IN (
  SELECT person FROM {{table}} WHERE ({{codes}}) AND {{at}} >= $from AND {{at}} < $end)

-- name: persons_without_row
CREATE TABLE {{next}} AS
SELECT previous.* FROM {{previous}} AS previous
WHERE person NOT IN (
  SELECT person FROM {{table}}
  WHERE ({{codes}}) AND {{at}} >= $from AND {{at}} < $end AND person IS NOT NULL)

-- The rows that a condition names, then whose they are and when they happened: `at` is the date of
-- EXT-3, `day` the one that the condition asks for.
-- name: hits
CREATE TABLE {{hits}} AS
SELECT DISTINCT {{key}}, CAST(NULL AS DATE) AS day FROM {{table}} WHERE {{codes}}

-- name: hits_with_day
CREATE TABLE {{hits}} AS
SELECT DISTINCT {{key}}, {{date}} AS day FROM {{table}} WHERE {{codes}}

-- name: events_of_hits
CREATE TABLE {{events}} AS
SELECT DISTINCT parent.person, coalesce(hits.day, parent.{{at}}) AS day, parent.{{at}} AS at
FROM {{parent}} AS parent JOIN {{hits}} AS hits ON parent.{{key}} = hits.{{key}}
WHERE parent.{{at}} >= $from AND parent.{{at}} < $end

-- name: events_of_rows
CREATE TABLE {{events}} AS
SELECT DISTINCT person, coalesce({{date}}, {{at}}) AS day, {{at}} AS at
FROM {{table}} WHERE ({{codes}}) AND {{at}} >= $from AND {{at}} < $end

-- name: events_without_time
CREATE TABLE {{events}} AS
SELECT DISTINCT person, CAST(NULL AS DATE) AS day, CAST(NULL AS DATE) AS at
FROM {{table}} WHERE {{codes}}

-- name: matched_often
CREATE TABLE {{matched}} AS
SELECT person FROM {{events}} GROUP BY person
HAVING count(DISTINCT coalesce(day, DATE '0001-01-01')) >= $at_least

-- name: matched_in_window
CREATE TABLE {{matched}} AS
SELECT previous.person
FROM {{previous}} AS previous JOIN {{events}} AS events ON events.person = previous.person
WHERE events.day BETWEEN previous.index_day + CAST($window_from AS INTEGER)
                     AND previous.index_day + CAST($window_until AS INTEGER)
GROUP BY previous.person
HAVING count(DISTINCT events.day) >= $at_least

-- name: persons_with_first_event
CREATE TABLE {{next}} AS
SELECT previous.person, min(events.day) AS index_day
FROM {{previous}} AS previous JOIN {{events}} AS events ON events.person = previous.person
WHERE events.at >= $from AND events.at < $end
GROUP BY previous.person

-- name: persons_with_last_event
CREATE TABLE {{next}} AS
SELECT previous.person, max(events.day) AS index_day
FROM {{previous}} AS previous JOIN {{events}} AS events ON events.person = previous.person
WHERE events.at >= $from AND events.at < $end
GROUP BY previous.person

-- name: persons_washed_out
CREATE TABLE {{next}} AS
SELECT previous.* FROM {{previous}} AS previous
WHERE person NOT IN (
  SELECT indexed.person
  FROM {{previous}} AS indexed JOIN {{events}} AS events ON events.person = indexed.person
  WHERE events.day < indexed.index_day
    AND events.day >= indexed.index_day - CAST($days AS INTEGER))

-- name: span_begin
CREATE TABLE record_span (person BIGINT, first_day DATE, last_day DATE)

-- name: span_add_days
INSERT INTO record_span
SELECT person, min({{at}}), max({{at}}) FROM {{table}}
WHERE person IN (SELECT person FROM {{previous}}) GROUP BY person

-- name: span_add_months
INSERT INTO record_span
SELECT person, min({{at}}), last_day(max({{at}})) FROM {{table}}
WHERE person IN (SELECT person FROM {{previous}}) GROUP BY person

-- name: persons_observed
CREATE TABLE {{next}} AS
SELECT previous.*
FROM {{previous}} AS previous
JOIN (SELECT person, min(first_day) AS first_day, max(last_day) AS last_day
      FROM record_span GROUP BY person) AS span USING (person)
WHERE first_day <= index_day + CAST($window_from AS INTEGER)
  AND last_day >= index_day + CAST($window_until AS INTEGER)

-- name: count_persons
SELECT count(*) FROM {{cohort}}

-- name: drop_table
DROP TABLE {{table}}

-- How many of a table's first rows count: for the estimate alone.
-- name: guess_sex
SELECT count(*), count(*) FILTER (WHERE sex = $sex) FROM (SELECT sex FROM person LIMIT $rows)

-- name: guess_age
SELECT count(*), count(*) FILTER (
  WHERE floor(((year($day) - year(birth_month)) * 12 + month($day) - month(birth_month)) / 12)
        BETWEEN $age_from AND $age_until)
FROM (SELECT birth_month FROM person LIMIT $rows)

-- name: guess_period
SELECT count(*), count(*) FILTER (WHERE {{at}} >= $from AND {{at}} < $end)
FROM (SELECT {{at}} FROM {{table}} LIMIT $rows)

-- name: guess_labels
SELECT count(DISTINCT {{column}}) FROM (SELECT {{column}} FROM {{table}} LIMIT $rows)

-- name: guess_codes
SELECT count(*), count(*) FILTER (WHERE {{codes}}) FROM (SELECT {{column}} FROM {{table}} LIMIT $rows)

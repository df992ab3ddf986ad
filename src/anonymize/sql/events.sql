-- Dated codes by person, and how many persons a few of them lead to.

-- name: events_of_column
SELECT DISTINCT source.{{person}} AS person, CAST($kind AS SMALLINT) AS kind,
                CAST(source.{{code}} AS VARCHAR) AS code, CAST(source.{{date}} AS VARCHAR) AS date
FROM {{relation}} AS source
WHERE source.{{code}} IS NOT NULL AND source.{{date}} IS NOT NULL

-- name: events_begin
CREATE OR REPLACE TABLE events AS {{events}}

-- name: events_add
INSERT INTO events {{events}}

-- name: event_sizes
CREATE OR REPLACE TABLE event_sizes AS
SELECT kind, code, date, count(*) AS persons FROM events GROUP BY ALL

-- name: own_and_lonely_events
SELECT own, lonely, count(*)
FROM (SELECT events.person, count(*) AS own, count(*) FILTER (event_sizes.persons = 1) AS lonely
      FROM events JOIN event_sizes USING (kind, code, date)
      GROUP BY events.person)
GROUP BY own, lonely ORDER BY own, lonely

-- name: persons_asked
CREATE OR REPLACE TABLE asked AS
SELECT person FROM (SELECT DISTINCT person FROM events)
ORDER BY md5(concat($seed, '/', person)), person LIMIT $sample

-- name: events_known
CREATE OR REPLACE TABLE known AS
SELECT person AS probe, kind, code, date,
       row_number() OVER (PARTITION BY person ORDER BY persons, kind, code, date) AS number
FROM (SELECT events.person, kind, code, date, event_sizes.persons,
             row_number() OVER (PARTITION BY events.person
                                ORDER BY md5(concat($seed, '/', events.person, '/', kind, '/',
                                                    code, '/', date)), kind, code, date) AS drawn
      FROM events JOIN asked USING (person) JOIN event_sizes USING (kind, code, date))
WHERE drawn <= $known

-- name: candidates_begin
CREATE OR REPLACE TABLE candidates AS
SELECT known.probe, events.person
FROM known JOIN events USING (kind, code, date)
WHERE known.number = 1

-- name: candidates_narrow
CREATE OR REPLACE TABLE candidates AS
SELECT candidates.probe, candidates.person
FROM candidates
LEFT JOIN known ON known.probe = candidates.probe AND known.number = $number
LEFT JOIN events ON events.person = candidates.person AND events.kind = known.kind
                AND events.code = known.code AND events.date = known.date
WHERE known.probe IS NULL OR events.person IS NOT NULL

-- name: probes_alone
SELECT count(*) FROM (SELECT probe FROM candidates GROUP BY probe HAVING count(*) = 1)

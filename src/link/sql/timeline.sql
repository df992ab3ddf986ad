-- One person in time (JOIN-19, JOIN-20).

-- name: events_of_person
SELECT {{columns}} FROM {{table}} WHERE person = $person ORDER BY ALL

-- name: event_column
{{column}}

-- name: event_nothing
NULL

-- name: use_case
SELECT min(encounter.person)
FROM jisedai_encounter AS encounter
JOIN (SELECT person, min(checkup_date) AS first_day FROM ndb_checkup GROUP BY person) AS checkup
  USING (person)
JOIN (SELECT person, max(care_month) AS last_month FROM ndb_re
      WHERE CAST(right(receipt_kind, 1) AS INTEGER) % 2 = 0 GROUP BY person) AS receipt
  USING (person)
WHERE encounter.kind = 'inpatient'
  AND first_day < encounter.start_date
  AND coalesce(encounter.end_date, encounter.start_date) < last_month

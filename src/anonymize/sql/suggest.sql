-- What is known of a column before a policy speaks of it.

-- name: column_facts
SELECT count(*), count(source.{{column}}), count(DISTINCT source.{{column}}),
       count(*) FILTER (coalesce(isfinite(TRY_CAST(CAST(source.{{column}} AS VARCHAR) AS DOUBLE)),
                                 false)),
       coalesce(quantile_disc(TRY_CAST(CAST(source.{{column}} AS VARCHAR) AS DOUBLE), 0.01), 0),
       coalesce(quantile_disc(TRY_CAST(CAST(source.{{column}} AS VARCHAR) AS DOUBLE), 0.99), 0)
FROM {{relation}} AS source

-- name: values_of_no_date
SELECT count(*)
FROM {{relation}} AS source
WHERE source.{{column}} IS NOT NULL
  AND strftime(try_strptime(source.{{column}}, $read), $day) IS DISTINCT FROM source.{{column}}

-- One named fragment for each operator: what it makes of a column of the row `source`. Text columns
-- of a CSV file are read in the form that values.sql found and written back in the same form.

-- name: keep
source.{{column}}

-- name: year_month
CAST(date_trunc('month', source.{{column}}) AS DATE)

-- name: year_month_text
strftime(strptime(source.{{column}}, $read), $month)

-- name: year
CASE WHEN source.{{column}} IS NOT NULL THEN
  CASE WHEN $width = 1 THEN CAST(year(source.{{column}}) AS VARCHAR)
       ELSE (year(source.{{column}}) // $width * $width) || '～'
            || (year(source.{{column}}) // $width * $width + $width - 1) END
END

-- name: year_text
CASE WHEN source.{{column}} IS NOT NULL THEN
  CASE WHEN $width = 1 THEN CAST(year(strptime(source.{{column}}, $read)) AS VARCHAR)
       ELSE (year(strptime(source.{{column}}, $read)) // $width * $width) || '～'
            || (year(strptime(source.{{column}}, $read)) // $width * $width + $width - 1) END
END

-- name: date_shift_fixed
source.{{column}} + CAST($days AS INTEGER)

-- name: date_shift_fixed_text
strftime(CAST(strptime(source.{{column}}, $read) AS DATE) + CAST($days AS INTEGER), $day)

-- name: date_shift_person
source.{{column}} + CAST(person_shift(CAST(source.{{person}} AS VARCHAR), $max_days) AS INTEGER)

-- name: date_shift_person_text
strftime(CAST(strptime(source.{{column}}, $read) AS DATE)
         + CAST(person_shift(CAST(source.{{person}} AS VARCHAR), $max_days) AS INTEGER), $day)

-- name: band
CASE WHEN source.{{column}} IS NOT NULL THEN
  $labels[1 + len(list_filter($edges, lambda edge: edge <= CAST(source.{{column}} AS DOUBLE)))]
END

-- name: top_code
CASE WHEN CAST(source.{{column}} AS DOUBLE) >= $from THEN $label
     ELSE CAST(source.{{column}} AS VARCHAR) END

-- name: bottom_code
CASE WHEN CAST(source.{{column}} AS DOUBLE) <= $to THEN $label
     ELSE CAST(source.{{column}} AS VARCHAR) END

-- name: rare_to_other
CASE WHEN source.{{column}} IN (SELECT rare.value FROM {{rare}} AS rare) THEN $label
     ELSE source.{{column}} END

-- name: renumber
(SELECT numbers.number FROM {{numbers}} AS numbers WHERE numbers.value = source.{{column}})

-- name: generalize
(SELECT levels.label FROM {{levels}} AS levels
 WHERE levels.value = CAST(source.{{column}} AS VARCHAR))

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

-- name: quarter
CAST(year(source.{{column}}) AS VARCHAR) || '年' || (3 * quarter(source.{{column}}) - 2) || '～'
|| (3 * quarter(source.{{column}})) || '月'

-- name: quarter_text
CAST(year(strptime(source.{{column}}, $read)) AS VARCHAR) || '年'
|| (3 * quarter(strptime(source.{{column}}, $read)) - 2) || '～'
|| (3 * quarter(strptime(source.{{column}}, $read))) || '月'

-- name: age_given
floor(CAST(source.{{column}} AS DOUBLE))

-- name: age_at
CAST(date_sub('year', source.{{column}}, CAST($day AS DATE)) AS DOUBLE)

-- name: age_at_text
CAST(date_sub('year', CAST(strptime(source.{{column}}, $read) AS DATE), CAST($day AS DATE))
     AS DOUBLE)

-- name: age_band
CASE WHEN {{age}} < 0 THEN '0未満'
     WHEN {{age}} >= $top THEN $top_label
     WHEN $width = 1 THEN CAST(CAST({{age}} AS BIGINT) AS VARCHAR)
     ELSE (CAST({{age}} AS BIGINT) // $width * $width) || '～'
          || (CAST({{age}} AS BIGINT) // $width * $width + $width - 1) END

-- name: whole_number
CAST({{number}} AS BIGINT)

-- name: decimal_number
CAST({{number}} AS DOUBLE)

-- name: written_number
format($form, CAST({{number}} AS DOUBLE) + 0.0)

-- name: round
round(round(CAST(source.{{column}} AS DOUBLE) / $multiple) * $multiple, CAST($decimals AS INTEGER))

-- name: top_code_percentile
CASE WHEN CAST(source.{{column}} AS DOUBLE) >= (SELECT threshold.edge FROM {{threshold}} AS threshold)
     THEN (SELECT threshold.label FROM {{threshold}} AS threshold)
     ELSE CAST(source.{{column}} AS VARCHAR) END

-- name: bottom_code_percentile
CASE WHEN CAST(source.{{column}} AS DOUBLE) <= (SELECT threshold.edge FROM {{threshold}} AS threshold)
     THEN (SELECT threshold.label FROM {{threshold}} AS threshold)
     ELSE CAST(source.{{column}} AS VARCHAR) END

-- name: group_mean
(SELECT round(groups.mean, CAST($decimals AS INTEGER)) FROM {{groups}} AS groups
 WHERE groups.value = CAST(source.{{column}} AS DOUBLE))

-- name: noise
round(CAST(source.{{column}} AS DOUBLE)
      + $deviation * keyed_spread($purpose, CAST(source.{{person}} AS VARCHAR) || '/'
                                            || CAST(source.{{column}} AS VARCHAR)) / 65536.0,
      CAST($decimals AS INTEGER))

-- name: pram
CASE WHEN keyed_number($keep_purpose, CAST(source.{{person}} AS VARCHAR) || '/' || source.{{column}})
          % 1000000 < $keep THEN source.{{column}}
     ELSE (SELECT pool.value FROM {{pool}} AS pool
           WHERE keyed_number($draw_purpose,
                              CAST(source.{{person}} AS VARCHAR) || '/' || source.{{column}})
                 % pool.total BETWEEN pool.first AND pool.last) END

-- name: local_suppression
CASE WHEN source.{{person}} IN (SELECT blanked.person FROM {{blanked}} AS blanked) THEN NULL
     ELSE {{inner}} END

# The public masters, reduced to codes and names, and the areas.
needs real data

$ renga masters import $REAL/masters/b.min.csv $REAL/masters/y.min.csv $REAL/geography/localgovjp-utf8.csv --out masters
> disease                  27,519 rows
> drug                     19,572 rows
> municipality              1,916 rows
$ renga masters import $REAL/geography/municipality_population_2020.csv --out areas
! --population-year
= 3
$ renga masters import $REAL/geography/municipality_population_2020.csv --population-year 2020 --out areas
> population                1,965 rows

# Hierarchies for anonymisation come from the masters. The reduced files say no ICD-10, so that diseases are unknown.
$ renga masters hierarchy --masters masters --of municipality --out places.csv && head -1 places.csv
> 1,916 values
> 01100;01;*
$ renga masters hierarchy --masters masters --of disease --out diseases.csv && grep 8830417 diseases.csv
> 27,519 values
> 8830417;unknown;unknown;unknown;*
$ renga masters hierarchy --masters areas --of drug --out drugs.csv
= 3

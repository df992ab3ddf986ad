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

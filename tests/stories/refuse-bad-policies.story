# Policies that cannot be meant are refused with file, line and what to do; nothing is written.
$ printf 'age,city\n34,a\n35,b\n' > in.csv
$ printf 'person = "row"\nseed = 1\n[column.age]\nrole = "quasi"\n[column.city]\nrole = "plain"\n[column.town]\nrole = "plain"\n' > unknown.toml
$ renga anonymize in.csv --policy unknown.toml --out out
! unknown.toml, row 8, column town: …in.age, in.city
= 3
$ printf 'person = "row"\nseed = 1\n[column.age]\nrole = "quasi"\noperator = "band"\nedges = [30, 35, 33]\n[column.city]\nrole = "plain"\n' > overlap.toml
$ renga anonymize in.csv --policy overlap.toml --out out
! overlap.toml, row 6, column age
= 3
$ printf '34;30-39\n' > age.csv
$ printf 'person = "row"\nseed = 1\n[column.age]\nrole = "quasi"\nhierarchy = "age.csv"\nlevel = 1\n[column.city]\nrole = "plain"\n' > gap.toml
$ renga anonymize in.csv --policy gap.toml --out out
! in, column age…age.csv
= 3
$ printf 'person = "row"\nseed = 1\n[model]\nk = 2\n[column.age]\nrole = "quasi"\n[column.city]\nrole = "plain"\n' > goal.toml
$ renga anonymize in.csv --policy goal.toml --out out
! goal.toml, row 4
= 3
$ printf 'person = "row"\nseed = 1\n[column.age]\nrole = "quasi"\noperator = "age_band"\nwidth_years = 10\ntop = 85\n[column.city]\nrole = "plain"\n' > bands.toml
$ renga anonymize in.csv --policy bands.toml --out out
! bands.toml, row 7, column age
= 3
$ ls out
= 2

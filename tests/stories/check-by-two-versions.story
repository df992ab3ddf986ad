# The same table by both versions of the guideline: single years of age are possible below 15, then below 20.
$ printf 'rulebook = "ndb-2023-10"\ndata_kind = "special_extraction"\n[[table]]\nfile = "t.csv"\nlayout = "long"\n[[table.dimension]]\ncolumn = "年齢"\nkind = "age"\n[[table.measure]]\ncolumn = "患者数"\nunit = "patients"\n' > d.toml
$ printf '年齢,患者数\n17,40\n20-24,50\n' > t.csv
$ renga check --declare d.toml --rulebook ndb-2022-04,ndb-2023-10
>*
> Verdict ndb-2023-10: review (1)
> Verdict: fail
= 1
# An exception names its ground and who granted it; then a person confirms it.
$ printf '[[exception]]\nrule = "age-band"\nground = "single_years"\nreason = "小児の研究"\ngranted_by = "office"\nreference = "R7-0001"\n' >> d.toml
$ renga check --declare d.toml --rulebook ndb-2022-04
>*
> Verdict: review
= 1
$ sed -i 's/granted_by = "office"/granted_by = "insurer"/' d.toml
$ renga check --declare d.toml
! The rule age-band knows no exception on the ground single_years granted by that party.
= 3

# Quantities of drugs have limits by route (PUB-05, PUB-06); a master tells the route of each code.
$ python3 -c "print('\n'.join(','.join('\"%s\"' % v for v in ['0','Y',c,'',n]+['']*21+[f]+['']*2+['99999999']+['']*5) for c, n, f in [('620000001','架空錠','1'),('620000002','架空注射液','4')]))" | iconv -f UTF-8 -t CP932 > y.csv
$ renga masters import y.csv --out masters
> drug                          2 rows
$ printf '医薬品,数量\n620000001,1200\n620000002,500\n620000003,500\n' > drugs.csv
$ printf '%s\n' 'rulebook = "ndb-2023-10"' 'data_kind = "special_extraction"' '[[table]]' 'file = "drugs.csv"' 'layout = "long"' '[[table.dimension]]' 'column = "医薬品"' 'kind = "other"' 'codes = "drug"' '[[table.measure]]' 'column = "数量"' 'unit = "prescriptions"' 'route = "by_code"' > drugs.toml

# With the master the injection may show 500; the drug that no master knows has the strictest limit.
$ renga check --declare drugs.toml --masters masters --report page.html
> drugs.csv B4…
> Verdict: fail
= 1
$ grep -c '620000002（架空注射液）' page.html
> 1

# Without it all have the strictest.
$ renga check --declare drugs.toml
> drugs.csv B3…
> drugs.csv B4…
> Verdict: fail
= 1

# A route that the code contradicts lowers nothing.
$ sed -i 's/by_code/injection/' drugs.toml; sed -i 's/620000001,1200/620000001,900/; s/620000003,500/620000003,400/' drugs.csv
$ renga check --declare drugs.toml --masters masters
> drugs.csv B2…
> Verdict: fail
= 1

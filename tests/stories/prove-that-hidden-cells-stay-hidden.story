# Two marks give four hidden cells away; one mark keeps them, and anyone proves it by addition.
$ printf 'row,column,patients\na,x,10未満\na,y,10未満\na,計,18\nb,x,*\nb,y,*\nb,計,30\n計,x,20\n計,y,28\n計,計,48\n' > table.csv
$ printf 'rulebook = "ndb-2023-10"\ndata_kind = "special_extraction"\n[[table]]\nfile = "table.csv"\nlayout = "long"\n[[table.measure]]\ncolumn = "patients"\nunit = "patients"\n[[table.dimension]]\ncolumn = "row"\nkind = "other"\ntotal = "計"\n[[table.dimension]]\ncolumn = "column"\nkind = "other"\ntotal = "計"\n' > declaration.toml
$ renga check --declare declaration.toml --json | python3 -c "import json, sys; r = json.load(sys.stdin); print(r['verdict'], [f['value'] for f in r['findings'] if f['severity'] == 'violation'])"
> fail [9, 9]
$ renga check --declare declaration.toml --fix protected --json | python3 -c "import json, sys; p = json.load(sys.stdin)['protected']; print(p['verdict'], p['certificate']['recoverable'], p['certificate']['narrowest'])"
> pass 0 17
$ cp declaration.toml protected/
$ renga check --declare protected/declaration.toml --audit certificate.json
> Verdict: pass
$ renga check --declare protected/declaration.toml --verify certificate.json
> hidden numbers proved to stay open: 4 / 4
$ sed -i 's/"base":\[/"base":[1/' certificate.json
$ renga check --declare protected/declaration.toml --verify certificate.json
>*
= 3

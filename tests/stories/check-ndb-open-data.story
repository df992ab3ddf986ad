needs real data
# The two workbooks of NDB Open Data are looked at, declared, and read whole.
$ cp $REAL/ndb-open-data/10_M_radiation_prefecture.xlsx . && cp $EXAMPLES/check/ndb-open-data/radiation.toml declaration.toml
$ renga check --inspect 10_M_radiation_prefecture.xlsx --json | python3 -c "import json, sys; print(json.load(sys.stdin)['tables'])"
> 4
$ renga check --declare declaration.toml --json | python3 -c "import json, sys; r = json.load(sys.stdin); print(r['cells'], [f for f in r['findings'] if f['rule'] == 'undeclared'])"
> 7296 []

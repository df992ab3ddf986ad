needs real data
# In the two workbooks of NDB Open Data some hidden cells are narrowed to a few values by the printed total of their row.
# They are counted and drawn, and a second look, which tries all tables of every small component, agrees.
$ cp $REAL/ndb-open-data/10_M_radiation_prefecture.xlsx . && cp $EXAMPLES/check/ndb-open-data/radiation.toml declaration.toml
$ renga check --declare declaration.toml --second-look --report report.html --json | python3 -c "import json, sys; r = json.load(sys.stdin); print(r['verdict'], r['certificate']['recoverable'], r['certificate']['unproven'], r['second_look']['tried'] > 0, r['second_look']['disagreeing'])"
> fail 22 0 True []
$ grep -c ' → 1–3' report.html
>*
$ rm * && cp $REAL/ndb-open-data/10_K_surgery_prefecture.xlsx . && cp $EXAMPLES/check/ndb-open-data/surgery.toml declaration.toml
$ renga check --declare declaration.toml --second-look --json | python3 -c "import json, sys; r = json.load(sys.stdin); print(r['verdict'], r['certificate']['recoverable'], r['certificate']['unproven'], r['second_look']['tried'] > 0, r['second_look']['disagreeing'])"
> fail 857 0 True []

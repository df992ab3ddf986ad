# People who refused are kept as marks, left out of what is taken in, and taken out of what is held.

$ renga optout add --register refusals.json --from $EXAMPLES/sources/refusals.csv
> people added 1
$ renga optout add --register refusals.json --from $EXAMPLES/sources/refusals.csv
> people added 0
$ renga optout list --register refusals.json
>      1  2025-06-01  通知第7号
$ stat -c %a refusals.json
> 600
$ grep -c "レンガ\|1965\|06132013" refusals.json
> 0
= 1

# Taken in without them.
$ renga ingest --db ndb --out fresh --opt-out refusals.json $EXAMPLES/sources/package $EXAMPLES/sources/deaths.csv
>*
> rows of people who refused 11
> values of fields that are not read …
>*
$ python3 -c "import json; print({t['name']: t['rows'] for t in json.load(open('fresh/manifest.json'))['tables']})"
> {'checkup': 0, 'checkup_item': 0, 'death': 1, 'guidance': 0, 'guidance_item': 0}

# Held already: taken out, and what was made from it is listed.
$ renga ingest --db ndb --out held $EXAMPLES/sources/package $EXAMPLES/sources/deaths.csv
>*
$ renga optout apply held --register refusals.json --out held2
> rows taken out 11
$ renga optout apply held --register refusals.json --out held3 --manifest held2
> rows taken out 11
> was delivered in held2 ()

# A register that others may read is refused.
$ chmod 644 refusals.json && renga optout list --register refusals.json
! 0600
= 4

# A rule in every guideline that states it, with its place, its values and the case it is for.
$ renga rules show USE-03
> USE-03   ndb-2022-04 [use period] Cap at an on-site centre, in principle（第5 6(7)）
>   key              cap
>   months           6
>   start            first_use
>   when             place:onsite
> USE-03   ndb-2023-10 [use period] Cap at an on-site centre or on HIC, in principle（第3 5(4)⑧）
>   key              cap
>   months           6
>   start            first_use
>   when             place:onsite, place:hic
$ renga rules show USE-03 --lang ja
>*
> USE-03   ndb-2023-10 [利用期間] オンサイト・HICの利用期間の上限（原則）（第3 5(4)⑧）
>*
$ renga rules show NO-99
! has no rule NO-99
= 3
$ renga rules list --book jisedai-2025-06 --kind outcome --json | python3 -c "import json, sys; r = json.load(sys.stdin)['rules']; print(len(r), r[0]['id'], r[0]['values']['decision'])"
> 12 OUT-02 approved
$ renga rules list --book ndb-1999-01
! There is no rulebook ndb-1999-01. Known: …ndb-2022-04…
= 3

# Two versions, rule by rule, as the comparison table has them.
$ renga rules diff ndb-2022-04 ndb-2023-10
>*
> APP-22   changed …（第5 6 → 第3 5）
>   number: 14 → 9
>*
> kept …, changed …, added …, removed …, moved …
$ renga rules diff ndb-2022-04 ndb-2023-10 --only moved --json | python3 -c "import json, sys; d = json.load(sys.stdin); print(d['counts']['moved'], len(d['changes']), [c['newer_cite'] for c in d['changes'] if c['id'] == 'REV-38'])"
> 37 37 ['第3 2(2)']
$ renga rules diff ndb-2022-04 ndb-2023-10 --only gone
= 2

# Which dossiers it touches: not yet approved, approved under the old rules, closed, and bound by the new ones already.
$ renga rules impact ndb-2022-04 ndb-2023-10 --dossiers $EXAMPLES/rules/dossiers.json
> R5-0001 follows the new version: … rules change
> R5-0002 keeps the old rules until a change with review: … rules change
> follow the new version: 1, keep the old rules: 1, untouched: 2
$ renga rules impact ndb-2022-04 ndb-2023-10 --dossiers $EXAMPLES/rules/dossiers.json --json | python3 -c "import json, sys; d = {x['number']: x['rules'] for x in json.load(sys.stdin)['dossiers']}; print('USE-03' in d['R5-0001'], 'USE-03' in d['R5-0002'])"
> True False
$ echo '{"dossiers": [{"number": "R5-0001", "books": [], "stage": "open"}]}' > wrong.json
$ renga rules impact ndb-2022-04 ndb-2023-10 --dossiers wrong.json
! dossiers[0]: stage must be pending, approved or closed
= 3

# A new version of a guideline is one file in a folder.
$ mkdir books && sed -e 's/ndb-2023-10/ndb-2031-04/; s/^valid_from = .*/valid_from = 2031-04-01/' -e '/what = "password.length_min"/{n;s/8/12/}' $EXAMPLES/../rulebook/ndb-2023-10.toml > books/ndb-2031-04.toml
$ renga rules diff ndb-2023-10 ndb-2031-04 --rulebooks books
> SEC-55   changed …
>   number: 8 → 12
> kept …, changed 1, added 0, removed 0, moved 0

# A slip of the pen is named with its line; a version that the program carries is not replaced; a file has the name of its book.
$ sed 's/what = "password.length_min"/what = "password.lenght_min"/' books/ndb-2031-04.toml > slip && mkdir wrong && mv slip wrong/ndb-2031-04.toml
$ renga rules list --rulebooks wrong
! ndb-2031-04.toml, row …: This value is not allowed for what
= 3
$ mkdir again && cp $EXAMPLES/../rulebook/ndb-2023-10.toml again && renga rules list --rulebooks again
! ndb-2023-10 is given twice
= 3
$ mkdir other && cp books/ndb-2031-04.toml other/ndb-2032-04.toml && renga rules list --rulebooks other
! ndb-2032-04.toml
= 3
$ renga rules list --rulebooks nowhere
! The file nowhere is not there
= 3

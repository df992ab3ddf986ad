# The applicant links, asks why some do not, and looks at one person in time.
$ renga demo --people 2000 --seed 3 --out demo --keep > /dev/null
$ renga link demo/applicant/received-ndb demo/applicant/received-jisedai --approval demo/office/approval.toml --out linked --mismatches mismatches.csv --report report.html > /dev/null
$ head -1 mismatches.csv
> person,other_person,database,other_database,kind,leg,cause,flags
$ grep -c -E '[0-9a-f]{64}' mismatches.csv
> 0
= 1
$ ls linked/mismatch.parquet
> linked/mismatch.parquet

# One person, as text, as a page and as a picture.
$ renga link timeline linked --person 1 --html person.html --svg person.svg
>*
> Linked person 1
$ grep -c "<svg xmlns" person.svg
> 1
$ renga link timeline linked --person 1 --json | python3 -c "import json, sys; print(json.load(sys.stdin)['person'])"
> 1
$ renga link timeline linked --person 999999
! The linked dataset has no person 999999
= 3
$ renga link linked --out other
! --approval
= 2

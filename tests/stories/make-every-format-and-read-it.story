# An artificial Japan in every format that is read. Everything in it is invented.

$ renga synth --people 1500 --seed 7 --months 3 --formats all --out japan
>*
> …encounters at hospital A
$ ls japan
> README.txt
> causes.csv
> checkup-xml
> dpc
> fhir
> history.csv
> hospital
> kaigo
> ndb
> packed
> people.csv
> ss-mix2
> tables
> truth.csv

# Receipts of all four kinds and deaths in one folder; what is not read of them is counted.
$ renga ingest --db ndb --out ndb japan/ndb
>*
> records set aside 0
> values of fields that are not read …
>   UKE IR.phone: …
>*

# The packed receipts are the same receipts.
$ renga ingest --db ndb --out packed japan/packed --json > packed.json && renga ingest --db ndb --out plain japan/ndb/*.UKE --json > plain.json && python3 -c "import json; print(json.load(open('packed.json'))['rows'] == json.load(open('plain.json'))['rows'])"
> True

# The hospital three times: as tables, as a bulk export, as a storage of messages.
$ for form in hospital fhir ss-mix2; do renga ingest --db jisedai --out from-$form japan/$form --json > $form.json || exit 1; done; python3 -c "import json; rows = [json.load(open(f + '.json'))['rows'] for f in ('hospital', 'fhir', 'ss-mix2')]; print(rows[0] == rows[1], rows[0]['lab'] == rows[2]['lab'], rows[2].get('vital', 0))"
> True True 0

# Check-ups as documents agree with their index; long-term care; the DPC survey.
$ renga ingest --db ndb --out checkups japan/checkup-xml
> checkup …
> checkup_item …
>*
> …documents (ix08): …agrees
>*
$ renga ingest --db kaigo --out care japan/kaigo
> care_claim …
> care_service …
> certification …
> life …
> recipient …
> records set aside 0
$ renga ingest --db dpc --out survey japan/dpc
> d …
> ef …
> form1 …
> form4 …
> h …
> patient …
> records set aside 0

# A format that does not exist.
$ renga synth --people 10 --formats dpc,paper --out nothing
! --formats
! ss-mix2
= 3

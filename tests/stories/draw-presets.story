# Sampling and trial datasets: one month, no conditions, no IDs.
$ renga demo --people 2000 --seed 3 --out demo --keep > /dev/null
$ cp $EXAMPLES/extract/*-dataset.toml .
$ renga extract demo/ndb/stored --request sampling-dataset.toml --approval demo/office/approval.toml --explain
> select   receipts …receipts…(re, person)
> select   below_limit …receipts…(ho, ko)
> select   sampled …persons…
>*
> write    write_sy …rows…
>*
> Nothing was written.
$ renga extract demo/ndb/stored --request sampling-dataset.toml --approval demo/office/approval.toml --out sample --report sample.html
> …receipts of the month
> …below the limit of points
> …drawn
>*
$ python3 -c "import json; m = json.load(open('sample/manifest.json')); print(m['id_kind'], [c['name'] for t in m['tables'] if t['name'] == 'person' for c in t['columns']])"
> none ['person', 'sex', 'age_class']
$ renga extract demo/ndb/stored --request trial-dataset.toml --approval demo/office/approval.toml --out trial --format csv --json > trial.json
$ python3 -c "import json; t = json.load(open('trial.json')); print(t['kind'], t['counts']['deleted.sy'] > 0)"
> trial_dataset True
$ python3 -c "import collections, csv; c = collections.Counter(r['disease'] for r in csv.DictReader(open('trial/sy.csv'))); print(min(c.values(), default=10) >= 10)"
> True

# Presets exist for four months of the year.
$ sed 's/2024-10/2024-11/' sampling-dataset.toml > november.toml
$ renga extract demo/ndb/stored --request november.toml --approval demo/office/approval.toml --out november
! Preset datasets are made of the months 1, 4, 7, 10 only… (rule L3-13)
= 4

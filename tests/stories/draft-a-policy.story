# A first policy from the data: roles with reasons, nothing decided silently.
$ renga anonymize $EXAMPLES/anonymize/visits.csv --suggest --out draft.toml
> 9 columns drafted
> 0 columns must be decided
$ grep -A1 'column."氏名"' draft.toml
> [column."氏名"]
> role = "direct"
$ grep '^person' draft.toml
> person = "患者ID"

# It holds no value of anybody, and does not run before it has a seed.
$ grep -c '合成\|P8551\|2020/' draft.toml
> 0
= 1
$ renga anonymize $EXAMPLES/anonymize/visits.csv --policy draft.toml --out out
! draft.toml
= 3

# With a seed and decisions it runs.
$ sed 's/seed = ""/seed = "a long secret"/; s/"decide"/"plain"/; s/^k = 10/k = 1/' draft.toml > policy.toml
$ renga anonymize $EXAMPLES/anonymize/visits.csv --policy policy.toml --format csv --out out.csv > /dev/null
$ head -c 3 out.csv | wc -c
> 3

# A draft and a policy are not given together; without either there is nothing to do.
$ renga anonymize $EXAMPLES/anonymize/visits.csv --suggest --policy draft.toml
! --suggest
= 2
$ renga anonymize $EXAMPLES/anonymize/visits.csv --out out
! --policy
= 2

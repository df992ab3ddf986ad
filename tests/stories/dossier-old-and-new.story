# Old rules and new rules side by side in one office: a dossier of February 2023 keeps the guideline of April 2022 (TRN-02, TRN-04),
# one of April 2026 has that of October 2023 and the manual.
$ printf 'a%.0s' $(seq 64) > digest
$ echo 'rm -rf at-$1 && mkdir at-$1 && cp $EXAMPLES/office/office.toml at-$1 && sh $EXAMPLES/dossier/walk.sh at-$1 "$@" > /dev/null' > until
$ echo 'renga dossier do R8-0001 --today 2026-04-01 --data "$@" > /dev/null' > give
$ echo 'renga dossier show R8-0001 --data $1 --json | python3 -c "import json, sys; print(next(t[\"stage\"] for t in json.load(sys.stdin)[\"threads\"] if t[\"track\"] == \"$2\" and t[\"key\"] == \"$3\"))"' > stage
$ sed 's/contact-1/contact-2/g' $EXAMPLES/dossier/road.txt > road && cp $EXAMPLES/dossier/walk.sh .
$ sh until in_use road-2022.txt R5-0001 && sh walk.sh at-in_use in_use road R8-0001 > /dev/null
$ for n in R5-0001 R8-0001; do renga dossier show $n --data at-in_use --json | python3 -c "import json, sys; print(*json.load(sys.stdin)['rulebooks'])"; done
> ndb-2022-04
> jisedai-2025-06 kaigo-2025-06 ndb-2023-10 ndb-provision-2023-10

# Extensions: two months before the end then (CHG-19), by the end now (CHG-18); alone then (CHG-21).
$ renga dossier do R5-0001 apply_for_change --key 9 change=extension months=6 reason=解析 nothing_else=true --as contact-1 --data at-in_use --today 2025-01-31
! It is too late to ask for an extension. End the use. (rule CHG-19)
= 4
$ renga dossier do R5-0001 apply_for_change --key 9 change=extension months=6 reason=解析 --as contact-1 --data at-in_use --today 2024-11-29
! Where more than the period changes, apply for that change. (rule CHG-21)
= 4
$ renga dossier do R8-0001 apply_for_change --key 9 change=extension months=6 reason=解析 --as contact-2 --data at-in_use --today 2028-03-31
> 2028-03-31 apply_for_change 9: apply for a change

# No publication of results is a measure of 2023 alone (VIO-16).
$ for n in R5-0001 R8-0001; do renga dossier do $n suspect_violation --key 1 violation=loss facts=$(cat digest) --as office-1 --data at-in_use --today 2026-05-01 && renga dossier do $n hear_committee --key 1 --as office-1 --data at-in_use --today 2026-05-01; done > /dev/null
$ renga dossier do R5-0001 decide_measure --key 1 months=1 measures=no_publication reason=紛失 --as office-1 --data at-in_use --today 2026-05-01
! The guideline has no such measure. Choose one that it has. [no_publication] (rule VIO-16)
= 4
$ renga dossier do R8-0001 decide_measure --key 1 months=1 measures=no_publication reason=紛失 --as office-1 --data at-in_use --today 2026-05-01
> 2026-05-01 decide_measure 1: decide the measure

# A change that needs a review brings the new guideline to the old dossier (TRN-05).
$ renga dossier do R5-0001 apply_for_change --key 9 change=purpose_or_requirements --as contact-1 --data at-in_use --today 2026-05-01 > /dev/null
$ renga dossier show R5-0001 --data at-in_use --json | python3 -c "import json, sys; print('ndb-2023-10' in json.load(sys.stdin)['rulebooks'])"
> True

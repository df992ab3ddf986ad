# Every class of change: which needs only a notice, which a review, and what each alters.
$ printf 'a%.0s' $(seq 64) > digest
$ echo 'rm -rf at-$1 && mkdir at-$1 && cp $EXAMPLES/office/office.toml at-$1 && sh $EXAMPLES/dossier/walk.sh at-$1 "$@" > /dev/null' > until
$ echo 'renga dossier do R8-0001 --today 2026-04-01 --data "$@" > /dev/null' > give
$ echo 'renga dossier show R8-0001 --data $1 --json | python3 -c "import json, sys; print(next(t[\"stage\"] for t in json.load(sys.stdin)[\"threads\"] if t[\"track\"] == \"$2\" and t[\"key\"] == \"$3\"))"' > stage
$ sh until in_use
$ echo 'sh give at-in_use notify_change --as contact-1 --key "$@"' > notice
$ echo 'sh give at-in_use apply_for_change --as contact-1 --key "$@"' > apply

# By notice (CHG-02, CHG-03, CHG-05, CHG-06, CHG-11).
$ sh notice 11 change=section_or_name && sh notice 12 change=publication_form && sh notice 13 change=slight_correction
$ sh notice 14 change=removal handler=handler-1
$ renga dossier do R8-0001 make_copy --key ndb/univ-a --as handler-1 --data at-in_use --today 2026-04-01
! The account handler-1 is not in
= 2
$ sh notice 15 change=extension_after_analysis months=6 reason=査読待ち proof=$(cat digest) state=analysing
! The analysis is not over: apply for a change. [state] (rule CHG-09)
= 4
$ sh notice 15 change=extension_after_analysis months=6 reason=査読待ち proof=$(cat digest) state=refereeing && renga dossier show R8-0001 --data at-in_use | tail -n 1
> use 2026-04-01 – 2028-09-30

# What an inspection found is corrected by notice, once it was found (CHG-10).
$ sh notice 16 change=inspection_correction
! Only what an inspection found is corrected by notice. Apply for any other change. (rule CHG-10)
= 4
$ sh give at-in_use announce_inspection --key 1 on=2026-04-10 place=univ-a --as office-1
$ sh give at-in_use record_inspection --key 1 findings=1 report=$(cat digest) acts=inspection,hearing shown=rooms,terminals,media,forms correct_by=2026-05-29 --as office-1
$ sh notice 16 change=inspection_correction

# By review: nothing changes before it is agreed (CHG-13 to CHG-17, CHG-24).
$ sh notice 21 change=purpose_or_requirements
! A notice is not enough for this change. Hand in a change application. (rule CHG-12)
= 4
$ sh apply 21 change=purpose_or_requirements && sh apply 22 change=onsite_again
$ sh apply 23 change=institution
! Attach the ethics consent that names the new institution. (rule APP-86)
= 4
$ sh apply 23 change=institution proof=$(cat digest)
$ sh apply 24 change=added_handler handler=handler-2
$ renga dossier do R8-0001 sign_pledge handler=handler-2 with_terms=true --as handler-2 --data at-in_use --today 2026-04-01
! The account handler-2 is not in
= 2
$ sh give at-in_use decide_change --key 24 agreed=true --as m1 && sh give at-in_use sign_pledge handler=handler-2 with_terms=true --as handler-2
$ sh apply 25 change=replaced_handler handler=handler-3 leaver=handler-2 && sh give at-in_use decide_change --key 25 agreed=true --as m1
$ renga dossier do R8-0001 make_copy --key ndb/univ-a --as handler-3 --data at-in_use --today 2026-04-01
! Data may be copied once. Erase the first copy before another is made. (rule PRV-15)
= 4
$ sh apply 26 change=extension months=25 reason=解析の延長
! state the months, within the limit, and the reason. (rule CHG-07)
= 4
$ sh apply 26 change=extension months=6 reason=解析の延長 && sh give at-in_use decide_change --key 26 agreed=false --as m1
! A refusal states its reason. (rule CHG-34)
= 4
$ sh give at-in_use decide_change --key 26 agreed=true --as m1 && renga dossier show R8-0001 --data at-in_use | tail -n 1
> use 2026-04-01 – 2029-03-31

# A measure against a person reaches every other dossier of that person (VIO-18, VIO-22, HND-11), and one contact serves one dossier (REV-32).
$ printf 'a%.0s' $(seq 64) > digest
$ echo 'rm -rf at-$1 && mkdir at-$1 && cp $EXAMPLES/office/office.toml at-$1 && sh $EXAMPLES/dossier/walk.sh at-$1 "$@" > /dev/null' > until
$ echo 'renga dossier do R8-0001 --today 2026-04-01 --data "$@" > /dev/null' > give
$ echo 'renga dossier show R8-0001 --data $1 --json | python3 -c "import json, sys; print(next(t[\"stage\"] for t in json.load(sys.stdin)[\"threads\"] if t[\"track\"] == \"$2\" and t[\"key\"] == \"$3\"))"' > stage
$ sh until paid && sed 's/contact-1/contact-2/g' $EXAMPLES/dossier/road.txt > road && cp $EXAMPLES/dossier/walk.sh . && sh walk.sh at-paid in_use road R8-0002 > /dev/null

# The contact of an open dossier is contact of no other.
$ renga dossier do R8-0003 open_dossier title=third databases=ndb provision_kind=special_extraction applicant_kind=corporate --as applicant-1 --data at-paid --today 2026-04-01 > /dev/null
$ renga dossier do R8-0003 name_handler handler=contact-1 full_time=true --as applicant-1 --data at-paid --today 2026-04-01 > /dev/null
$ renga dossier do R8-0003 set_contact handler=contact-1 --as applicant-1 --data at-paid --today 2026-04-01
! The contact of another open dossier cannot be contact again. Choose another handler. (rule REV-32)
= 4

# In the second dossier its handler loses data; the first, of which he is a handler too, gets none while the ban lasts.
$ renga dossier do R8-0002 suspect_violation --key 1 violation=loss persons=handler-1 facts=$(cat digest) --as office-1 --data at-paid --today 2026-04-01 > /dev/null
$ renga dossier do R8-0002 hear_committee --key 1 --as office-1 --data at-paid --today 2026-04-01 > /dev/null
$ renga dossier do R8-0002 decide_measure --key 1 months=3 reason=紛失 --as office-1 --data at-paid --today 2026-04-01 > /dev/null
$ sh give at-paid send_data --key ndb/univ-a sha256=$(cat digest) medium=HDD encrypted=true --as extractor-1
! A person or applicant is under a ban. Wait for its end, or leave them out. (rule VIO-18)
= 4
$ renga dossier do R8-0003 name_handler handler=handler-1 full_time=true --as applicant-1 --data at-paid --today 2026-06-30
! A person under a ban cannot be a handler. Name another. (rule HND-11)
= 4
$ renga dossier do R8-0001 send_data --key ndb/univ-a sha256=$(cat digest) medium=HDD encrypted=true --as extractor-1 --data at-paid --today 2026-07-01
> 2026-07-01 send_data ndb/univ-a: send the data

# A ban of another system is carried over: the same persons for the same time (VIO-23).
$ renga dossier do R8-0002 carry_over_ban --key 2 persons=handler-1 law=statistics_act banned_until=2026-12-31 --as office-1 --data at-paid --today 2026-07-02 > /dev/null
$ renga dossier do R8-0001 send_data --key kaigo/univ-a sha256=$(cat digest) medium=HDD encrypted=true --as extractor-1 --data at-paid --today 2026-12-31
! under a ban
= 4

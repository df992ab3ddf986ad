# Every row of the table of violations: the use stops, the committee is heard, and the measure is of the row's length.
$ printf 'a%.0s' $(seq 64) > digest
$ echo 'rm -rf at-$1 && mkdir at-$1 && cp $EXAMPLES/office/office.toml at-$1 && sh $EXAMPLES/dossier/walk.sh at-$1 "$@" > /dev/null' > until
$ echo 'renga dossier do R8-0001 --today 2026-04-01 --data "$@" > /dev/null' > give
$ echo 'renga dossier show R8-0001 --data $1 --json | python3 -c "import json, sys; print(next(t[\"stage\"] for t in json.load(sys.stdin)[\"threads\"] if t[\"track\"] == \"$2\" and t[\"key\"] == \"$3\"))"' > stage
$ echo 'sh until in_use && sh give at-in_use suspect_violation --key 1 facts=$(cat digest) found=2026-04-01 violation=$1 $2 --as office-1 && sh give at-in_use hear_committee --key 1 --as office-1' > suspect
$ echo 'sh give at-in_use decide_measure --key 1 reason=違反 "$@" --as office-1' > measure
$ echo 'renga dossier do R8-0001 lift_measure --key 1 --as office-1 --data at-in_use --today $1' > lift

# VIO-01
$ sh suspect identification && sh measure months=13
! State months within the table's range. [months] (rule VIO-01)
= 4
$ sh measure unlimited=true
! This kind allows no measure without limit. State the months. [unlimited] (rule VIO-01)
= 4
$ sh measure months=12 && sh lift 2027-03-31
! The period of the measure must have passed. (rule VIO-14)
= 4
$ sh lift 2027-04-01
> 2027-04-01 lift_measure 1: lift the stop or measure

# VIO-03
$ sh suspect security && sh measure months=13
! State months within the table's range. [months] (rule VIO-03)
= 4
$ sh measure unlimited=true
! This kind allows no measure without limit. State the months. [unlimited] (rule VIO-03)
= 4
$ sh measure months=12 && sh lift 2027-03-31
! The period of the measure must have passed. (rule VIO-14)
= 4
$ sh lift 2027-04-01
> 2027-04-01 lift_measure 1: lift the stop or measure

# VIO-04
$ sh suspect loss && sh measure months=13
! State months within the table's range. [months] (rule VIO-04)
= 4
$ sh measure unlimited=true
! This kind allows no measure without limit. State the months. [unlimited] (rule VIO-04)
= 4
$ sh measure months=12 && sh lift 2027-03-31
! The period of the measure must have passed. (rule VIO-14)
= 4
$ sh lift 2027-04-01
> 2027-04-01 lift_measure 1: lift the stop or measure

# VIO-05
$ sh suspect leak && sh measure months=13
! State months within the table's range. [months] (rule VIO-05)
= 4
$ sh measure unlimited=true
$ sh lift 2036-04-01
! The period of the measure must have passed. (rule VIO-14)
= 4

# VIO-06
$ sh suspect obstruction && sh measure months=13
! State months within the table's range. [months] (rule VIO-06)
= 4
$ sh measure unlimited=true
$ sh lift 2036-04-01
! The period of the measure must have passed. (rule VIO-14)
= 4

# VIO-07
$ sh suspect other_purpose && sh measure months=13
! State months within the table's range. [months] (rule VIO-07)
= 4
$ sh measure unlimited=true
$ sh lift 2036-04-01
! The period of the measure must have passed. (rule VIO-14)
= 4

# VIO-08
$ sh suspect shown_unchecked && sh measure months=13
! State months within the table's range. [months] (rule VIO-08)
= 4
$ sh measure unlimited=true
! This kind allows no measure without limit. State the months. [unlimited] (rule VIO-08)
= 4
$ sh measure months=12 && sh lift 2027-03-31
! The period of the measure must have passed. (rule VIO-14)
= 4
$ sh lift 2027-04-01
> 2027-04-01 lift_measure 1: lift the stop or measure

# VIO-02: banned until all is erased, and then for as many days again as it was late.
$ sh until ended && mv at-ended at-in_use2 && rm -rf at-in_use && mv at-in_use2 at-in_use
$ renga dossier do R8-0001 suspect_violation --key 1 facts=$(cat digest) violation=not_ended --as office-1 --data at-in_use --today 2028-04-10 > /dev/null
$ renga dossier do R8-0001 hear_committee --key 1 --as office-1 --data at-in_use --today 2028-04-10 > /dev/null
$ renga dossier do R8-0001 decide_measure --key 1 reason=遅延 --as office-1 --data at-in_use --today 2028-04-10 > /dev/null
$ renga dossier do R8-0001 erase_place --key univ-a certificate=$(cat digest) report=$(cat digest) erased=data,intermediate,final --as contact-1 --data at-in_use --today 2028-04-20 > /dev/null
$ sh lift 2028-05-10
! The period of the measure must have passed. (rule VIO-14)
= 4
$ sh lift 2028-05-11
> 2028-05-11 lift_measure 1: lift the stop or measure

# VIO-09: another breach is measured like the row that it is like.
$ sh suspect other
! For another breach name the kind that it is like (like), one of the eight. (rule VIO-09)
= 4
$ sh suspect other like=loss && sh measure months=13
! (rule VIO-04)
= 4

# VIO-20: unjust profit is paid to the state before the measure ends.
$ sh suspect other_purpose && sh measure months=1 profit_yen=100000 && sh lift 2026-05-01
! What is owed to the state must be paid first. (rule VIO-20)
= 4
$ sh give at-in_use confirm_payment_to_state --key 1 yen=100000 --as office-1 && sh lift 2026-05-01
> 2026-05-01 lift_measure 1: lift the stop or measure

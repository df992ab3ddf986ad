# One dossier from the first wish to the closing, by seven parties, kept in one ledger. All of it is synthetic; the steps are those
# of examples/dossier/road.txt, walked part by part, with what is refused on the way.
$ mkdir office && cp $EXAMPLES/office/office.toml office && printf 'a%.0s' $(seq 64) > digest
$ echo 'rm -rf at-$1 && mkdir at-$1 && cp office/office.toml at-$1 && sh $EXAMPLES/dossier/walk.sh at-$1 $1' > until
$ echo 'renga dossier do R8-0001 --today 2026-04-01 --data "$@" > /dev/null' > give

# The number is taken, and nobody without a role learns what is possible.
$ sh until consulted
> … commands were given.
$ sh give at-consulted open_dossier title=another databases=ndb provision_kind=special_extraction applicant_kind=corporate --as applicant-1
! The dossier number R8-0001 is taken
= 3
$ sh give at-consulted ask_consultation --key ndb --as stranger
! The account stranger is not in
= 2
$ sh give at-consulted ask_consultation --key ndb --as fund-1
! “ask for consultation” is not accepted. This is done by: applicant, contact, agent. Somebody with that role in this dossier does it. (rule FLOW-A2)
= 4

# Consultation: the producer and every window are asked before anyone receives it.
$ renga dossier do R8-0002 open_dossier title=another databases=ndb provision_kind=aggregate_table applicant_kind=public --as applicant-1 --data at-consulted --today 2026-04-01 > /dev/null
$ renga dossier do R8-0002 ask_consultation --key producer --as applicant-1 --data at-consulted --today 2026-04-01 > /dev/null
$ renga dossier do R8-0002 receive_consultation --key producer --as producer-1 --data at-consulted --today 2026-04-01
! The applicant must have asked the producer and every window first. (rule FLOW-A3)
= 4

# A draft is kept however incomplete it is; what is missing is told when it is handed in, item by item.
$ sh give at-consulted save_section section=purpose sha256=xyz --as applicant-1
! Give “digest of its content” as a SHA-256: 64 characters of 0 to 9 and a to f. [sha256] (rule APP-22)
= 4
$ sh give at-consulted save_section section=design sha256=$(cat digest) has=population,peco --as applicant-1
$ sh give at-consulted name_place place=lab kind=own country=US --as applicant-1
! Places of use are in Japan only. Name one there. (rule APP-63)
= 4
$ sh until written
> … commands were given.
$ sh give at-written save_section section=design sha256=$(cat digest) has=population,peco --as applicant-1
$ sh give at-written submit_to_producer --as contact-1
! Matters that belong to this item are missing. Add them. [design] (rule APP-54)
= 4
$ renga dossier tasks R8-0001 --as contact-1 --data at-written | grep submit
= 1

# The board meets; a member without an interest votes once and in person, and the quorum counts those who may vote.
$ sh until board
> … commands were given.
$ sh give at-board vote_on_board member=m1 vote=for --as m1
$ sh give at-board vote_on_board member=m4 vote=for --as m1
! votes once, in person
= 4
$ sh give at-board decide_board outcome=refused minutes=$(cat digest) --as m1
! Give the reason of a refusal
= 4
$ sh give at-board decide_board outcome=approved minutes=$(cat digest) criteria=REV-01:met,REV-02:met,REV-03:met,REV-04:met --as m1
! Mark this criterion as met (met) or unmet (unmet). [REV-05] (rule REV-05)
= 4
$ sh until contracted
> … commands were given.
$ renga dossier approval R8-0001 --data at-contracted --out approval.toml
! Not allowed without an approval
= 4

# The public committee that follows from the databases: joint, for NDB and care data (ORG-05).
$ sh give at-contracted ask_outline --key medical --as office-1
! Choose what it is about: joint committee. [joint] (rule FLOW-C1)
= 4
$ sh until agreed
> … commands were given.
$ renga dossier approval R8-0001 --data at-agreed --today 2026-04-01 --out approval.toml
> approval.toml
$ grep -E '^(number|places|from|until)' approval.toml
> number = "R8-0001"
> places = ["univ-a"]
> from = 2026-04-01
> until = 2028-03-31

# No data before pledge, fee and ledgers; exactly one copy; nothing is published without the check.
$ sh until identified
> … commands were given.
$ sh give at-identified set_fee hours=12 yen_per_hour=6100 pay_by=2026-09-30 --as extractor-1
! The actual amount is told when the data are ready. (rule FEE-22)
= 4
$ sh give at-identified prepare_data --key ndb/univ-a --as extractor-1
$ sh give at-identified send_data --key ndb/univ-a sha256=$(cat digest) medium=HDD encrypted=true --as extractor-1
! The payment must be confirmed. (rule FEE-24)
= 4
$ sh until in_use
> … commands were given.
$ sh give at-in_use make_copy --key ndb/univ-a --as handler-1
! Data may be copied once. Erase the first copy before another is made. (rule PRV-15)
= 4
$ sh give at-in_use request_publication --key 1 outputs=$(cat digest) self_checked=true verdict=fail report=$(cat digest) --as contact-1
! Outputs that fail the check are corrected first. (rule PUB-33)
= 4

# The end: every place erased, the processing IDs erased, every publication reported.
$ sh until ended
> … commands were given.
$ sh give at-ended close_dossier --as office-1
! Every place must have handed in its certificate of erasure. (rule END-03)
= 4
$ sh give at-ended erase_place --key univ-a certificate=$(cat digest) report=$(cat digest) erased=data,final --as contact-1
! “intermediate products”: Erase this too, then report. [intermediate] (rule END-01)
= 4
$ sh until closed
> … commands were given.
$ sh give at-closed save_section section=purpose sha256=$(cat digest) --as applicant-1
! The dossier is over. A new application is needed. (rule END-08)
= 4

# The ledger tells all of it, whole and in order.
$ renga dossier list --data at-closed
> R8-0001 closed 合成データによる研究
$ renga dossier timeline R8-0001 --data at-closed | head -n 2
> 2026-04-01 applicant-1 open the dossier (APP-09)
> 2026-04-01 applicant-1 ask for consultation producer (FLOW-A2)

$ echo 'a synthetic passphrase' > pass && renga ledger keys --keys office.keys --origin example.test/renga --seed 1 --passphrase-file pass > office.pub
$ renga ledger verify at-closed --key office.pub | tail -n 2 | head -n 1
> Nothing was found.
$ renga store rebuild --check --data at-closed
> 1 dossiers, … entries, 0 differed from the lists
$ cp -r at-closed altered && python3 -c "import sqlite3; d = sqlite3.connect('altered/renga.sqlite'); d.execute('DROP TRIGGER ledger_entry_stays'); d.execute('UPDATE ledger_entry SET line = replace(line, ?, ?)', ('special', 'another')); d.commit()"
$ renga dossier show R8-0001 --data altered
! The ledger is damaged
= 1

# A file of steps stops at its first fault, and says in which line.
$ echo '2026-04-01 applicant-1 open_dossier - title=a b' > steps && renga dossier run R8-0003 steps --data at-closed
! steps, row 1: This line is no command (b)
= 3
$ printf '\n2026-04-01 fund-1 close_dossier -\n' > steps && renga dossier run R8-0001 steps --data at-closed
! steps, row 2: “close the dossier” is not accepted
= 4

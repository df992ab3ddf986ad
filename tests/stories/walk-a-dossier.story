# One dossier from the first wish to the closing, by seven parties, kept in one ledger. All of it is synthetic.
$ mkdir office && cp $EXAMPLES/office/office.toml office
$ D=$(printf 'a%.0s' $(seq 64)); echo "$D" > digest
$ renga dossier do R8-0001 open_dossier title='合成データによる研究' databases=ndb,kaigo provision_kind=special_extraction applicant_kind=corporate --as applicant-1 --data office --today 2026-04-01
> 2026-04-01 open_dossier: open the dossier

# The number is taken, and nobody without a role learns what is possible.
$ renga dossier do R8-0001 open_dossier title=another databases=ndb provision_kind=special_extraction applicant_kind=corporate --as applicant-1 --data office --today 2026-04-01
! The dossier number R8-0001 is taken
= 3
$ renga dossier do R8-0001 ask_consultation --key 'ndb' --as stranger --data office --today 2026-04-01
! The account stranger is not in
= 2
$ renga dossier do R8-0001 ask_consultation --key 'ndb' --as fund-1 --data office --today 2026-04-01
! Somebody with the right role in this dossier does this. (rule FLOW-A2)
= 4

# Consultation: the producer and every window are asked before anyone receives it (FLOW-A3).
$ renga dossier do R8-0001 ask_consultation --key 'producer' --as applicant-1 --data office --today 2026-04-01 > /dev/null
$ renga dossier do R8-0001 receive_consultation --key 'producer' --as producer-1 --data office --today 2026-04-01
! The applicant must have asked the producer and every window first. (rule FLOW-A3)
= 4
$ renga dossier do R8-0001 ask_consultation --key 'ndb' --as applicant-1 --data office --today 2026-04-01 > /dev/null
$ renga dossier do R8-0001 ask_consultation --key 'kaigo' --as applicant-1 --data office --today 2026-04-01 > /dev/null
$ renga dossier do R8-0001 receive_consultation --key 'producer' --as producer-1 --data office --today 2026-04-01 > /dev/null
$ renga dossier do R8-0001 give_guidance text='様式を案内した' --key 'producer' --as producer-1 --data office --today 2026-04-01 > /dev/null
$ renga dossier do R8-0001 inform_office_of_consultation --key 'producer' --as producer-1 --data office --today 2026-04-01 > /dev/null
$ renga dossier do R8-0001 complete_consultation --key 'producer' --as producer-1 --data office --today 2026-04-01 > /dev/null
$ renga dossier do R8-0001 receive_consultation --key 'ndb' --as window-1 --data office --today 2026-04-01 > /dev/null
$ renga dossier do R8-0001 give_guidance text='様式を案内した' --key 'ndb' --as window-1 --data office --today 2026-04-01 > /dev/null
$ renga dossier do R8-0001 inform_office_of_consultation --key 'ndb' --as window-1 --data office --today 2026-04-01 > /dev/null
$ renga dossier do R8-0001 complete_consultation --key 'ndb' --as window-1 --data office --today 2026-04-01 > /dev/null
$ renga dossier do R8-0001 receive_consultation --key 'kaigo' --as window-1 --data office --today 2026-04-01 > /dev/null
$ renga dossier do R8-0001 give_guidance text='様式を案内した' --key 'kaigo' --as window-1 --data office --today 2026-04-01 > /dev/null
$ renga dossier do R8-0001 inform_office_of_consultation --key 'kaigo' --as window-1 --data office --today 2026-04-01 > /dev/null
$ renga dossier do R8-0001 complete_consultation --key 'kaigo' --as window-1 --data office --today 2026-04-01 > /dev/null

# The application; a field of another form is refused with what it should be.
$ renga dossier do R8-0001 save_section section=purpose sha256=xyz --as applicant-1 --data office --today 2026-04-01
! Correct the form of the field. [sha256] (rule APP-22)
= 4
$ renga dossier do R8-0001 save_section section=purpose sha256=$(cat digest) --as applicant-1 --data office --today 2026-04-01 > /dev/null
$ renga dossier do R8-0001 name_handler handler=contact-1 full_time=true --as applicant-1 --data office --today 2026-04-01 > /dev/null
$ renga dossier do R8-0001 name_handler handler=handler-1 full_time=false --as applicant-1 --data office --today 2026-04-01 > /dev/null
$ renga dossier do R8-0001 set_contact handler=contact-1 --as applicant-1 --data office --today 2026-04-01 > /dev/null
$ renga dossier do R8-0001 name_place place='大学A 情報解析室' kind=own country=US --as applicant-1 --data office --today 2026-04-01
! Places of use are in Japan only. (rule APP-63)
= 4
$ renga dossier do R8-0001 name_place place='大学A 情報解析室' kind=own country=JP --as applicant-1 --data office --today 2026-04-01 > /dev/null
$ renga dossier tasks R8-0001 --as contact-1 --data office | grep submit
> submit_to_producer: apply to the producer (FLOW-A8)
$ renga dossier do R8-0001 submit_to_producer --as contact-1 --data office --today 2026-04-01 > /dev/null
$ renga dossier do R8-0001 accept_for_board --as producer-1 --data office --today 2026-04-01 > /dev/null

# The board meets; a member without an interest votes once and in person, and the quorum counts those who may vote.
$ renga dossier do R8-0001 convene_board members=m1:natural:female:outside:present --as producer-1 --data office --today 2026-04-01
! At least five members of both sexes, one of each kind, two from outside. (rule BRD-02)
= 4
$ renga dossier do R8-0001 convene_board members=m1:natural:female:outside:present,m2:humanities:male:outside:present,m3:lay:female:inside:present,m4:natural:male:inside:present,m5:natural:male:inside:present --as producer-1 --data office --today 2026-04-01 > /dev/null
$ renga dossier do R8-0001 vote_on_board member=m1 vote=for --as m1 --data office --today 2026-04-01 > /dev/null
$ renga dossier do R8-0001 vote_on_board member=m2 vote=for --as m2 --data office --today 2026-04-01 > /dev/null
$ renga dossier do R8-0001 vote_on_board member=m3 vote=for --as m3 --data office --today 2026-04-01 > /dev/null
$ renga dossier do R8-0001 vote_on_board member=m4 vote=for --as m1 --data office --today 2026-04-01
! votes once, in person
= 4
$ renga dossier do R8-0001 decide_board outcome=refused minutes=$(cat digest) --as m1 --data office --today 2026-04-01
! Give the reason of a refusal
= 4
$ renga dossier do R8-0001 decide_board outcome=approved minutes=$(cat digest) --as m1 --data office --today 2026-04-01 > /dev/null
$ renga dossier do R8-0001 notify_board_result --as producer-1 --data office --today 2026-04-01 > /dev/null
$ renga dossier do R8-0001 inform_office_of_board_result --as producer-1 --data office --today 2026-04-01 > /dev/null
$ renga dossier do R8-0001 fix_items items=$(cat digest) --as producer-1 --data office --today 2026-04-01 > /dev/null
$ renga dossier do R8-0001 make_contract --as producer-1 --data office --today 2026-04-01 > /dev/null
$ renga dossier approval R8-0001 --data office --out approval.toml
! Not allowed without an approval
= 4

# The public committee that follows from the databases: joint, for NDB and care data (ORG-05).
$ renga dossier do R8-0001 ask_outline --key 'medical' --as office-1 --data office --today 2026-04-01
! Choose one of what the dossier has. (rule FLOW-C1)
= 4
$ renga dossier do R8-0001 ask_outline --key 'joint' --as office-1 --data office --today 2026-04-01 > /dev/null
$ renga dossier do R8-0001 send_outline --key 'joint' --as producer-1 --data office --today 2026-04-01 > /dev/null
$ renga dossier do R8-0001 pass_outline --key 'joint' --as office-1 --data office --today 2026-04-01 > /dev/null
$ renga dossier do R8-0001 check_outline --key 'joint' --as window-1 --data office --today 2026-04-01 > /dev/null
$ renga dossier do R8-0001 submit_public_form --key 'joint' --as contact-1 --data office --today 2026-04-01 > /dev/null
$ renga dossier do R8-0001 accept_public_form --key 'joint' --as office-1 --data office --today 2026-04-01 > /dev/null
$ renga dossier do R8-0001 invite_producer --key 'joint' --as office-1 --data office --today 2026-04-01 > /dev/null
$ renga dossier do R8-0001 convene_committee members=m1:natural:female:outside:present,m2:humanities:male:outside:present,m3:lay:female:inside:present,m4:natural:male:inside:present,m5:natural:male:inside:present --key 'joint' --as extractor-1 --data office --today 2026-04-01 > /dev/null
$ renga dossier do R8-0001 vote_on_committee member=m1 vote=for --key 'joint' --as m1 --data office --today 2026-04-01 > /dev/null
$ renga dossier do R8-0001 vote_on_committee member=m2 vote=for --key 'joint' --as m2 --data office --today 2026-04-01 > /dev/null
$ renga dossier do R8-0001 decide_committee outcome=conditional conditions='抽出期間の明確化' minutes=$(cat digest) --key 'joint' --as m1 --data office --today 2026-04-01 > /dev/null
$ renga dossier do R8-0001 submit_request_form --as contact-1 --data office --today 2026-04-01
! The request form follows the approval notice of the public databases. (rule PRV-01)
= 4
$ renga dossier do R8-0001 settle_conditions --key 'joint' --as office-1 --data office --today 2026-04-01 > /dev/null
$ renga dossier do R8-0001 notify_committee_result planned_provision=2026-09-01 --key 'joint' --as extractor-1 --data office --today 2026-04-01 > /dev/null

# What the data commands ask for is now made from the dossier itself.
$ renga dossier approval R8-0001 --data office --today 2026-04-01 --out approval.toml
> approval.toml
$ grep -E '^(number|places|from|until)' approval.toml
> number = "R8-0001"
> places = ["大学A 情報解析室"]
> from = 2026-04-01
> until = 2028-03-31

# Request form, pledges, fee; no data before all of it.
$ renga dossier do R8-0001 submit_request_form --as contact-1 --data office --today 2026-04-01 > /dev/null
$ renga dossier do R8-0001 sign_pledge handler=contact-1 --as contact-1 --data office --today 2026-04-01 > /dev/null
$ renga dossier do R8-0001 set_fee hours=12 yen_per_hour=6100 --as extractor-1 --data office --today 2026-04-01 > /dev/null
$ renga dossier do R8-0001 request_ids --as producer-1 --data office --today 2026-04-01 > /dev/null
$ renga dossier do R8-0001 make_ids --as fund-1 --data office --today 2026-04-01 > /dev/null
$ renga dossier do R8-0001 issue_ids --as fund-1 --data office --today 2026-04-01 > /dev/null
$ renga dossier do R8-0001 prepare_data --key 'ndb/大学A 情報解析室' --as extractor-1 --data office --today 2026-04-01 > /dev/null
$ renga dossier do R8-0001 send_data sha256=$(cat digest) medium=HDD --key 'ndb/大学A 情報解析室' --as extractor-1 --data office --today 2026-04-01
! All handlers must have signed the pledge. (rule PRV-02)
= 4
$ renga dossier do R8-0001 sign_pledge handler=handler-1 --as handler-1 --data office --today 2026-04-01 > /dev/null
$ renga dossier do R8-0001 send_data sha256=$(cat digest) medium=HDD --key 'ndb/大学A 情報解析室' --as extractor-1 --data office --today 2026-04-01
! The payment must be confirmed. (rule FEE-24)
= 4
$ renga dossier do R8-0001 confirm_payment --as office-1 --data office --today 2026-04-01 > /dev/null
$ renga dossier do R8-0001 send_data sha256=$(cat digest) medium=HDD --key 'ndb/大学A 情報解析室' --as extractor-1 --data office --today 2026-09-01 > /dev/null
$ renga dossier do R8-0001 receive_data --key 'ndb/大学A 情報解析室' --as contact-1 --data office --today 2026-09-01 > /dev/null
$ renga dossier do R8-0001 prepare_data --key 'kaigo/大学A 情報解析室' --as extractor-1 --data office --today 2026-09-01 > /dev/null
$ renga dossier do R8-0001 send_data sha256=$(cat digest) medium=HDD --key 'kaigo/大学A 情報解析室' --as extractor-1 --data office --today 2026-09-01 > /dev/null
$ renga dossier do R8-0001 receive_data --key 'kaigo/大学A 情報解析室' --as contact-1 --data office --today 2026-09-01 > /dev/null
$ renga dossier do R8-0001 prepare_data --key 'jisedai/大学A 情報解析室' --as producer-1 --data office --today 2026-09-01 > /dev/null
$ renga dossier do R8-0001 send_data sha256=$(cat digest) medium=HDD --key 'jisedai/大学A 情報解析室' --as producer-1 --data office --today 2026-09-01 > /dev/null
$ renga dossier do R8-0001 receive_data --key 'jisedai/大学A 情報解析室' --as contact-1 --data office --today 2026-09-01 > /dev/null

# One copy, and no second one before the first is erased (PRV-15, PRV-16).
$ renga dossier do R8-0001 make_copy --key 'ndb/大学A 情報解析室' --as handler-1 --data office --today 2026-09-01 > /dev/null
$ renga dossier do R8-0001 make_copy --key 'ndb/大学A 情報解析室' --as handler-1 --data office --today 2026-09-01
! Data may be copied once. Erase the first copy before another is made. (rule PRV-15)
= 4
$ renga dossier do R8-0001 erase_copy certificate=$(cat digest) --key 'ndb/大学A 情報解析室' --as handler-1 --data office --today 2026-09-01 > /dev/null

# A change that needs only a notice, and one that needs a review, by the guideline that binds.
$ renga dossier do R8-0001 notify_change change=institution --key '1' --as contact-1 --data office --today 2026-09-01
! A notice is not enough for this change. Hand in a change application. (rule CHG-12)
= 4
$ renga dossier do R8-0001 notify_change change=section_or_name --key '1' --as contact-1 --data office --today 2026-09-01 > /dev/null
$ renga dossier do R8-0001 apply_for_change change=extension months=6 reason='解析の延長' --key '2' --as contact-1 --data office --today 2026-09-01 > /dev/null
$ renga dossier do R8-0001 decide_change agreed=true --key '2' --as m1 --data office --today 2026-09-01 > /dev/null
$ renga dossier show R8-0001 --data office | tail -n 1
> use 2026-09-01 – 2029-02-28

# Publication: checked by the applicant, by the program and by two reviewers; exactly what was checked.
$ renga dossier do R8-0001 request_publication outputs=$(cat digest) self_checked=true verdict=fail report=$(cat digest) --key '1' --as contact-1 --data office --today 2026-09-01
! Outputs that fail the check are corrected first. (rule PUB-33)
= 4
$ renga dossier do R8-0001 request_publication outputs=$(cat digest) self_checked=true verdict=pass report=$(cat digest) --key '1' --as contact-1 --data office --today 2026-09-01 > /dev/null
$ renga dossier do R8-0001 judge_publication approved=true outputs=$(cat digest) --key '1' --as extractor-1 --data office --today 2026-09-01 > /dev/null
$ renga dossier do R8-0001 confirm_publication approved=true outputs=$(cat digest) --key '1' --as extractor-1 --data office --today 2026-09-01
! Another reviewer than the first one confirms. (rule PUB-33)
= 4
$ renga dossier do R8-0001 confirm_publication approved=true outputs=$(cat digest) --key '1' --as extractor-2 --data office --today 2026-09-01 > /dev/null
$ renga dossier do R8-0001 publish outputs=$(cat digest) where='学会誌' --key '1' --as contact-1 --data office --today 2026-09-01 > /dev/null

# The end: every place erased, every medium back, the processing IDs erased, every publication reported.
$ renga dossier do R8-0001 finish_use reason='研究の終了' --as contact-1 --data office --today 2026-09-01 > /dev/null
$ renga dossier do R8-0001 close_dossier --as office-1 --data office --today 2026-09-01
! Every place must have handed in its certificate of erasure. (rule END-03)
= 4
$ renga dossier do R8-0001 erase_place certificate=$(cat digest) --key '大学A 情報解析室' --as contact-1 --data office --today 2026-09-01 > /dev/null
$ renga dossier do R8-0001 return_medium --key 'ndb/大学A 情報解析室' --as contact-1 --data office --today 2026-09-01 > /dev/null
$ renga dossier do R8-0001 return_medium --key 'kaigo/大学A 情報解析室' --as contact-1 --data office --today 2026-09-01 > /dev/null
$ renga dossier do R8-0001 return_medium --key 'jisedai/大学A 情報解析室' --as contact-1 --data office --today 2026-09-01 > /dev/null
$ renga dossier do R8-0001 erase_processing_ids certificate=$(cat digest) --as producer-1 --data office --today 2026-09-01 > /dev/null
$ renga dossier do R8-0001 close_dossier --as office-1 --data office --today 2026-09-01
! A report of results is owed for each publication. (rule RPT-01)
= 4
$ renga dossier do R8-0001 report_results sha256=$(cat digest) --key '1' --as contact-1 --data office --today 2026-09-01 > /dev/null
$ renga dossier do R8-0001 close_dossier --as office-1 --data office --today 2026-09-01
> 2026-09-01 close_dossier: close the dossier
$ renga dossier do R8-0001 save_section section=purpose sha256=$(cat digest) --as applicant-1 --data office --today 2026-09-01
! The dossier is over. A new application is needed. (rule END-08)
= 4

# The ledger tells all of it, whole and in order; one altered letter and no command is taken any more.
$ renga dossier list --data office
> R8-0001 closed 合成データによる研究
$ renga dossier timeline R8-0001 --data office | head -n 2
> 2026-04-01 applicant-1 open the dossier (APP-09)
> 2026-04-01 applicant-1 ask for consultation producer (FLOW-A2)
$ echo 'a synthetic passphrase' > pass && renga ledger keys --keys office.keys --origin example.test/renga --seed 1 --passphrase-file pass > office.pub
$ renga ledger verify office --key office.pub | tail -n 2 | head -n 1
> Nothing was found.
$ renga store rebuild --check --data office
> 1 dossiers, … entries, 0 differed from the lists
$ python3 -c "import sqlite3; d = sqlite3.connect('office/renga.sqlite'); d.execute('DROP TRIGGER ledger_entry_stays'); d.execute('UPDATE ledger_entry SET line = replace(line, ?, ?)', ('special', 'another')); d.commit()"
$ renga dossier show R8-0001 --data office
! The ledger is damaged
= 1

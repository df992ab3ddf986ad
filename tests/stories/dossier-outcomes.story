# The seven outcomes of the producer's board and the five of the public committee, and what follows each.
$ printf 'a%.0s' $(seq 64) > digest
$ echo 'rm -rf at-$1 && mkdir at-$1 && cp $EXAMPLES/office/office.toml at-$1 && sh $EXAMPLES/dossier/walk.sh at-$1 "$@" > /dev/null' > until
$ echo 'renga dossier do R8-0001 --today 2026-04-01 --data "$@" > /dev/null' > give
$ echo 'renga dossier show R8-0001 --data $1 --json | python3 -c "import json, sys; print(next(t[\"stage\"] for t in json.load(sys.stdin)[\"threads\"] if t[\"track\"] == \"$2\" and t[\"key\"] == \"$3\"))"' > stage

# The board: five votes, then the outcome; to which stage it leads (OUT-02 to OUT-08).
$ echo 'sh until board && for m in 1 2 3 4 5; do sh give at-board vote_on_board member=m$m vote=for --as m$m; done && sh give at-board decide_board minutes=$(cat digest) criteria=REV-01:met,REV-02:met,REV-03:met,REV-04:met,REV-05:met "$@" --as m1 && sh stage at-board board' > board
$ sh board outcome=approved
> passed
$ sh board outcome=approved_after_corrections conditions=様式の修正
> correcting
$ sh give at-board resubmit_corrections --as contact-1 && sh give at-board confirm_corrections --as producer-1
! A member named by the chair confirms corrections, the secretariat conditions. (rule OUT-03)
= 4
$ sh give at-board confirm_corrections --as m2 && sh stage at-board board
> passed
$ sh board outcome=conditional conditions=同意書の追加
> conditional
$ sh give at-board resubmit_corrections --as contact-1 && sh give at-board confirm_corrections --as m2
! the secretariat conditions. (rule OUT-03)
= 4
$ sh give at-board confirm_corrections --as producer-1 && sh stage at-board board
> passed
$ sh board outcome=refused reason=目的の逸脱
> refused
$ sh give at-board submit_to_producer --as contact-1
! It stands at …; this is done at …. Keep to the order of the road. After a refusal, revise the plan and make a new application. (rule FLOW-A8)
= 4
$ sh board outcome=held reason=大幅な修正
> returned
$ sh give at-board save_section section=design sha256=$(cat digest) has=population,peco,statistics,records_and_reasons,endpoints,expected_results --as applicant-1 && sh give at-board submit_to_producer --as contact-1 && sh stage at-board board
> submitted
$ sh board outcome=revoked reason=重大な誤り
> refused
$ sh board outcome=other reason=委員長の指示
> returned
$ sh board outcome=perhaps
! Choose “outcome” from: approved, approved after corrections, approved with conditions, not approved, held for another review, approval withdrawn, other.
= 4

# An approval that is withdrawn later stops what was begun (OUT-07).
$ sh until in_use && sh give at-in_use revoke_approval reason=法令の変更 --as m1 && sh give at-in_use request_publication --key 1 outputs=$(cat digest) self_checked=true verdict=pass report=$(cat digest) --as contact-1
! Wait until the request to stop use is lifted. (rule VIO-11)
= 4

# The public committee (OUT-11 to OUT-15).
$ echo 'sh until committee && for m in 1 2 3 4 5; do sh give at-committee vote_on_committee --key joint member=m$m vote=for --as m$m; done && sh give at-committee decide_committee --key joint minutes=$(cat digest) criteria=REV-10:met,REV-11:met,REV-12@ndb:met,REV-12@kaigo:met,REV-13:met,REV-14:met,REV-15:met,REV-16:met,REV-17:met,REV-18:met,REV-19:met,REV-20:met,REV-21:met,REV-27:met,REV-28:met,REV-29:met,REV-32:met,REV-33:met,REV-35:met,REV-37:met "$@" --as m1 && sh stage at-committee committee joint' > committee
$ sh committee outcome=unconditional
> passed
$ sh committee outcome=with_opinion reason=公表時の注意
> passed
$ sh committee outcome=conditional conditions=抽出期間の明確化
> settling
$ sh give at-committee settle_conditions --key joint chair_consulted=true agreed=true --as office-1
! The corrected papers must have come in. (rule OUT-13)
= 4
$ sh give at-committee hand_in_conditions --key joint sha256=$(cat digest) --as contact-1 && sh give at-committee settle_conditions --key joint chair_consulted=true agreed=true --as office-1 && sh stage at-committee committee joint
> passed
$ sh give at-committee notify_committee_result --key joint planned_provision=2026-09-01 --as extractor-1
! An approval notice states the conditions. (rule OUT-23)
= 4
$ renga dossier deadlines R8-0001 --data at-committee --today 2026-04-09 | grep OUT-13
> 2026-04-08 office: reporting an expedited or settled review joint: late (OUT-13, report_settlement)
$ sh committee outcome=continued reason=抽出条件の不備
> invited
$ sh give at-committee convene_committee --key joint members=m1:natural:female:outside:present producer_attends=true --as extractor-1
! The corrected form must have been handed in. (rule OUT-14)
= 4
$ sh give at-committee submit_public_form --key joint --as contact-1 && sh give at-committee convene_committee --key joint members=m1:natural:female:outside:present producer_attends=true --as extractor-1 && sh stage at-committee committee joint
> meeting
$ sh committee outcome=refused reason=研究デザイン
> refused
$ sh give at-committee notify_committee_result --key joint reason=研究デザイン --as extractor-1
! A refusal also tells what could be improved. (rule OUT-17)
= 4

# A dossier is withdrawn at any stage before data were provided, and everybody is told (FLOW-B8); afterwards its use is ended (END-04).
$ printf 'a%.0s' $(seq 64) > digest
$ echo 'rm -rf at-$1 && mkdir at-$1 && cp $EXAMPLES/office/office.toml at-$1 && sh $EXAMPLES/dossier/walk.sh at-$1 "$@" > /dev/null' > until
$ echo 'renga dossier do R8-0001 --today 2026-04-01 --data "$@" > /dev/null' > give
$ echo 'renga dossier show R8-0001 --data $1 --json | python3 -c "import json, sys; print(next(t[\"stage\"] for t in json.load(sys.stdin)[\"threads\"] if t[\"track\"] == \"$2\" and t[\"key\"] == \"$3\"))"' > stage
$ sh until consulted && sh give at-consulted withdraw reason=計画の中止 --as applicant-1 && sh stage at-consulted application
> withdrawn
$ sh until written && sh give at-written withdraw reason=計画の中止 --as applicant-1 && sh stage at-written application
> withdrawn
$ sh until board && sh give at-board withdraw reason=計画の中止 --as applicant-1 && sh stage at-board application
> withdrawn
$ sh until board_decided && sh give at-board_decided withdraw reason=計画の中止 --as applicant-1 && sh stage at-board_decided application
> withdrawn
$ sh until contracted && sh give at-contracted withdraw reason=計画の中止 --as applicant-1 && sh stage at-contracted application
> withdrawn
$ sh until form_accepted && sh give at-form_accepted withdraw reason=計画の中止 --as applicant-1 && sh stage at-form_accepted application
> withdrawn
$ sh until committee && sh give at-committee withdraw reason=計画の中止 --as applicant-1 && sh stage at-committee application
> withdrawn
$ sh until agreed && sh give at-agreed withdraw reason=計画の中止 --as applicant-1 && sh stage at-agreed application
> withdrawn
$ sh until pledged && sh give at-pledged withdraw reason=計画の中止 --as applicant-1 && sh stage at-pledged application
> withdrawn
$ sh until identified && sh give at-identified withdraw reason=計画の中止 --as applicant-1 && sh stage at-identified application
> withdrawn
$ sh until paid && sh give at-paid withdraw reason=計画の中止 --as applicant-1 && sh stage at-paid application
> withdrawn
$ renga dossier outbox list --data at-paid | grep 申出を取下げ | sed 's/.* → //; s/:.*//' | sort | paste -sd ' '
> extractor-1 extractor-2 fund-1 office-1 producer-1 window-1
$ sh give at-paid submit_request_form --as contact-1
! The dossier is over. A new application is needed. (rule END-08)
= 4
$ sh until provided && sh give at-provided withdraw reason=計画の中止 --as applicant-1
! It stands at …; this is done at …. Keep to the order of the road… (rule FLOW-B8)
= 4
$ sh give at-provided finish_use reason=実現できない impossible=true --as contact-1 && renga dossier deadlines R8-0001 --data at-provided --today 2026-04-01 | grep END-04
> 2026-04-08 contact, agent: erasing data and products, and the report univ-a: now (END-04, erase_place)

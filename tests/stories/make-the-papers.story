# The papers of a dossier are made from its ledger. The people and the institution are invented.
$ mkdir office && cp $EXAMPLES/demo/office.toml office
$ renga dossier do R8-0001 open_dossier title='合成データによる研究' databases=ndb provision_kind=special_extraction applicant_kind=corporate --as applicant-1 --data office --today 2026-03-31 > /dev/null
$ renga dossier documents R8-0001 --data office --make consultation_request --out papers
! has no event yet that makes such a paper
= 3
$ renga dossier do R8-0001 ask_consultation --key producer --as applicant-1 --data office --today 2026-03-31 > /dev/null
$ renga dossier do R8-0001 ask_consultation --key ndb --as applicant-1 --data office --today 2026-04-01 > /dev/null

# Numbers begin anew with the fiscal year.
$ renga dossier documents R8-0001 --data office
> 令和7年度第1号 2026-03-31 consultation_request: request for consultation (FLOW-A2) …
> 令和8年度第1号 2026-04-01 consultation_request: request for consultation (FLOW-A2) …
$ renga dossier documents R8-0001 --data office --all --out papers
> papers/2025-001-consultation_request.html
> papers/2026-001-consultation_request.html

# Who writes to whom, on which day, about what; the listed digest is that of the page.
$ grep -o -E '一般財団法人 架空医療情報機構　代表者　殿|提供申出者　架空大学|令和8年3月31日' papers/2025-001-consultation_request.html | sort -u | wc -l
> 3
$ grep -c '公的DB窓口　御中' papers/2026-001-consultation_request.html
> 1
$ renga dossier documents R8-0001 --data office --json | python3 -c "import hashlib, json, sys; p = json.load(sys.stdin)['papers'][1]; print(p['sha256'] == hashlib.sha256(open('papers/2026-001-consultation_request.html', 'rb').read()).hexdigest())"
> True

# The same ledger gives the same bytes; names stand on papers and not in the ledger.
$ renga dossier documents R8-0001 --data office --all --out again > /dev/null && diff -r papers again
$ grep -c '架空 太郎' papers/2026-001-consultation_request.html
> 1
$ grep -a -c '架空' office/renga.sqlite
> 0
= 1

# A form that nobody knows, a folder that is there, an option without its folder.
$ renga dossier documents R8-0001 --data office --make letter --out new
! There is no form letter
= 2
$ renga dossier documents R8-0001 --data office --all --out papers
! already exists
= 2
$ renga dossier documents R8-0001 --data office --all
= 2
$ renga dossier forms | head -n 2
> consultation_request: request for consultation (FLOW-A2, ask_consultation)
> producer_application: application to the producer (FLOW-A8, submit_to_producer)

# The road of the dossier as one picture, in both languages.
$ renga dossier picture R8-0001 --data office --out road.svg
> road.svg
$ python3 -c "import xml.dom.minidom as m; t = m.parse('road.svg'); print(t.getElementsByTagName('title')[0].firstChild.data)"
> Where dossier R8-0001 stands
$ grep -c '2026-04-01 ×2' road.svg
> 1
$ renga dossier picture R8-0001 --data office --out road-ja.svg --lang ja > /dev/null && grep -c '▶ 相談を受付' road-ja.svg
> 2

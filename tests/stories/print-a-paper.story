# A paper as a PDF by WeasyPrint: the same bytes each time, and a clear word where it is not installed.
needs program weasyprint
$ mkdir office && cp $EXAMPLES/demo/office.toml office
$ renga dossier do R8-0001 open_dossier title='合成データによる研究' databases=ndb provision_kind=special_extraction applicant_kind=corporate --as applicant-1 --data office --today 2026-04-01 > /dev/null
$ renga dossier do R8-0001 ask_consultation --key producer --as applicant-1 --data office --today 2026-04-01 > /dev/null
$ renga dossier documents R8-0001 --data office --make consultation_request --out one --pdf
> one/2026-001-consultation_request.html
> one/2026-001-consultation_request.pdf
$ renga dossier documents R8-0001 --data office --make consultation_request --out two --pdf > /dev/null
$ cmp one/2026-001-consultation_request.pdf two/2026-001-consultation_request.pdf && head -c 5 one/2026-001-consultation_request.pdf && echo
> %PDF-
$ mkdir bin && ln -s $(command -v renga) bin/renga && PATH=$PWD/bin renga dossier documents R8-0001 --data office --all --out three --pdf
! WeasyPrint, which makes PDFs, is not installed
= 3
$ ls three
= 2

#!/bin/sh
# Fills an office for trying out, so that something waits on every desk: sh trial.sh OFFICE
# OFFICE is a folder with office.toml. All of it is invented.
set -e
office=$1
here=$(dirname "$0")/../dossier

# dossier NUMBER PART CONTACT TITLE: one synthetic dossier as far as the part. A contact has one open application at a time
# (REV-32), so that each has its own; only the first handler is named beside it.
dossier() {
  sed "s/title=[^ ]*/title=$4/; s/contact-1/contact-$3/g" "$here/road.txt" > "$office/road.txt"
  [ "$3" = 1 ] || sed -i '/handler-1/d' "$office/road.txt"
  sh "$here/walk.sh" "$office" "$2" "$office/road.txt" "$1"
}

dossier R8-0001 closed 1 試用：終了した研究
dossier R8-0002 asked 1 試用：事前相談の研究
dossier R8-0003 consulted 1 試用：申出書を記載中の研究
dossier R8-0004 written 1 試用：申請前の研究
dossier R8-0005 board 2 試用：審査委員会の研究
dossier R8-0006 committee 3 試用：専門委員会の研究
dossier R8-0007 requested 4 試用：連結用の識別子を待つ研究
dossier R8-0008 in_use 1 試用：データを利用中の研究
dossier R8-0009 contracted 5 試用：公的DBへの申出を始める研究
dossier R8-0010 identified 6 試用：データを準備する研究
rm "$office/road.txt" "$office.steps"

#!/bin/sh
# Walks a synthetic dossier to the end of one part: sh walk.sh OFFICE PART [ROAD [NUMBER]]
# OFFICE is a folder with office.toml; PART is a NAME of a `# == NAME` line; ROAD is a file beside this one, or a path.
road=${3:-road.txt}
case $road in */*) ;; *) road=$(dirname "$0")/$road ;; esac
a=$(printf 'a%.0s' $(seq 64))
members=m1:natural:female:outside:present,m2:humanities:male:outside:present,m3:lay:female:inside:present
members=$members,m4:natural:male:inside:present,m5:natural:male:inside:present
sed "/^# == $2\$/q; s/=@a/=$a/g; s/@members/$members/" "$road" > "$1.steps" &&
  renga dossier run "${4:-R8-0001}" "$1.steps" --data "$1"

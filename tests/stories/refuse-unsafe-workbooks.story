# Workbooks that are not safe to read are refused, and nothing is judged or written.
$ cp -r $EXAMPLES/check/workbook/. .
# A document type could declare entities that grow without end.
$ python3 -c "import zipfile; s = zipfile.ZipFile('patients.xlsx'); d = zipfile.ZipFile('bad.xlsx', 'w'); [d.writestr(n, s.read(n) if n != 'xl/workbook.xml' else b'<!DOCTYPE a [<!ENTITY b \"c\">]><a/>') for n in s.namelist()]; d.close()" && mv bad.xlsx patients.xlsx
$ renga check --declare declaration.toml --fix protected
! The workbook is not safe to read and was not checked (xl/workbook.xml: it declares a document type
= 3
$ ls protected
= 2
# A macro is a program.
$ cp $EXAMPLES/check/workbook/patients.xlsx . && python3 -c "import zipfile; zipfile.ZipFile('patients.xlsx', 'a').writestr('xl/vbaProject.bin', 'x')"
$ renga check --declare declaration.toml
! it holds macros
= 3
# A megabyte that unpacks to a gigabyte.
$ python3 -c "import zipfile; s = zipfile.ZipFile('$EXAMPLES/check/workbook/patients.xlsx'); d = zipfile.ZipFile('bomb.xlsx', 'w', zipfile.ZIP_DEFLATED); [d.writestr(n, s.read(n)) for n in s.namelist() if n != 'xl/sharedStrings.xml']; d.writestr('xl/sharedStrings.xml', b' ' * 200000000); d.close()" && mv bomb.xlsx patients.xlsx
$ renga check --declare declaration.toml
! it unpacks out of proportion
= 3
# What only looks like a workbook, and formats that are not read.
$ printf 'plain text' > patients.xlsx
$ renga check --inspect patients.xlsx
! This cannot be read as a workbook
= 3
$ renga check --inspect report.xls
! The format of report.xls is not read. Formats that are read: .csv, .tsv, .xlsx.
= 3
# Either a declaration or a file to look at.
$ renga check
= 2

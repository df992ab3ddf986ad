# Every step from a written name to the bytes that are hashed, under its sentence.
$ renga ids explain --kana 'ｺｳﾛｳ ﾊﾅｺ' --birth H15.7.26 --sex 2
> id4:
> * IDP-2 …: コウロウ ハナコ
>*
> * IDP-64 …: コウロウハナコ
>*
> * IDP-9 …: 20030726
>*
>   IDP-11 …: 2
>   validity: ok (valid)
>   bytes to be hashed: 00087374726963742d31…
$ LANG=ja_JP.UTF-8 renga ids explain --kana '厚労花子' --birth H15.7.26 --sex 2
>*
>   有効性: no_kana (カナ氏名なし)

# Two spellings: one name under robust, two under strict.
$ renga ids explain --kana 'キョウコ' --compare 'キヨウコ' --birth 1980-01-02 --sex 2 --normalisation robust
>*
> One name under robust, two under strict.
>   the same from this step on: IDP-70

# A marriage changes the beginning and keeps the end.
$ renga ids explain --kana 'ヤマダハナコ' --compare 'スズキハナコ' --birth 1980-01-02 --sex 2 --json | python3 -c "import json, sys; c = json.load(sys.stdin)['comparison']; print(c['same_head'], c['same_tail'], c['parts_at'])"
> False True 1

# A number, with its check digit.
$ renga ids explain --kana 'アン' --birth 1980-01-02 --sex 2 --insurer '０１１３００１３' --symbol '国１' --number 12 --valid-from 2015-04-01
>*
> id5:
> * IDP-12 …insurer number: 01130013
>*
>   IDP-14 …check digit: wrong …
>*
>   bytes to be hashed: 00066e756d626572…
$ renga ids explain --kana 'アン' --birth 1980-01-02 --sex 2 --insurer 1 --number 12 --valid-from 2015
! YYYY-MM-DD
= 3
$ renga ids explain --kana 'アン' --birth 1980-01-02 --sex 2 --normalisation loose
= 2

# The published vectors come out; a changed one is named, without its value.
$ renga ids vectors "$VECTORS/ids.json"
> … values compared, 0 differ
$ python3 -c "import json, os; v = json.load(open(os.environ['VECTORS'] + '/ids.json')); v['id4'][3]['frame'] = '00'; v['kana'][0]['robust'] = 'ア'; json.dump(v, open('changed.json', 'w'))"
$ renga ids vectors changed.json
> kana[0]: robust differs
> id4[3]: frame differs
> … values compared, 2 differ
= 1
$ echo '{"keys": {}}' > broken.json
$ renga ids vectors broken.json
! This JSON is not valid
= 3

-- What the portal keeps of a dossier beside its events: drafts, messages, uploads, marks.

-- name: draft_of
SELECT content, version, account, time_utc FROM section_draft WHERE dossier = $dossier AND section = $section

-- name: draft_add
INSERT INTO section_draft (dossier, section, content, version, account, time_utc) VALUES ($dossier, $section, $content, 1, $account, $time_utc)

-- name: draft_change
UPDATE section_draft SET content = $content, version = version + 1, account = $account, time_utc = $time_utc WHERE dossier = $dossier AND section = $section AND version = $version

-- name: versions_of
SELECT section, version, content, sha256, account, day FROM section_version WHERE dossier = $dossier AND section = $section ORDER BY version

-- name: version_add
INSERT INTO section_version (dossier, section, version, content, sha256, account, day)
SELECT $dossier, $section, COALESCE(MAX(version), 0) + 1, $content, $sha256, $account, $day FROM section_version WHERE dossier = $of_dossier AND section = $of_section

-- name: messages_of
SELECT number, account, sent_to, content, time_utc FROM message WHERE dossier = $dossier ORDER BY number

-- name: message_add
INSERT INTO message (number, dossier, account, sent_to, content, time_utc)
SELECT COALESCE(MAX(number), 0) + 1, $dossier, $account, $sent_to, $content, $time_utc FROM message

-- name: uploads_of
SELECT sha256, name, bytes, purpose, account, time_utc FROM upload WHERE dossier = $dossier ORDER BY time_utc, sha256

-- name: upload_add
INSERT INTO upload (dossier, sha256, name, bytes, purpose, account, time_utc) VALUES ($dossier, $sha256, $name, $bytes, $purpose, $account, $time_utc)

-- name: marks_of
SELECT account, criterion, mark, comment FROM criterion_mark WHERE dossier = $dossier AND track = $track AND key = $key ORDER BY account, criterion

-- name: marks_drop
DELETE FROM criterion_mark WHERE dossier = $dossier AND track = $track AND key = $key AND account = $account

-- name: mark_add
INSERT INTO criterion_mark (dossier, track, key, account, criterion, mark, comment) VALUES ($dossier, $track, $key, $account, $criterion, $mark, $comment)

-- name: notices_read
SELECT notice FROM notice_read WHERE account = $account ORDER BY notice

-- name: notice_note_read
INSERT INTO notice_read (account, notice, time_utc) VALUES ($account, $notice, $time_utc) ON CONFLICT (account, notice) DO NOTHING

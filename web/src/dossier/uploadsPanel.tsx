import { useState } from "react";

import { addressOf, newKey, upload } from "../api/client";
import { at, useList, useRefresh, withQuery } from "../api/queries";
import type { Upload } from "../api/types";
import { Banner, ProblemBanner } from "../parts/banner";
import { Moment } from "../parts/day";
import { Shown } from "../parts/layout";
import { FileChooser } from "../parts/fileChooser";
import { sizeText } from "../parts/size";
import { Table, type Column } from "../parts/table";
import { useTexts } from "../texts";

interface SenderProps {
  dossier: string;
  purpose: string;
  label: string;
  onSent?: (sent: Upload) => void;
}

/** Files on their way to the server, each with its progress. */
export function Sender({ dossier, purpose, label, onSent }: SenderProps) {
  const { t } = useTexts();
  const refresh = useRefresh();
  const [moving, setMoving] = useState<{ name: string; share: number } | null>(null);
  const [done, setDone] = useState<Upload | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const send = async (files: File[]) => {
    setProblem(null);
    try {
      for (const file of files) {
        setMoving({ name: file.name, share: 0 });
        const sent = await upload(dossier, file, purpose, newKey(), (share) =>
          setMoving({ name: file.name, share }),
        );
        setDone(sent);
        onSent?.(sent);
      }
    } catch (failed) {
      setProblem(failed);
    } finally {
      setMoving(null);
      await refresh(at`/dossiers/${dossier}/uploads`);
    }
  };
  return (
    <div className="screen-only mb-4">
      <FileChooser several label={label} onFiles={(files) => void send(files)} />
      {moving && (
        <p role="status" className="mt-3 flex flex-wrap items-center gap-3">
          <progress
            value={moving.share}
            max={1}
            aria-label={t("file.sending", { name: moving.name })}
          />
          {t("file.sending", { name: moving.name })}　{Math.round(moving.share * 100)}%
        </p>
      )}
      {done && !moving && (
        <Banner
          kind="success"
          title={t("file.sent", { name: done.name, size: sizeText(done.bytes) })}
        />
      )}
      <ProblemBanner problem={problem} />
    </div>
  );
}

export function UploadTable({
  dossier,
  uploads,
  caption,
}: {
  dossier: string;
  uploads: Upload[];
  caption: string;
}) {
  const { t } = useTexts();
  const columns: Column<Upload>[] = [
    { head: t("upload.name"), names: true, cell: (one) => one.name },
    { head: t("upload.size"), right: true, cell: (one) => sizeText(one.bytes) },
    { head: t("upload.time"), cell: (one) => <Moment at={one.time_utc} /> },
    { head: t("upload.actor"), cell: (one) => one.actor },
    {
      head: "SHA-256",
      cell: (one) => (
        <span className="font-mono text-dns-14N-130" title={one.sha256}>
          {one.sha256.slice(0, 16)}…
        </span>
      ),
    },
    {
      head: t("act.download"),
      cell: (one) => (
        <a
          className="link"
          download
          href={addressOf(at`/dossiers/${dossier}/uploads/${one.sha256}`)}
          aria-label={`${t("act.download")} ${one.name}`}
        >
          {t("act.download")}
        </a>
      ),
    },
  ];
  return <Table caption={caption} columns={columns} rows={uploads} keyOf={(one) => one.sha256} />;
}

/** The files of one purpose: those that are there, and a place to send more. */
export function Files({
  dossier,
  purpose,
  label,
}: {
  dossier: string;
  purpose: string;
  label: string;
}) {
  const uploads = useList<Upload>(withQuery(at`/dossiers/${dossier}/uploads`, { purpose }));
  return (
    <>
      <Sender dossier={dossier} purpose={purpose} label={label} />
      <Shown query={{ data: uploads.items, error: uploads.error }}>
        {(items) => <UploadTable dossier={dossier} uploads={items} caption={label} />}
      </Shown>
    </>
  );
}

import { useState } from "react";

import { newKey, Problem, upload } from "../api/client";
import { at, useList, useRefresh } from "../api/queries";
import type { Upload } from "../api/types";
import { ProblemBanner } from "../parts/banner";
import { Check, Framed } from "../parts/field";
import { FileChooser } from "../parts/fileChooser";
import { sizeText } from "../parts/size";
import { useTexts } from "../texts";
import { sha256Of } from "./digest";
import { useFrame, type EditorProps } from "./frameOfField";

const PURPOSES: Record<string, string> = {
  minutes: "minutes",
  outputs: "publication",
  proof: "evidence",
  facts: "evidence",
  certificate: "evidence",
};
/** Data that are provided do not travel through the portal: their digest alone is recorded. */
const STAYS = new Set(["provision", "ids"]);

interface Taken {
  name: string;
  bytes: number;
  sent: boolean;
}

/** A digest is that of a file: one that is sent, one that was sent before, one that stays where it is, or the digest itself. */
export function DigestEditor(props: EditorProps) {
  const { t } = useTexts();
  const refresh = useRefresh();
  const path = at`/dossiers/${props.dossier}/uploads`;
  const uploads = useList<Upload>(path, props.dossier !== "");
  const closed = uploads.error instanceof Problem && uploads.error.status === 404;
  const [stays, setStays] = useState(STAYS.has(props.track ?? ""));
  const [moving, setMoving] = useState<{ name: string; share: number } | null>(null);
  const [taken, setTaken] = useState<Taken | null>(null);
  const [problem, setProblem] = useState<unknown>(null);

  const take = async (file: File) => {
    setProblem(null);
    setTaken(null);
    setMoving({ name: file.name, share: 0 });
    const sent = !stays && !closed;
    try {
      const purpose = PURPOSES[props.field.name] ?? "document";
      const onProgress = (share: number) => setMoving({ name: file.name, share });
      const digest = sent
        ? (await upload(props.dossier, file, purpose, newKey(), onProgress)).sha256
        : await sha256Of(file);
      props.onChange(digest);
      setTaken({ name: file.name, bytes: file.size, sent });
      if (sent) await refresh(path);
    } catch (failed) {
      setProblem(failed);
    } finally {
      setMoving(null);
    }
  };
  return (
    <Framed {...useFrame(props)} help={t("file.help")}>
      {({ id, describedBy, invalid }) => (
        <div>
          <FileChooser
            id={id}
            describedBy={describedBy}
            invalid={invalid}
            onFiles={([file]) => file && void take(file)}
          />
          {!closed && (
            <div className="-mb-4 mt-1">
              <Check label={t("file.stays")} checked={stays} onChange={setStays} />
            </div>
          )}
          {moving && (
            <p role="status" className="mt-3 flex items-center gap-3">
              <progress
                value={moving.share || undefined}
                max={1}
                aria-label={t("file.sending", { name: moving.name })}
              />
              {t("file.sending", { name: moving.name })}
            </p>
          )}
          <ProblemBanner problem={problem} />
          {!!uploads.items?.length && (
            <select
              aria-label={t("file.existing")}
              value={String(props.value ?? "")}
              className="control mt-3 min-h-11"
              onChange={(event) => props.onChange(event.target.value || undefined)}
            >
              <option value="">{t("file.existing")}</option>
              {uploads.items.map((one) => (
                <option key={one.sha256} value={one.sha256}>
                  {one.name}（{sizeText(one.bytes)}）
                </option>
              ))}
            </select>
          )}
          <label className="mt-3 block text-dns-14N-130 text-solid-gray-700">
            {t("file.digest")}
            <input
              className="control mt-1 font-mono !text-mono-14N-150"
              value={String(props.value ?? "")}
              maxLength={64}
              autoComplete="off"
              onChange={(event) => props.onChange(event.target.value.trim() || undefined)}
            />
          </label>
          <p role="status" className="mt-1 text-dns-14N-130 text-solid-gray-700">
            {taken &&
              t(taken.sent ? "file.sent" : "file.measured", {
                name: taken.name,
                size: sizeText(taken.bytes),
              })}
          </p>
        </div>
      )}
    </Framed>
  );
}

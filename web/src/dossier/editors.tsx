import { useContext, useId, useState } from "react";

import { newKey, upload } from "../api/client";
import { at, useGet, useList, useRefresh } from "../api/queries";
import type { Criteria, Field, Items, Person, Upload, Value } from "../api/types";
import { ProblemBanner } from "../parts/banner";
import { Button } from "../parts/button";
import { Check, Choice, DayField, Framed, TextField, type TextProps } from "../parts/field";
import { FileChooser } from "../parts/fileChooser";
import { sizeText } from "../parts/size";
import { useTexts } from "../texts";
import { SeenDossier } from "./context";
import { CriteriaEditor } from "./criteriaEditor";
import { MembersEditor } from "./membersEditor";

/** What a field of a form knows: itself, its dossier, its value, what is wrong with it. */
export interface EditorProps {
  field: Field;
  dossier: string;
  /** Of the command that the field belongs to. */
  track?: string;
  value: Value | undefined;
  onChange: (value: Value | undefined) => void;
  fault?: string;
}

/** Texts that run over several lines. */
const LONG =
  /reason|conditions|opinion|other_guidelines|facts_text|summary|purpose|comment|findings|answer/;

/** What a digest is of is what the reader hands in. */
function ofWhat(label: string): string {
  return label.replace(/のダイジェスト$/, "").replace(/^digest of (the )?/, "");
}

function useFrame({ field, fault }: EditorProps) {
  const { say } = useTexts();
  const help = field.help ? say(field.help) : undefined;
  const label = field.kind === "digest" ? ofWhat(say(field.label)) : say(field.label);
  return { label, required: field.required, fault, help };
}

function TextEditor(props: EditorProps) {
  const long = props.field.long ?? LONG.test(props.field.name);
  return (
    <TextField
      {...useFrame(props)}
      value={String(props.value ?? "")}
      long={long}
      onChange={(text) => props.onChange(text === "" ? undefined : text)}
    />
  );
}

function WordEditor(props: EditorProps) {
  const { say } = useTexts();
  const { choices } = props.field;
  const frame = useFrame(props);
  const shared = {
    ...frame,
    value: String(props.value ?? ""),
    onChange: (text: string) => props.onChange(text || undefined),
  };
  return choices?.length ? (
    <Choice
      {...shared}
      choices={choices.map((word) => ({ name: word.name, text: say(word.label) }))}
    />
  ) : (
    <Suggested {...props} {...shared} />
  );
}

const ABOUT_HANDLERS = new Set(["handler", "added_handler", "persons"]);

/** Accounts that the dossier knows, offered while one is typed; any other may be written. */
function Suggested({
  field,
  dossier,
  ...shared
}: Omit<EditorProps, "value" | "onChange"> & TextProps) {
  const list = useId();
  const seen = useContext(SeenDossier);
  const people = useGet<Items<Person>>(
    at`/dossiers/${dossier}/people`,
    dossier !== "" && ABOUT_HANDLERS.has(field.name),
  );
  const members =
    field.name === "member"
      ? (seen?.dossier.threads ?? []).flatMap((thread) => thread.meeting?.members ?? [])
      : [];
  const known = [...(people.data?.data.items ?? []), ...members];
  return (
    <>
      <TextField {...shared} list={known.length > 0 ? list : undefined} />
      {known.length > 0 && (
        <datalist id={list}>
          {known.map((one) => (
            <option key={one.account} value={one.account}>
              {one.name}
            </option>
          ))}
        </datalist>
      )}
    </>
  );
}

function NumberEditor(props: EditorProps) {
  return (
    <TextField
      {...useFrame(props)}
      inputMode="numeric"
      value={String(props.value ?? "")}
      onChange={(text) => {
        const plain = text.normalize("NFKC").replaceAll(",", "").trim();
        props.onChange(
          plain === "" ? undefined : /^-?\d{1,15}$/.test(plain) ? Number(plain) : text,
        );
      }}
    />
  );
}

function FlagEditor(props: EditorProps) {
  const frame = useFrame(props);
  return (
    <Check
      label={frame.label}
      checked={props.value === true}
      onChange={props.onChange}
      help={frame.help}
      fault={props.fault}
    />
  );
}

function DayEditor(props: EditorProps) {
  return (
    <DayField
      {...useFrame(props)}
      value={String(props.value ?? "")}
      onChange={(day) => props.onChange(day || undefined)}
    />
  );
}

/** A closed list of words as boxes to tick. */
function BoxesEditor(props: EditorProps) {
  const { say } = useTexts();
  const chosen = (props.value as string[] | undefined) ?? [];
  const turn = (name: string, on: boolean) => {
    const next = (props.field.choices ?? [])
      .map((word) => word.name)
      .filter((word) => (word === name ? on : chosen.includes(word)));
    props.onChange(next.length === 0 ? undefined : next);
  };
  const frame = useFrame(props);
  return (
    <fieldset className="mb-5">
      <legend className="mb-1 text-std-16B-170 text-solid-gray-900">{frame.label}</legend>
      {frame.help && <p className="text-dns-14N-130 text-solid-gray-700">{frame.help}</p>}
      <div className="flex flex-wrap gap-x-6">
        {props.field.choices?.map((word) => (
          <div key={word.name} className="-mb-3">
            <Check
              label={say(word.label)}
              checked={chosen.includes(word.name)}
              onChange={(on) => turn(word.name, on)}
            />
          </div>
        ))}
      </div>
      {props.fault && <p className="mt-2 text-error-2">＊{props.fault}</p>}
    </fieldset>
  );
}

/** An open list of words: one row each. */
function RowsEditor(props: EditorProps) {
  const { t } = useTexts();
  const rows = (props.value as string[] | undefined) ?? [""];
  const frame = useFrame(props);
  const put = (next: string[]) => props.onChange(next.length === 0 ? undefined : next);
  return (
    <fieldset className="mb-5 max-w-[46em]">
      <legend className="mb-1 text-std-16B-170 text-solid-gray-900">{frame.label}</legend>
      {rows.map((row, i) => (
        <div key={i} className="mb-2 flex gap-2">
          <input
            className="control"
            value={row}
            aria-label={t("field.words_row", { label: frame.label, number: i + 1 })}
            aria-invalid={!!props.fault}
            onChange={(event) => put(rows.map((old, j) => (i === j ? event.target.value : old)))}
          />
          <Button
            size="small"
            aria-label={t("field.words_remove", { number: i + 1 })}
            onPress={() => put(rows.filter((_, j) => i !== j))}
          >
            {t("act.remove")}
          </Button>
        </div>
      ))}
      <Button size="small" onPress={() => put([...rows, ""])}>
        {t("field.words_add")}
      </Button>
      {props.fault && <p className="mt-2 text-error-2">＊{props.fault}</p>}
    </fieldset>
  );
}

/** The outcome of a review marks each criterion that the server lists; without a list, the marks are written. */
function DecidedCriteria(props: EditorProps & { track: string }) {
  const path = at`/dossiers/${props.dossier}/criteria/${props.track}`;
  const criteria = useGet<Criteria>(path);
  return criteria.data ? <CriteriaEditor {...props} /> : <RowsEditor {...props} />;
}

function WordsEditor(props: EditorProps) {
  if (props.field.name === "members") return <MembersEditor {...props} />;
  if (props.field.name === "criteria" && props.track)
    return <DecidedCriteria {...props} track={props.track} />;
  return props.field.choices?.length ? <BoxesEditor {...props} /> : <RowsEditor {...props} />;
}

const PURPOSES: Record<string, string> = {
  minutes: "minutes",
  outputs: "publication",
  proof: "evidence",
  facts: "evidence",
  certificate: "evidence",
};

/** A digest is that of a file: send one, or choose one that was sent before. */
export function DigestEditor(props: EditorProps) {
  const { t } = useTexts();
  const refresh = useRefresh();
  const [progress, setProgress] = useState<{ name: string; share: number } | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const path = at`/dossiers/${props.dossier}/uploads`;
  const uploads = useList<Upload>(path, props.dossier !== "");
  const send = async (file: File) => {
    setProblem(null);
    setProgress({ name: file.name, share: 0 });
    try {
      const sent = await upload(
        props.dossier,
        file,
        PURPOSES[props.field.name] ?? "document",
        newKey(),
        (share) => setProgress({ name: file.name, share }),
      );
      props.onChange(sent.sha256);
      await refresh(path);
    } catch (failed) {
      setProblem(failed);
    } finally {
      setProgress(null);
    }
  };
  const chosen = uploads.items?.find((one) => one.sha256 === props.value);
  return (
    <Framed {...useFrame(props)} help={t("file.help")}>
      {({ id, describedBy, invalid }) => (
        <div>
          <FileChooser
            id={id}
            describedBy={describedBy}
            invalid={invalid}
            onFiles={([file]) => file && void send(file)}
          />
          {progress && (
            <p role="status" className="mt-3 flex items-center gap-3">
              <progress
                value={progress.share}
                max={1}
                aria-label={t("file.sending", { name: progress.name })}
              />
              {t("file.sending", { name: progress.name })}
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
          <p role="status" className="mt-2 break-all text-dns-14N-130 text-solid-gray-700">
            {chosen && t("file.sent", { name: chosen.name, size: sizeText(chosen.bytes) })}
            {props.value && (
              <span className="block font-mono">
                {t("file.digest")} {String(props.value)}
              </span>
            )}
          </p>
        </div>
      )}
    </Framed>
  );
}

const EDITORS = {
  text: TextEditor,
  word: WordEditor,
  number: NumberEditor,
  flag: FlagEditor,
  day: DayEditor,
  words: WordsEditor,
  digest: DigestEditor,
};

/** One field of a form, by its kind. */
export function Editor(props: EditorProps) {
  const Kind = EDITORS[props.field.kind] ?? TextEditor;
  return <Kind {...props} />;
}

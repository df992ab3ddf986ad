import { useContext, useId } from "react";

import { at, useGet } from "../api/queries";
import type { Criteria, Items, Person } from "../api/types";
import { Button } from "../parts/button";
import { Badge, Check, Choice, DayField, TextField, type TextProps } from "../parts/field";
import { useTexts } from "../texts";
import { SeenDossier } from "./context";
import { CriteriaEditor } from "./criteriaEditor";
import { DigestEditor } from "./digestEditor";
import { useFrame, type EditorProps } from "./frameOfField";
import { MembersEditor } from "./membersEditor";

/** Texts that run over several lines. */
const LONG =
  /reason|conditions|opinion|other_guidelines|facts_text|summary|purpose|comment|findings|answer/;

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

function Legend({ label, required }: { label: string; required: boolean }) {
  return (
    <legend className="mb-1 text-std-16B-170 text-solid-gray-900">
      <span className="mr-2">{label}</span>
      <Badge required={required} />
    </legend>
  );
}

/** So many words stand below each other, with one button for all. */
const MANY_WORDS = 9;

/** A list of words as boxes to tick. */
function BoxesEditor(props: EditorProps) {
  const { say, t } = useTexts();
  const words = props.field.choices ?? [];
  const chosen = (props.value as string[] | undefined) ?? [];
  const many = words.length >= MANY_WORDS;
  const put = (next: string[]) => props.onChange(next.length === 0 ? undefined : next);
  const turn = (name: string, on: boolean) =>
    put(
      words.map((word) => word.name).filter((word) => (word === name ? on : chosen.includes(word))),
    );
  const frame = useFrame(props);
  return (
    <fieldset className="mb-5">
      <Legend label={frame.label} required={frame.required} />
      {frame.help && <p className="text-dns-14N-130 text-solid-gray-700">{frame.help}</p>}
      {many && (
        <Button size="small" onPress={() => put(words.map((word) => word.name))}>
          {t("word.tick_all")}
        </Button>
      )}
      <div className={many ? "mt-2 max-w-[46em]" : "flex flex-wrap gap-x-6"}>
        {words.map((word) => (
          <div key={word.name} className="-mb-3">
            <Check
              label={many && word.rule ? `${say(word.label)}（${word.rule}）` : say(word.label)}
              value={word.name}
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
      <Legend label={frame.label} required={frame.required} />
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
  const isPicked = props.field.kind === "text" && props.field.choices?.length;
  const Kind = isPicked ? WordEditor : (EDITORS[props.field.kind] ?? TextEditor);
  return <Kind {...props} />;
}

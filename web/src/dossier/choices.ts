import type { Command, Field, Value, Word, Words } from "../api/types";

const LISTS: Record<string, keyof Words> = {
  databases: "databases",
  provision_kind: "provision_kinds",
  applicant_kind: "applicant_kinds",
  violation: "violations",
};
const OUTCOMES: Record<string, keyof Words> = {
  board: "board_outcomes",
  committee: "committee_outcomes",
};
const VOTES: Word[] = [
  { name: "for", label: { ja: "賛成", en: "for" } },
  { name: "against", label: { ja: "反対", en: "against" } },
];

/**
 * The fields as they are filled in for what was chosen so far: words that belong to other sections are not offered, and a field
 * that has none left is not shown.
 */
export function fieldsFor(fields: Field[], values: Record<string, Value | undefined>): Field[] {
  return fields.flatMap((field) => {
    if (!field.choices?.some((word) => word.sections)) return [field];
    const choices = field.choices.filter((word) =>
      word.sections?.includes(String(values["section"] ?? "")),
    );
    return choices.length ? [{ ...field, choices }] : [];
  });
}

/** The fields of a command with the words of the scheme to choose from, where the command itself does not list them. */
export function fieldsOf(command: Command, words: Words | undefined): Field[] {
  return command.fields.map((field) => {
    if (field.choices?.length || (field.kind !== "word" && field.kind !== "words")) return field;
    if (field.name === "vote") return { ...field, choices: VOTES };
    const list = field.name === "outcome" ? OUTCOMES[command.track] : LISTS[field.name];
    return list && words ? { ...field, choices: words[list] } : field;
  });
}

import type { Command, Field, Word, Words } from "../api/types";

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

/** The fields of a command with the words of the scheme to choose from, where the command itself does not list them. */
export function fieldsOf(command: Command, words: Words | undefined): Field[] {
  return command.fields.map((field) => {
    if (field.choices?.length || (field.kind !== "word" && field.kind !== "words")) return field;
    if (field.name === "vote") return { ...field, choices: VOTES };
    const list = field.name === "outcome" ? OUTCOMES[command.track] : LISTS[field.name];
    return list && words ? { ...field, choices: words[list] } : field;
  });
}

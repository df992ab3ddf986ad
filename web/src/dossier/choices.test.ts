import { expect, it } from "vitest";

import type { Command, Field, Words } from "../api/types";
import { fieldsFor, fieldsOf } from "./choices";

const label = { ja: "x", en: "x" };
const word = (name: string) => ({ name, label });
const words = {
  databases: [word("ndb")],
  board_outcomes: [word("approved")],
  committee_outcomes: [word("continued")],
  violations: [word("loss")],
  roles: [],
  tracks: [],
  stages: [],
  provision_kinds: [],
  applicant_kinds: [],
  phases: [],
  place_kinds: [],
} satisfies Words;
const command = (track: string, ...fields: Field[]): Command => ({
  name: "x",
  key: "",
  track,
  label,
  rule: "",
  roles: [],
  from: [],
  to: null,
  document: "",
  conditions: [],
  fields,
});
const field = (name: string, kind: Field["kind"], choices?: Field["choices"]): Field => ({
  name,
  kind,
  required: true,
  label,
  choices,
});
const names = (fields: Field[]) => fields.map((one) => one.choices?.map((choice) => choice.name));

it("outcomes are those of who judges", () => {
  expect(names(fieldsOf(command("board", field("outcome", "word")), words))).toEqual([
    ["approved"],
  ]);
  expect(names(fieldsOf(command("committee", field("outcome", "word")), words))).toEqual([
    ["continued"],
  ]);
});

it("what the command lists itself stays", () => {
  expect(
    names(fieldsOf(command("board", field("outcome", "word", [word("held")])), words)),
  ).toEqual([["held"]]);
});

it("votes and lists are closed, texts are free", () => {
  const fields = fieldsOf(
    command(
      "board",
      field("vote", "word"),
      field("databases", "words"),
      field("databases", "text"),
      field("handler", "word"),
    ),
    words,
  );
  expect(names(fields)).toEqual([["for", "against"], ["ndb"], undefined, undefined]);
});

// API-46.
it("words of a section are offered where it is chosen", () => {
  const of = (name: string, ...sections: string[]) => ({ ...word(name), sections });
  const fields = [
    field("section", "word", [word("ethics_approval"), word("design")]),
    field("choice", "word", [of("approved", "ethics_approval"), of("pending", "ethics_approval")]),
    field("has", "words", [of("peco", "design"), of("applicants_named", "ethics_approval")]),
  ];
  const shown = (section?: string) => fieldsFor(fields, { section }).map((one) => one.name);
  expect(shown()).toEqual(["section"]);
  expect(shown("design")).toEqual(["section", "has"]);
  expect(shown("ethics_approval")).toEqual(["section", "choice", "has"]);
  expect(names(fieldsFor(fields, { section: "design" }))[1]).toEqual(["peco"]);
});

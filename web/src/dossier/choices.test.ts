import { expect, it } from "vitest";

import type { Field } from "../api/types";
import { fieldsFor } from "./choices";

const label = { ja: "x", en: "x" };
const word = (name: string) => ({ name, label });
const field = (name: string, kind: Field["kind"], choices?: Field["choices"]): Field => ({
  name,
  kind,
  required: true,
  label,
  choices,
});
const names = (fields: Field[]) => fields.map((one) => one.choices?.map((choice) => choice.name));

// API-46.
it("words of a section are offered where it is chosen", () => {
  const of = (name: string, ...values: string[]) => ({
    ...word(name),
    with: { field: "section", values },
  });
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

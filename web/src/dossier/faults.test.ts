import { describe, expect, it } from "vitest";

import type { Field, FieldKind } from "../api/types";
import { faultsOf, valuesToSend } from "./faults";

const field = (name: string, kind: FieldKind, required: boolean): Field => ({
  name,
  kind,
  required,
  label: { ja: name, en: name },
});
const fields = [
  field("reason", "text", true),
  field("hours", "number", false),
  field("until", "day", false),
  field("agreed", "flag", true),
  field("databases", "words", true),
];

describe("what is wrong with a form", () => {
  it("is what is required and empty, but for boxes", () => {
    expect(faultsOf(fields, {})).toEqual({
      reason: "problem.field_missing",
      databases: "problem.field_missing",
    });
  });
  it("is what is not of its kind", () => {
    const values = { reason: "x", databases: ["ndb"], hours: "三時間", until: "2026/1/1" };
    expect(faultsOf(fields, values)).toEqual({
      hours: "problem.field_number",
      until: "problem.field_day",
    });
  });
  it("is nothing where all is there", () => {
    expect(
      faultsOf(fields, {
        reason: "x",
        databases: ["ndb"],
        hours: 3,
        until: "2026-01-01",
        agreed: true,
      }),
    ).toEqual({});
  });
});

describe("what is sent", () => {
  it("leaves out what is empty and says no for a box that must be answered", () => {
    expect(valuesToSend(fields, { reason: "x", databases: ["ndb", " "] })).toEqual({
      reason: "x",
      databases: ["ndb"],
      agreed: false,
    });
  });
  it("knows no field but those of the command", () => {
    expect(valuesToSend([], { reason: "x" })).toEqual({});
  });
});

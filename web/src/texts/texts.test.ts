import { expect, it } from "vitest";

import { frame } from "./frame";
import { desk } from "./desk";
import { dossier } from "./dossier";
import { management } from "./management";
import { review } from "./review";
import { signing } from "./signing";

const parts = [frame, signing, desk, dossier, review, management];
const all = parts.flatMap((part) => Object.entries(part) as [string, readonly [string, string]][]);
const holes = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map((found) => found[1]).sort();

it("every key is there once", () => {
  expect(new Set(all.map(([key]) => key)).size).toBe(all.length);
});

it.each(all)("%s says the same with the same holes in both languages", (_, [japanese, english]) => {
  expect(japanese.trim()).not.toBe("");
  expect(english.trim()).not.toBe("");
  expect(holes(english)).toEqual(holes(japanese));
});

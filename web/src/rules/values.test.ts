import { expect, it } from "vitest";

import { valuesIn, valueText } from "./values";

it.each([
  [10, "10"],
  ["x", "x"],
  [true, "true"],
  [[1, 2], "1、2"],
  [{ a: 1, b: ["x", "y"] }, "a: 1、b: x、y"],
  [null, "null"],
])("%j is written %s", (value, text) => expect(valueText(value)).toBe(text));

it("a text that stands in both languages is shown in the reader's", () => {
  const both = { ja: "公表", en: "publication", number: 3 };
  expect(valuesIn(both, "ja")).toEqual([
    ["ja", "公表"],
    ["number", 3],
  ]);
  expect(valuesIn(both, "en")).toEqual([
    ["en", "publication"],
    ["number", 3],
  ]);
  // What stands in one language alone is not lost.
  expect(valuesIn({ en: "only" }, "ja")).toEqual([["en", "only"]]);
});

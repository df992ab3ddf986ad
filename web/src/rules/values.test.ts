import { expect, it } from "vitest";

import { valueText } from "./values";

it.each([
  [10, "10"],
  ["x", "x"],
  [true, "true"],
  [[1, 2], "1、2"],
  [{ a: 1, b: ["x", "y"] }, "a: 1、b: x、y"],
  [null, "null"],
])("%j is written %s", (value, text) => expect(valueText(value)).toBe(text));

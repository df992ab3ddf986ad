import { expect, it } from "vitest";

import { sizeText } from "./size";

it.each([
  [0, "0 B"],
  [999, "999 B"],
  [1000, "1.0 KB"],
  [1_234_567, "1.2 MB"],
  [5e12, "5.0 TB"],
  [5e15, "5000.0 TB"],
])("%d bytes are %s", (bytes, text) => expect(sizeText(bytes)).toBe(text));

import { expect, it } from "vitest";

import { nextKey } from "./nextKey";

it("a new thread has the first number that none of its track has", () => {
  const threads = [
    { track: "change", key: "1" },
    { track: "change", key: "12" },
    { track: "change", key: "x" },
    { track: "publication", key: "40" },
  ];
  expect(nextKey(threads, "change")).toBe("13");
  expect(nextKey(threads, "conduct")).toBe("1");
});

import { expect, it } from "vitest";

import { inOrder } from "./order";

it("sections stand as the form has them", () => {
  const items = ["s-1", "4-10", "10", "8-1", "4-2", "4", "2", ""].map((item) => ({ item }));
  expect(inOrder(items).map((one) => one.item)).toEqual([
    "",
    "2",
    "4",
    "4-2",
    "4-10",
    "8-1",
    "10",
    "s-1",
  ]);
  expect(items[0]?.item).toBe("s-1");
});

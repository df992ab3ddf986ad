import { describe, expect, it } from "vitest";

import type { Check } from "../api/types";
import { cellKey, cellOf, columnName, findingsByCell } from "./cells";

describe("an address of a cell", () => {
  it.each([
    ["A1", 0, 0],
    ["C7", 6, 2],
    ["Z10", 9, 25],
    ["AA1", 0, 26],
    ["AB3", 2, 27],
    ["XFD1", 0, 16383],
  ])("%s is row %d and column %d", (address, row, column) => {
    expect(cellOf(address)).toEqual({ row, column });
    expect(columnName(column)).toBe(address.replace(/\d+/, ""));
  });
  it.each(["", "7C", "C0", "c7", "C7:D8"])("%s is none", (address) =>
    expect(cellOf(address)).toBeNull(),
  );
});

it("findings stand at their cells, with the number of the list", () => {
  const finding = {
    rule: "patients-min",
    cite: "",
    severity: "violation" as const,
    where: {},
    measure: "patients",
    value: 7,
    limit: 10,
    message: "",
  };
  const check: Check = {
    verdict: "fail",
    rulebook: "ndb-2023-10",
    certificate: null,
    tables: [],
    findings: [
      { ...finding, file: "a.csv", cell: "" },
      { ...finding, file: "a.csv", cell: "B2" },
      { ...finding, file: "b.csv", cell: "B2" },
    ],
  };
  const byCell = findingsByCell(check);
  expect(byCell.get(cellKey("a.csv", "", 1, 1))?.map((one) => one.number)).toEqual([2]);
  expect(byCell.get(cellKey("b.csv", "", 1, 1))?.map((one) => one.number)).toEqual([3]);
  expect(byCell.size).toBe(2);
});

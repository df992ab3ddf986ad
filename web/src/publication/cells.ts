import type { Check, CheckFinding } from "../api/types";

/** C7 as row 6 and column 2, counted from 0; nothing where it is no address of a cell. */
export function cellOf(address: string): { row: number; column: number } | null {
  const found = /^([A-Z]{1,3})([1-9][0-9]*)$/.exec(address);
  if (!found?.[1]) return null;
  const column = [...found[1]].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(found[2]) - 1, column };
}

/** 27 as AB. */
export function columnName(column: number): string {
  let name = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

export interface Numbered extends CheckFinding {
  number: number;
}

/** Findings numbered as they are listed, by the file and the cell that they are about. */
export function findingsByCell(check: Check): Map<string, Numbered[]> {
  const byCell = new Map<string, Numbered[]>();
  check.findings.forEach((finding, i) => {
    const cell = cellOf(finding.cell);
    if (!cell) return;
    const key = cellKey(finding.file, finding.sheet ?? "", cell.row, cell.column);
    byCell.set(key, [...(byCell.get(key) ?? []), { ...finding, number: i + 1 }]);
  });
  return byCell;
}

export function cellKey(file: string, sheet: string, row: number, column: number): string {
  return `${file}\n${sheet}\n${row}:${column}`;
}

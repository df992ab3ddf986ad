// The road of examples/dossier/road.txt: the one that stories and other tests walk too, here given by forms.

import { readFileSync } from "node:fs";
import { resolve } from "node:path";

export interface Step {
  who: string;
  command: string;
  key: string;
  fields: Record<string, string>;
}
export interface Part {
  name: string;
  steps: Step[];
}

const FILE = resolve(__dirname, "../../examples/dossier/road.txt");
const MEMBERS = [
  "m1:natural:female:outside:present",
  "m2:humanities:male:outside:present",
  "m3:lay:female:inside:present",
  "m4:natural:male:inside:present",
  "m5:natural:male:inside:present",
].join(",");

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The road has days of its own; the server goes by today: each day keeps its distance to the step that names it. */
function moved(value: string, stepDay: string): string {
  if (!DAY.test(value)) return value;
  const today = new Date().toLocaleDateString("sv-SE", { timeZone: "Asia/Tokyo" });
  const distance = Date.parse(value) - Date.parse(stepDay);
  return new Date(Date.parse(today) + distance).toISOString().slice(0, 10);
}

function stepOf(line: string): Step {
  const [day = "", who = "", command = "", key = "-", ...pairs] = line.split(" ");
  const fields = pairs.map((pair): [string, string] => {
    const equals = pair.indexOf("=");
    const value = pair.slice(equals + 1).replace("@members", MEMBERS);
    return [pair.slice(0, equals), moved(value, day)];
  });
  return { who, command, key: key === "-" ? "" : key, fields: Object.fromEntries(fields) };
}

/** The parts of the road in order; each is named by what it reaches. */
export function readRoad(): Part[] {
  const parts: Part[] = [];
  let steps: Step[] = [];
  for (const line of readFileSync(FILE, "utf8").split("\n")) {
    const end = /^# == (\w+)/.exec(line);
    if (end) {
      parts.push({ name: end[1]!, steps });
      steps = [];
    } else if (line !== "" && !line.startsWith("#")) {
      steps.push(stepOf(line));
    }
  }
  return parts;
}

import type { Field, Value } from "../api/types";

export type FaultKey = "problem.field_missing" | "problem.field_number" | "problem.field_day";

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What of the form alone is wrong, by field; what a rule says, the server knows. */
export function faultsOf(
  fields: Field[],
  values: Record<string, Value | undefined>,
): Record<string, FaultKey> {
  const faults: Record<string, FaultKey> = {};
  for (const field of fields) {
    const value = values[field.name];
    if (value === undefined) {
      // A box that is not ticked says no.
      if (field.required && field.kind !== "flag") faults[field.name] = "problem.field_missing";
    } else if (field.kind === "number" && typeof value !== "number") {
      faults[field.name] = "problem.field_number";
    } else if (field.kind === "day" && !DAY.test(String(value))) {
      faults[field.name] = "problem.field_day";
    }
  }
  return faults;
}

/** The values as the server takes them: what is empty is left out, a box that must be answered says yes or no. */
export function valuesToSend(
  fields: Field[],
  values: Record<string, Value | undefined>,
): Record<string, Value> {
  const sent: Record<string, Value> = {};
  for (const field of fields) {
    const value = values[field.name];
    if (value !== undefined)
      sent[field.name] = Array.isArray(value) ? value.filter((word) => word.trim() !== "") : value;
    else if (field.kind === "flag" && field.required) sent[field.name] = false;
  }
  return sent;
}

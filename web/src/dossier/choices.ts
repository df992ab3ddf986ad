import type { Field, Value } from "../api/types";

/**
 * The fields as they are filled in for what was chosen so far: words that belong to another value of another field are not offered,
 * and a field that has none left is not shown.
 */
export function fieldsFor(fields: Field[], values: Record<string, Value | undefined>): Field[] {
  return fields.flatMap((field) => {
    if (!field.choices?.some((word) => word.with)) return [field];
    const choices = field.choices.filter(
      ({ with: one }) => !one || one.values.includes(String(values[one.field] ?? "")),
    );
    return choices.length ? [{ ...field, choices }] : [];
  });
}

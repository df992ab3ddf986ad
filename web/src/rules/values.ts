/** The values that a reader of this language looks at: a text stands in both, and is shown in one. */
export function valuesIn(values: Record<string, unknown>, language: string): [string, unknown][] {
  const other = language === "en" ? "ja" : "en";
  return Object.entries(values).filter(([name]) => name !== other || !(language in values));
}

/** A value of a rulebook as a reader writes it. */
export function valueText(value: unknown): string {
  if (Array.isArray(value)) return value.map(valueText).join("、");
  if (value !== null && typeof value === "object")
    return Object.entries(value)
      .map(([name, part]) => `${name}: ${valueText(part)}`)
      .join("、");
  return String(value);
}

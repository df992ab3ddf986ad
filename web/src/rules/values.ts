/** A value of a rulebook as a reader writes it. */
export function valueText(value: unknown): string {
  if (Array.isArray(value)) return value.map(valueText).join("、");
  if (value !== null && typeof value === "object")
    return Object.entries(value)
      .map(([name, part]) => `${name}: ${valueText(part)}`)
      .join("、");
  return String(value);
}

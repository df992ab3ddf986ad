const byNumber = new Intl.Collator("ja", { numeric: true });

/** Sections as the form has them: 2 before 10, and what is attached (s-1) behind all of them. */
export function inOrder<Section extends { item: string }>(sections: Section[]): Section[] {
  return [...sections].sort((one, other) => byNumber.compare(one.item, other.item));
}

import type { Field, Value } from "../api/types";
import { useTexts } from "../texts";

/** What a field of a form knows: itself, its dossier, its value, what is wrong with it. */
export interface EditorProps {
  field: Field;
  dossier: string;
  /** Of the command that the field belongs to. */
  track?: string;
  value: Value | undefined;
  onChange: (value: Value | undefined) => void;
  fault?: string;
}

/** What a digest is of is what the reader hands in. */
function ofWhat(label: string): string {
  return label.replace(/のダイジェスト$/, "").replace(/^digest of (the )?/, "");
}

export function useFrame({ field, fault }: EditorProps) {
  const { head, say } = useTexts();
  const help = field.help ? say(field.help) : undefined;
  const label = field.kind === "digest" ? ofWhat(head(field.label)) : head(field.label);
  return { label, required: field.required, fault, help };
}

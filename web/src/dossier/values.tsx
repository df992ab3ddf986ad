import { addressOf } from "../api/client";
import { at } from "../api/queries";
import type { Value, Word } from "../api/types";
import { partsOf } from "../dates/wareki";
import { Day } from "../parts/day";
import { useTexts } from "../texts";

const DIGEST = /^[0-9a-f]{64}$/;

/** A value of an event: a file to fetch where it is a digest, a day, a yes or no, or its text. */
export function ValueText({
  dossier,
  value,
  choices,
}: {
  dossier: string;
  value: Value;
  /** The words that the value is one of, where the server lists them. */
  choices?: Word[];
}) {
  const { t, say } = useTexts();
  const word = (name: string) => {
    const label = choices?.find((choice) => choice.name === name)?.label;
    return label ? say(label) : name;
  };
  if (typeof value === "boolean") return <>{t(value ? "word.yes" : "word.no")}</>;
  if (typeof value === "number") return <>{value.toLocaleString("ja-JP")}</>;
  if (Array.isArray(value)) return <>{value.map(word).join(t("word.comma"))}</>;
  if (partsOf(value)) return <Day day={value} />;
  if (DIGEST.test(value))
    return (
      <a
        className="link break-all font-mono text-dns-14N-130"
        href={addressOf(at`/dossiers/${dossier}/uploads/${value}`)}
        title={value}
      >
        {value.slice(0, 12)}…
      </a>
    );
  return <span className="whitespace-pre-wrap break-words">{word(value)}</span>;
}

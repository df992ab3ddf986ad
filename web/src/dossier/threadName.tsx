import { useWords } from "../api/queries";
import { useTexts, type TextKey } from "../texts";

const COMMITTEES = new Set(["medical", "care", "joint"]);

/** What a thread is about: a database, a committee, a place, or a number. */
export function ThreadName({
  track,
  name,
  brackets,
}: {
  track: string;
  name: string;
  brackets?: boolean;
}) {
  const { t, say } = useTexts();
  const { labelOf } = useWords();
  if (name === "") return null;
  const parts = name.split("/").map((part) => {
    if (track === "committee" && COMMITTEES.has(part)) return t(`committee.${part}` as TextKey);
    if (part === "jisedai") return t("database.jisedai");
    if (part === "producer") return say(labelOf("roles", part));
    return say(labelOf("databases", part));
  });
  const text = parts.join(" / ");
  return <>{brackets ? `（${text}）` : text}</>;
}

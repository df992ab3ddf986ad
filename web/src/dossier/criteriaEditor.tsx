import { useContext } from "react";

import { at, useGet } from "../api/queries";
import type { Criteria } from "../api/types";
import { RuleTag } from "../parts/tag";
import { useTexts } from "../texts";
import { SeenDossier } from "./context";
import type { EditorProps } from "./frameOfField";

/** The marks of a decision as the command takes them: NAME:met or NAME:unmet. */
export function CriteriaEditor({
  field,
  dossier,
  value,
  onChange,
  fault,
  track,
}: EditorProps & { track: string }) {
  const { t, say } = useTexts();
  const seen = useContext(SeenDossier);
  const criteria = useGet<Criteria>(at`/dossiers/${dossier}/criteria/${track}`, seen !== null);
  const marks = new Map(
    ((value as string[] | undefined) ?? []).map((word) => {
      const colon = word.lastIndexOf(":");
      return [word.slice(0, colon), word.slice(colon + 1)];
    }),
  );
  const set = (name: string, mark: string) => {
    const next = new Map(marks);
    if (mark === "") next.delete(name);
    else next.set(name, mark);
    onChange(next.size === 0 ? undefined : [...next].map(([key, word]) => `${key}:${word}`));
  };
  return (
    <fieldset className="mb-5">
      <legend className="mb-1 text-std-16B-170 text-solid-gray-900">
        {say(field.label).split(/[（,]/)[0]}
      </legend>
      <table className="plain-table border border-solid-gray-300">
        <caption className="sr-only">{t("criteria.title")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("criteria.criterion")}</th>
            <th scope="col">{t("word.rule")}</th>
            <th scope="col">{t("criteria.decided")}</th>
          </tr>
        </thead>
        <tbody>
          {criteria.data?.data.items.map((criterion) => (
            <tr key={criterion.name}>
              <th scope="row">{say(criterion.label)}</th>
              <td>
                <RuleTag rule={criterion.rule} />
              </td>
              <td>
                <select
                  className="control min-w-36"
                  name={criterion.name}
                  aria-label={`${say(criterion.label)} ${t("criteria.decided")}`}
                  value={marks.get(criterion.name) ?? ""}
                  onChange={(event) => set(criterion.name, event.target.value)}
                >
                  <option value="">{t("field.choose")}</option>
                  <option value="met">{t("criteria.met")}</option>
                  <option value="unmet">{t("criteria.unmet")}</option>
                </select>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {fault && <p className="mt-2 text-error-2">＊{fault}</p>}
    </fieldset>
  );
}

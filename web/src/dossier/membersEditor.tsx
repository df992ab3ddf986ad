import { Button } from "../parts/button";
import { useTexts, type TextKey } from "../texts";
import type { EditorProps } from "./frameOfField";
import { memberOf, NEW_MEMBER, wordOf, type MemberRow } from "./members";

/** The words of a member's parts, as the rules of composition know them. */
const PARTS: { name: keyof MemberRow; head: TextKey; choices?: [string, TextKey][] }[] = [
  { name: "account", head: "members.account" },
  {
    name: "kind",
    head: "members.kind",
    choices: [
      ["natural", "members.natural"],
      ["humanities", "members.humanities"],
      ["lay", "members.lay"],
    ],
  },
  {
    name: "sex",
    head: "members.sex",
    choices: [
      ["female", "members.female"],
      ["male", "members.male"],
    ],
  },
  {
    name: "seat",
    head: "members.seat",
    choices: [
      ["outside", "members.outside"],
      ["inside", "members.inside"],
      ["business", "members.business"],
    ],
  },
  {
    name: "attendance",
    head: "members.attendance",
    choices: [
      ["present", "members.present"],
      ["absent", "members.absent"],
    ],
  },
];

/** The members of a meeting as a table to fill in. */
export function MembersEditor({ field, value, onChange, fault }: EditorProps) {
  const { t, say } = useTexts();
  const rows = ((value as string[] | undefined) ?? []).map(memberOf);
  const put = (next: MemberRow[]) => onChange(next.length === 0 ? undefined : next.map(wordOf));
  const set = (i: number, name: keyof MemberRow, text: string) =>
    put(rows.map((row, j) => (i === j ? { ...row, [name]: text } : row)));
  return (
    <fieldset className="mb-5">
      <legend className="mb-1 text-std-16B-170 text-solid-gray-900">
        {say(field.label).split(/[（,]/)[0]}
      </legend>
      <div
        className="overflow-x-auto rounded-8 border border-solid-gray-300"
        role="group"
        tabIndex={0}
        aria-label={t("members.caption")}
      >
        <table className="plain-table">
          <caption className="sr-only">{t("members.caption")}</caption>
          <thead>
            <tr>
              {PARTS.map((part) => (
                <th key={part.name} scope="col">
                  {t(part.head)}
                </th>
              ))}
              <th scope="col">
                <span className="sr-only">{t("act.remove")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              <tr key={i}>
                {PARTS.map((part) => {
                  const label = t("field.words_row", { label: t(part.head), number: i + 1 });
                  return (
                    <td key={part.name} className="!p-1.5">
                      {part.choices ? (
                        <select
                          className="control min-w-32"
                          aria-label={label}
                          value={row[part.name]}
                          onChange={(event) => set(i, part.name, event.target.value)}
                        >
                          {part.choices.map(([name, text]) => (
                            <option key={name} value={name}>
                              {t(text)}
                            </option>
                          ))}
                        </select>
                      ) : (
                        <input
                          className="control min-w-40"
                          aria-label={label}
                          value={row[part.name]}
                          onChange={(event) => set(i, part.name, event.target.value)}
                        />
                      )}
                    </td>
                  );
                })}
                <td className="!p-1.5">
                  <Button
                    size="small"
                    aria-label={t("field.words_remove", { number: i + 1 })}
                    onPress={() => put(rows.filter((_, j) => i !== j))}
                  >
                    {t("act.remove")}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="mt-2">
        <Button size="small" onPress={() => put([...rows, NEW_MEMBER])}>
          {t("members.add")}
        </Button>
      </div>
      {fault && <p className="mt-2 text-error-2">＊{fault}</p>}
    </fieldset>
  );
}

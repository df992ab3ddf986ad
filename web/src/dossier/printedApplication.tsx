import { useQueries } from "@tanstack/react-query";

import { call } from "../api/client";
import { at, useGet } from "../api/queries";
import type { Items, Section as SectionData, SectionRow } from "../api/types";
import { Button } from "../parts/button";
import { Shown, Waiting } from "../parts/layout";
import { useTexts } from "../texts";
import { useSeen } from "./context";
import { inOrder } from "./order";
import { ValueText } from "./values";

function Sections({ names }: { names: string[] }) {
  const { say } = useTexts();
  const { dossier } = useSeen();
  const sections = useQueries({
    queries: names.map((name) => {
      const path = at`/dossiers/${dossier.number}/sections/${name}`;
      return { queryKey: [path], queryFn: () => call<SectionData>("GET", path) };
    }),
  });
  if (sections.some((section) => section.isPending)) return <Waiting />;
  return sections.map(
    (section, i) =>
      section.data && (
        <section key={names[i]} className="mb-8">
          <h2 className="mb-2 border-b border-solid-gray-900">
            {section.data.data.item && `${section.data.data.item}　`}
            {say(section.data.data.label)}
          </h2>
          <table className="plain-table border border-solid-gray-420">
            <caption className="sr-only">{say(section.data.data.label)}</caption>
            <tbody>
              {section.data.data.fields.map((field) => {
                const value = section.data.data.values[field.name];
                return (
                  <tr key={field.name}>
                    <th scope="row" className="w-1/3">
                      {say(field.label)}
                    </th>
                    <td>
                      {value === undefined ? (
                        "–"
                      ) : (
                        <ValueText dossier={dossier.number} value={value} choices={field.choices} />
                      )}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </section>
      ),
  );
}

/** The whole application on paper. */
export function PrintedApplication() {
  const { t } = useTexts();
  const { dossier } = useSeen();
  const rows = useGet<Items<SectionRow>>(at`/dossiers/${dossier.number}/sections`);
  return (
    <>
      <div className="screen-only mb-6">
        <Button kind="solid" onPress={() => print()}>
          {t("act.print")}
        </Button>
      </div>
      <Shown query={rows}>
        {({ data }) => <Sections names={inOrder(data.items).map((row) => row.name)} />}
      </Shown>
    </>
  );
}

import { at, useGet, useWords } from "../api/queries";
import type { Items, Person } from "../api/types";
import { Section, Shown } from "../parts/layout";
import { Table } from "../parts/table";
import { Tag } from "../parts/tag";
import { useTexts } from "../texts";
import { CommandsPanel } from "./commandsPanel";
import { useSeen } from "./context";

const ABOUT_PEOPLE = new Set(["name_handler", "set_contact", "sign_pledge"]);

export function PeopleTab() {
  const { t, say } = useTexts();
  const { labelOf } = useWords();
  const { dossier, commands } = useSeen();
  const people = useGet<Items<Person>>(at`/dossiers/${dossier.number}/people`);
  return (
    <>
      <CommandsPanel commands={commands.filter((command) => ABOUT_PEOPLE.has(command.name))} />
      <Section title={t("tab.people")}>
        <Shown query={people}>
          {({ data }) => (
            <Table
              caption={t("tab.people")}
              rows={data.items}
              keyOf={(person) => person.account}
              columns={[
                {
                  head: t("me.name"),
                  names: true,
                  cell: (person) => (
                    <>
                      {person.name || person.account}{" "}
                      <span className="font-mono text-dns-14N-130 text-solid-gray-700">
                        {person.account}
                      </span>
                    </>
                  ),
                },
                { head: t("me.organisation"), cell: (person) => person.organisation || "–" },
                {
                  head: t("me.roles"),
                  cell: (person) =>
                    person.roles.map((role) => say(labelOf("roles", role))).join(t("word.comma")),
                },
                {
                  head: t("people.full_time"),
                  cell: (person) =>
                    person.roles.includes("handler")
                      ? t(person.full_time ? "word.yes" : "word.no")
                      : "–",
                },
                {
                  head: t("pledge.state"),
                  cell: (person) =>
                    person.roles.includes("handler") ? (
                      <Tag tone={person.pledged ? "green" : "orange"}>
                        {t(person.pledged ? "pledge.given" : "pledge.missing")}
                      </Tag>
                    ) : (
                      "–"
                    ),
                },
                {
                  head: t("thread.stage"),
                  cell: (person) => (person.removed ? <Tag>{t("people.removed")}</Tag> : "–"),
                },
              ]}
            />
          )}
        </Shown>
      </Section>
    </>
  );
}

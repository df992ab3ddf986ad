import { at, useGet } from "../api/queries";
import type { Items, Person } from "../api/types";
import { Facts, Section, Shown } from "../parts/layout";
import { Table } from "../parts/table";
import { Tag } from "../parts/tag";
import { useTexts } from "../texts";
import { useSeen } from "./context";
import { TrackPanels } from "./trackPage";

function Fee() {
  const { t } = useTexts();
  const { fee } = useSeen().dossier;
  const exemption = fee.exempt ? "fee.exempt" : fee.exemption_asked ? "fee.asked" : "fee.not_asked";
  return (
    <Section title={t("fee.title")}>
      <Facts
        facts={[
          [
            t("fee.amount"),
            fee.yen === null ? (
              t("fee.not_set")
            ) : (
              <span className="tabular-nums">
                {t("fee.yen", { yen: fee.yen.toLocaleString("ja-JP") })}
              </span>
            ),
          ],
          [t("fee.exemption"), t(exemption)],
          [
            t("fee.payment"),
            <Tag tone={fee.paid || fee.exempt ? "green" : "orange"}>
              {t(fee.paid ? "fee.paid" : fee.exempt ? "fee.not_needed" : "fee.not_paid")}
            </Tag>,
          ],
        ]}
      />
    </Section>
  );
}

function Pledges() {
  const { t } = useTexts();
  const { dossier } = useSeen();
  const people = useGet<Items<Person>>(at`/dossiers/${dossier.number}/people`);
  return (
    <Section title={t("pledge.title")}>
      <Shown query={people}>
        {({ data }) => (
          <Table
            caption={t("pledge.title")}
            rows={data.items.filter(
              (person) => person.roles.includes("handler") && !person.removed,
            )}
            keyOf={(person) => person.account}
            columns={[
              { head: t("me.name"), names: true, cell: (person) => person.name || person.account },
              { head: t("me.organisation"), cell: (person) => person.organisation },
              {
                head: t("pledge.state"),
                cell: (person) => (
                  <Tag tone={person.pledged ? "green" : "orange"}>
                    {t(person.pledged ? "pledge.given" : "pledge.missing")}
                  </Tag>
                ),
              },
            ]}
          />
        )}
      </Shown>
    </Section>
  );
}

/** Request form, pledges and fees. */
export function AgreementTab() {
  return (
    <TrackPanels tracks={["agreement"]}>
      <Fee />
      <Pledges />
    </TrackPanels>
  );
}

import { Link } from "@tanstack/react-router";

import { at, useGet } from "../api/queries";
import type { Items, SectionRow } from "../api/types";
import { buttonClass } from "../parts/button";
import { Section, Shown } from "../parts/layout";
import { Table } from "../parts/table";
import { RuleTag, Tag } from "../parts/tag";
import { useTexts } from "../texts";
import { useSeen } from "./context";
import { inOrder } from "./order";
import { tabAddress } from "./tabs";
import { TrackPanels } from "./trackPage";

export function sectionAddress(number: string, section: string): string {
  return tabAddress(number, `application/${encodeURIComponent(section)}`);
}

function StateTags({ section }: { section: SectionRow }) {
  const { t } = useTexts();
  return (
    <span className="flex flex-wrap gap-1">
      <Tag tone={section.complete ? "green" : "orange"}>
        {t(section.complete ? "section.complete" : "section.incomplete")}
      </Tag>
      {section.saved ? (
        <Tag tone="blue">{t("section.saved")}</Tag>
      ) : (
        <Tag>{t("section.not_saved")}</Tag>
      )}
      {section.changed_since_saved && <Tag tone="orange">{t("section.changed")}</Tag>}
    </span>
  );
}

export function ApplicationTab() {
  const { t, say } = useTexts();
  const { dossier } = useSeen();
  const sections = useGet<Items<SectionRow>>(at`/dossiers/${dossier.number}/sections`);
  return (
    <>
      <Section
        title={t("application.sections")}
        actions={
          <Link
            to={tabAddress(dossier.number, "application-print")}
            className={buttonClass("outline", "small")}
          >
            {t("application.printed")}
          </Link>
        }
      >
        <Shown query={sections}>
          {({ data }) => (
            <>
              <p className="mb-3">
                {t("application.progress", {
                  done: data.items.filter((one) => one.complete).length,
                  all: data.items.length,
                })}
              </p>
              <Table
                caption={t("application.sections")}
                rows={inOrder(data.items)}
                keyOf={(section) => section.name}
                columns={[
                  { head: t("application.item"), cell: (section) => section.item },
                  {
                    head: t("application.section"),
                    names: true,
                    cell: (section) => (
                      <Link to={sectionAddress(dossier.number, section.name)} className="link">
                        {say(section.label)}
                      </Link>
                    ),
                  },
                  { head: t("thread.stage"), cell: (section) => <StateTags section={section} /> },
                  {
                    head: t("word.rule"),
                    cell: (section) => (
                      <span className="flex flex-wrap gap-2">
                        {section.rules.map((rule) => (
                          <RuleTag key={rule} rule={rule} />
                        ))}
                      </span>
                    ),
                  },
                ]}
              />
            </>
          )}
        </Shown>
      </Section>
      <TrackPanels
        tracks={["application"]}
        without={[
          "save_section",
          "ask_status_report",
          "report_status",
          "finish_use",
          "close_dossier",
        ]}
      />
    </>
  );
}

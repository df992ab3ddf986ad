import { Link } from "@tanstack/react-router";

import { useList, useWords } from "../api/queries";
import type { AgendaItem } from "../api/types";
import { tabAddress } from "../dossier/tabs";
import { Button } from "../parts/button";
import { Day } from "../parts/day";
import { Page, Section, Shown } from "../parts/layout";
import { Table } from "../parts/table";
import { StageTag } from "../parts/tag";
import { Conditions } from "../review/meetingPanel";
import { useTexts, type TextKey } from "../texts";

const BODIES = ["board", "medical", "care", "joint"] as const;

function Agenda({ items }: { items: AgendaItem[] }) {
  const { t, say } = useTexts();
  const { labelOf } = useWords();
  return (
    <Table
      caption={t("nav.meetings")}
      rows={items}
      keyOf={(item) => item.dossier + item.track + item.key}
      columns={[
        {
          head: t("dossier.number"),
          cell: (item) => <span className="whitespace-nowrap font-mono">{item.dossier}</span>,
        },
        {
          head: t("dossier.title"),
          names: true,
          cell: (item) => (
            <Link to={tabAddress(item.dossier, "review")} className="link">
              {item.title || item.dossier}
            </Link>
          ),
        },
        {
          head: t("thread.stage"),
          cell: (item) => (
            <StageTag stage={item.stage}>{say(labelOf("stages", item.stage))}</StageTag>
          ),
        },
        { head: t("thread.since"), cell: (item) => <Day day={item.since} /> },
        {
          head: t("meeting.state"),
          cell: (item) => (item.meeting ? <Conditions meeting={item.meeting} /> : "–"),
        },
        {
          head: t("meeting.papers"),
          cell: (item) => (
            <span className="flex flex-wrap gap-3">
              <Link to={tabAddress(item.dossier, "application-print")} className="link">
                {t("meeting.application")}
              </Link>
              <Link to={tabAddress(item.dossier, "documents")} className="link">
                {t("tab.documents")}
              </Link>
            </span>
          ),
        },
      ]}
    />
  );
}

/** The agenda of each board and committee. */
export function MeetingsPage() {
  const { t } = useTexts();
  const agenda = useList<AgendaItem>("/meetings");
  return (
    <Page
      title={t("nav.meetings")}
      actions={<Button onPress={() => print()}>{t("act.print")}</Button>}
    >
      <Shown query={{ data: agenda.items, error: agenda.error }}>
        {(items) =>
          items.length === 0 ? (
            <p>{t("meeting.none")}</p>
          ) : (
            BODIES.map((body) => {
              const own = items.filter((item) => item.body === body);
              return (
                own.length > 0 && (
                  <Section key={body} title={t(`committee.${body}` as TextKey)}>
                    <Agenda items={own} />
                  </Section>
                )
              );
            })
          )
        }
      </Shown>
    </Page>
  );
}

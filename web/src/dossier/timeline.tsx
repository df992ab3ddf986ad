import { at, useList } from "../api/queries";
import type { Event } from "../api/types";
import { Button } from "../parts/button";
import { Section, Shown } from "../parts/layout";
import { More } from "../parts/table";
import { useTexts } from "../texts";
import { useSeen } from "./context";
import { EventList } from "./events";

export function Timeline() {
  const { t } = useTexts();
  const { dossier } = useSeen();
  const events = useList<Event>(at`/dossiers/${dossier.number}/timeline`);
  return (
    <Section
      title={t("tab.timeline")}
      actions={
        <Button size="small" onPress={() => print()}>
          {t("act.print")}
        </Button>
      }
    >
      <Shown query={{ data: events.items, error: events.error }}>
        {(items) => (
          <>
            <EventList events={items} dossier={dossier.number} />
            <More
              shown={items.length}
              total={events.total}
              hasMore={events.hasNextPage}
              busy={events.isFetching}
              onMore={() => void events.fetchNextPage()}
            />
          </>
        )}
      </Shown>
    </Section>
  );
}

/** The events of some tracks alone, below what they are about. */
export function TrackEvents({ tracks }: { tracks: string[] }) {
  const { t } = useTexts();
  const { dossier } = useSeen();
  const events = useList<Event>(at`/dossiers/${dossier.number}/timeline` + "?limit=200");
  return (
    <Section title={t("dossier.history")}>
      <Shown query={{ data: events.items, error: events.error }}>
        {(items) => (
          <>
            <EventList
              events={items.filter((event) => tracks.includes(event.track))}
              dossier={dossier.number}
            />
            {events.hasNextPage && (
              <Button size="small" onPress={() => void events.fetchNextPage()}>
                {t("act.more")}
              </Button>
            )}
          </>
        )}
      </Shown>
    </Section>
  );
}

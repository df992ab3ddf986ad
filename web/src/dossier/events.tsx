import { useChoices } from "../api/queries";
import type { Event } from "../api/types";
import { Day } from "../parts/day";
import { RuleTag } from "../parts/tag";
import { useTexts } from "../texts";
import { ThreadName } from "./threadName";
import { ValueText } from "./values";

/** Events as a column in time. */
export function EventList({ events, dossier }: { events: Event[]; dossier: string }) {
  const { head, t, say } = useTexts();
  const choicesOf = useChoices();
  if (events.length === 0) return <p className="py-4 text-solid-gray-700">{t("list.empty")}</p>;
  return (
    <ol className="border-l-2 border-solid-gray-300">
      {events.map((event) => (
        <li key={event.number} className="relative pb-5 pl-6">
          <span
            aria-hidden
            className="absolute -left-[7px] top-1.5 size-3 rounded-full border-2 border-white bg-blue-900"
          />
          <p className="text-dns-16B-130">
            {head(event.label)}
            <ThreadName track={event.track} name={event.key} brackets />
          </p>
          <p className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-dns-14N-130 text-solid-gray-700">
            <span className="font-mono">#{event.number}</span>
            <Day day={event.day} />
            <span>{event.actor_name || event.actor}</span>
            <span>
              {t("word.rule")}：<RuleTag rule={event.rule} />
            </span>
          </p>
          {Object.keys(event.fields).length > 0 && (
            <dl className="mt-2 grid grid-cols-[minmax(6em,auto)_1fr] gap-x-4 gap-y-1 text-dns-14N-130 leading-150">
              {Object.entries(event.fields).map(([name, value]) => (
                <div key={name} className="contents">
                  <dt className="text-solid-gray-700">{say(event.field_labels[name]) || name}</dt>
                  <dd className="min-w-0">
                    <ValueText
                      dossier={dossier}
                      value={value}
                      choices={choicesOf(event.command, name)}
                    />
                  </dd>
                </div>
              ))}
            </dl>
          )}
        </li>
      ))}
    </ol>
  );
}

import { dayText, inJapan, wareki } from "../dates/wareki";
import { useTexts } from "../texts";

/** A day, with the Japanese calendar beside it. */
export function Day({ day, short }: { day: string | null | undefined; short?: boolean }) {
  const { language } = useTexts();
  if (!day) return <span>–</span>;
  const era = wareki(day);
  if (short)
    return (
      <time dateTime={day} title={era ?? undefined} className="whitespace-nowrap">
        {day.replaceAll("-", "/")}
      </time>
    );
  return (
    <time dateTime={day} className="inline-flex flex-wrap items-baseline gap-x-1.5">
      <span className="whitespace-nowrap">{dayText(day, language)}</span>
      {era && <span className="whitespace-nowrap text-dns-14N-130 text-solid-gray-700">{era}</span>}
    </time>
  );
}

/** A moment by Japan's clock. */
export function Moment({ at }: { at: string | null | undefined }) {
  if (!at) return <span>–</span>;
  const { day, time } = inJapan(at);
  return (
    <time dateTime={at} title={wareki(day) ?? undefined} className="whitespace-nowrap">
      {day.replaceAll("-", "/")} {time}
    </time>
  );
}

// Days as Japanese officials write them. A day is the text 2026-11-28; no time zone touches it.

const ERAS = [
  { from: "2019-05-01", name: "令和", letter: "R" },
  { from: "1989-01-08", name: "平成", letter: "H" },
  { from: "1926-12-25", name: "昭和", letter: "S" },
  { from: "1912-07-30", name: "大正", letter: "T" },
  { from: "1873-01-01", name: "明治", letter: "M" },
];
const MEIJI_BEGAN = 1868;
const WEEKDAYS = {
  ja: ["日", "月", "火", "水", "木", "金", "土"],
  en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
};
const FORM = /^(\d{4})-(\d{2})-(\d{2})$/;

export type Language = "ja" | "en";

/** Year, month and day of a day that exists; else nothing. */
export function partsOf(day: string): [number, number, number] | null {
  const found = FORM.exec(day);
  if (!found) return null;
  const [year, month, date] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const real = new Date(Date.UTC(year, month - 1, date));
  return real.getUTCMonth() === month - 1 && real.getUTCDate() === date
    ? [year, month, date]
    : null;
}

/** 令和8年11月28日; the first year of an era is 元年. Nothing before the solar calendar of 1873. */
export function wareki(day: string): string | null {
  const parts = partsOf(day);
  const era = ERAS.find(({ from }) => day >= from);
  if (!parts || !era) return null;
  const began = era.letter === "M" ? MEIJI_BEGAN : Number(era.from.slice(0, 4));
  const year = parts[0] - began + 1;
  return `${era.name}${year === 1 ? "元" : year}年${parts[1]}月${parts[2]}日`;
}

export function weekday(day: string, language: Language): string | null {
  const parts = partsOf(day);
  if (!parts) return null;
  return (
    WEEKDAYS[language][new Date(Date.UTC(parts[0], parts[1] - 1, parts[2])).getUTCDay()] ?? null
  );
}

/** 2026年11月28日（土） or 28 Nov 2026 (Sat). */
export function dayText(day: string, language: Language): string {
  const parts = partsOf(day);
  if (!parts) return day;
  if (language === "ja") return `${parts[0]}年${parts[1]}月${parts[2]}日（${weekday(day, "ja")}）`;
  const month = new Date(Date.UTC(2000, parts[1] - 1, 1)).toLocaleString("en", {
    month: "short",
    timeZone: "UTC",
  });
  return `${parts[2]} ${month} ${parts[0]} (${weekday(day, "en")})`;
}

/** The day in Japan of a moment, and its time of day there. */
export function inJapan(moment: string): { day: string; time: string } {
  const shifted = new Date(Date.parse(moment) + 9 * 60 * 60 * 1000);
  if (Number.isNaN(shifted.getTime())) return { day: moment, time: "" };
  const text = shifted.toISOString();
  return { day: text.slice(0, 10), time: text.slice(11, 16) };
}

export function today(now: Date): string {
  return inJapan(now.toISOString()).day;
}

/** The days of a month as weeks from Sunday; days of other months are null. */
export function weeksOf(month: string): (string | null)[][] {
  const parts = partsOf(`${month}-01`);
  if (!parts) return [];
  const first = new Date(Date.UTC(parts[0], parts[1] - 1, 1)).getUTCDay();
  const last = new Date(Date.UTC(parts[0], parts[1], 0)).getUTCDate();
  const cells: (string | null)[] = Array.from({ length: first }, () => null);
  for (let day = 1; day <= last; ++day) cells.push(`${month}-${String(day).padStart(2, "0")}`);
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

/** The month so many months after this one. */
export function monthAfter(month: string, months: number): string {
  const parts = partsOf(`${month}-01`);
  if (!parts) return month;
  return new Date(Date.UTC(parts[0], parts[1] - 1 + months, 1)).toISOString().slice(0, 7);
}

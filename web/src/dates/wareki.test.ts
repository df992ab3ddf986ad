import { describe, expect, it } from "vitest";

import { dayText, inJapan, monthAfter, partsOf, wareki, weekday, weeksOf } from "./wareki";

// WEB-8
describe("a day in the Japanese calendar", () => {
  it.each([
    ["2026-11-28", "令和8年11月28日"],
    ["2019-05-01", "令和元年5月1日"],
    ["2019-04-30", "平成31年4月30日"],
    ["1989-01-08", "平成元年1月8日"],
    ["1989-01-07", "昭和64年1月7日"],
    ["1926-12-25", "昭和元年12月25日"],
    ["1926-12-24", "大正15年12月24日"],
    ["1912-07-29", "明治45年7月29日"],
    ["1873-01-01", "明治6年1月1日"],
  ])("%s is %s", (day, text) => expect(wareki(day)).toBe(text));

  it("says nothing of days that do not exist or lie before the solar calendar", () => {
    expect(wareki("2026-02-29")).toBeNull();
    expect(wareki("1872-12-31")).toBeNull();
    expect(wareki("28.11.2026")).toBeNull();
  });
});

describe("a day as text", () => {
  it("names the day of the week in both languages", () => {
    expect(dayText("2026-11-28", "ja")).toBe("2026年11月28日（土）");
    expect(dayText("2026-11-28", "en")).toBe("28 Nov 2026 (Sat)");
    expect(weekday("2024-02-29", "ja")).toBe("木");
  });
  it("leaves what is no day as it is", () => expect(dayText("soon", "ja")).toBe("soon"));
});

it("moments become days of Japan", () => {
  expect(inJapan("2026-11-28T15:00:00.000Z")).toEqual({ day: "2026-11-29", time: "00:00" });
  expect(inJapan("2026-11-28T14:59:59.000Z")).toEqual({ day: "2026-11-28", time: "23:59" });
});

describe("a month", () => {
  it("has weeks from Sunday and every day once", () => {
    const weeks = weeksOf("2026-11");
    expect(weeks.every((week) => week.length === 7)).toBe(true);
    expect(weeks.flat().filter(Boolean)).toHaveLength(30);
    expect(weeks[0]?.[0]).toBe("2026-11-01");
    expect(weeksOf("2024-02").flat().filter(Boolean)).toHaveLength(29);
  });
  it("is followed and preceded across years", () => {
    expect(monthAfter("2026-12", 1)).toBe("2027-01");
    expect(monthAfter("2026-01", -1)).toBe("2025-12");
  });
});

it("a day needs its form", () => expect(partsOf("2026-1-1")).toBeNull());

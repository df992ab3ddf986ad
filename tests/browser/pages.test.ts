import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { findingsOfAxe, scrollsSideways, settled } from "./page_checks";
import { WINDOW } from "./person";
import { DOSSIERS, IN_USE, PAGES, SHUT, WRITTEN } from "./portal_pages";
import { World } from "./world";

const FIRST_PAGE_BYTES = 300_000;
let world: World;
let title = "";

beforeAll(async () => {
  world = await World.ready(DOSSIERS);
  const contact = await world.person("contact-1");
  await contact.go(`/dossiers/${IN_USE.number}`);
  title = await contact.page.locator("h1").innerText();
});
afterAll(() => world?.close());

/** What of the page's own words stays Japanese when English is chosen; the title of a dossier is somebody's word. */
async function japaneseInEnglish(page: Page): Promise<string[]> {
  const banner = page.getByRole("banner");
  await banner.getByRole("button", { name: "English" }).click();
  const own = await page.locator("h1, h2, thead th, main button, nav a").allInnerTexts();
  await banner.getByRole("button", { name: "日本語" }).click();
  return own.filter(
    (text) => /[ぁ-んァ-ヶ]/.test(text) && text !== "日本語" && !text.includes(title),
  );
}

describe("every page", () => {
  it.for(PAGES)(
    "$name has no finding, at 100 % and at 200 %, and is there in English (WEB-4, WEB-5, WEB-7)",
    async (row) => {
      const someone = await world.person(row.who);
      const { page } = someone;
      await someone.go(row.path);
      expect(await findingsOfAxe(page)).toEqual([]);
      expect(await scrollsSideways(page)).toBe(false);
      if (row.heading) expect(await page.locator("h1").innerText()).toBe(row.heading);
      await someone.picture(row.name);
      await page.setViewportSize({ width: WINDOW.width / 2, height: WINDOW.height / 2 });
      expect(await findingsOfAxe(page)).toEqual([]);
      expect(await scrollsSideways(page)).toBe(false);
      await page.setViewportSize(WINDOW);
      expect(await japaneseInEnglish(page)).toEqual([]);
      expect(world.table.serves(row.needs ?? [])).toBe(true);
      expect(await page.locator("main [role=alert]").allInnerTexts()).toEqual([]);
      expect(await page.locator("main").innerText()).not.toContain("閲覧する権限がありません");
    },
  );

  it("asked no other host and broke no policy, whoever looked (WEB-1, WEB-3)", () => {
    for (const someone of world.everybody())
      expect({ who: someone.account, ...someone.seen }).toEqual({
        who: someone.account,
        foreign: [],
        faults: [],
      });
  });
});

describe("a page that is not for somebody", () => {
  it.each(SHUT)("%s tells %s what it tells of a page that is not there", async (path, account) => {
    const someone = await world.person(account);
    const main = someone.page.locator("main");
    await someone.go("/dossiers/none-of-them");
    const absent = await main.innerText();
    expect(absent).toContain("見つかりません");
    await someone.go(path);
    expect(await main.innerText()).toBe(absent);
  });
});

describe("the pages", () => {
  it("begin with at most 300 kB of script, compressed (WEB-2)", async () => {
    const applicant = await world.person("applicant-1");
    const context = await world.browser.newContext({
      storageState: await applicant.context.storageState(),
    });
    const page = await context.newPage();
    const scripts: Promise<number>[] = [];
    page.on("response", (response) => {
      if (response.request().resourceType() === "script")
        scripts.push(response.body().then((body) => gzipSync(body).length));
    });
    await page.goto(world.server.origin);
    await page.getByRole("heading", { level: 1, name: "マイページ" }).waitFor();
    await page.waitForLoadState("networkidle");
    const bytes = (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0);
    await context.close();
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThanOrEqual(FIRST_PAGE_BYTES);
  });

  it("are walked by keyboard alone: past the menu, to a dossier, into a form (WEB-6)", async () => {
    const office = await world.person("office-1");
    const { page } = office;
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await office.go("/dossiers");
    await page.locator("body").press("Tab");
    expect(await focused()).toBe("本文へ移動");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("content");
    for (let i = 0; i < 40 && (await focused()) !== title; ++i) await page.keyboard.press("Tab");
    expect(await focused()).toBe(title);
    const outline = await page.evaluate(
      () => getComputedStyle(document.activeElement!).outlineWidth,
    );
    expect(outline).toBe("4px");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("content");
    await settled(page);
    const isCommand = () =>
      page.evaluate(() => !!document.activeElement?.closest("main button[aria-expanded]"));
    for (let i = 0; i < 60 && !(await isCommand()); ++i) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.locator("main form h3").waitFor();
  });

  it("lose menus and buttons on paper (WEB-15)", async () => {
    const applicant = await world.person("applicant-1");
    await applicant.go(`/dossiers/${WRITTEN.number}/application-print`);
    await applicant.page.emulateMedia({ media: "print" });
    const shown = await applicant.page
      .locator("header, nav, button")
      .evaluateAll(
        (elements) => elements.filter((element) => element.getClientRects().length > 0).length,
      );
    await applicant.page.emulateMedia({ media: "screen" });
    expect(shown).toBe(0);
  });
});

import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { findingsOfAxe, scrollsSideways, settled } from "./page_checks";
import { Person, WINDOW } from "./person";
import { PAGES } from "./portal_pages";
import { readRoad } from "./road";
import {
  ADMINISTRATOR,
  closeWorld,
  openWorld,
  PARTIES,
  PASSWORD,
  person,
  type World,
} from "./world";

const ROAD = readRoad();
const OPENING = ROAD[0]!.steps[0]!.fields as Record<
  "title" | "databases" | "provision_kind" | "applicant_kind",
  string
>;
const FIRST_PAGE_BYTES = 300_000;
let world: World & { token: string };
let dossier = "";

beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  if (world) await closeWorld(world);
});

function newPerson(account: string, options?: { width?: number }): Promise<Person> {
  return Person.at(world.browser, world.server.origin, world.table, account, options);
}

describe("getting in", () => {
  it("shows the sign-in page in both languages, without a finding (WEB-4, WEB-5)", async () => {
    const stranger = await newPerson("nobody");
    await stranger.go("/dossiers");
    await stranger.page.getByRole("heading", { level: 1, name: "サインイン" }).waitFor();
    await stranger.picture("sign-in");
    expect(await findingsOfAxe(stranger.page)).toEqual([]);
    await stranger.page.getByRole("button", { name: "English" }).click();
    await stranger.page.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();
    expect(await stranger.page.evaluate(() => document.documentElement.lang)).toBe("en");
    await stranger.page.reload();
    await stranger.page.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();
    expect(stranger.seen).toEqual({ foreign: [], faults: [] });
    await stranger.close();
  });

  it("says the same to a wrong account and a wrong password, and nothing else", async () => {
    const stranger = await newPerson("nobody");
    await stranger.go("/");
    await stranger.page.getByLabel("アカウント").fill("nobody");
    await stranger.page.getByLabel("パスワード").fill("a wrong password");
    await stranger.page.getByRole("button", { name: "次へ" }).click();
    await stranger.page.getByRole("alert").waitFor();
    expect(await stranger.page.getByText("サインインできませんでした").count()).toBe(1);
    expect(await findingsOfAxe(stranger.page)).toEqual([]);
    await stranger.close();
  });

  it("leads the first administrator from the invitation to the desk (WEB-14)", async () => {
    const admin = await newPerson(ADMINISTRATOR);
    const codes = await admin.accept(world.token, PASSWORD);
    expect(new Set(codes).size).toBe(10);
    await admin.signIn(PASSWORD);
    world.people.set(ADMINISTRATOR, admin);
  });

  it.each(PARTIES.map((party) => [party.account, party] as const))(
    "lets the administrator invite %s, who signs in",
    async (account, party) => {
      const { page } = person(world, ADMINISTRATOR);
      await person(world, ADMINISTRATOR).go("/administration");
      await page.getByRole("button", { name: "利用する人を招待" }).click();
      const form = page.locator("form", { hasText: "招待する" });
      await form.getByLabel("アカウント").fill(account);
      await form.getByLabel("氏名").fill(party.name);
      await form.getByLabel("所属").fill(party.organisation);
      await form.getByLabel("メールアドレス").fill(`${account}@example.test`);
      for (const role of party.roles)
        await form.getByRole("checkbox", { name: ROLE_LABELS[role], exact: true }).check();
      await form.getByRole("button", { name: "招待する" }).click();
      const link = await form.locator("p.font-mono").innerText();
      const invited = await newPerson(account);
      await invited.accept(decodeURIComponent(link.split("#")[1] ?? ""), PASSWORD);
      await invited.signIn(PASSWORD);
      world.people.set(account, invited);
    },
  );
});

const ROLE_LABELS: Record<string, string> = {
  applicant: "提供申出者",
  handler: "取扱者",
  producer: "認定作成事業者",
  board: "審査委員会",
  committee: "専門委員会等",
  office: "参事官室",
  window: "公的DB窓口事業者",
  extractor: "公的DB部局・抽出事業者",
  fund: "支払基金・国保中央会",
};

describe("one dossier, each party at a browser of its own", () => {
  it("is opened by the applicant", async () => {
    const { page } = person(world, "applicant-1");
    await person(world, "applicant-1").go("/dossiers-new");
    const fields = world.table.named("open_dossier").fields;
    const label = (name: string) => fields.find((field) => field.name === name)?.label.ja ?? name;
    await page.getByLabel(label("title")).fill(OPENING.title);
    for (const database of ["NDB", "介護DB"])
      await page.getByRole("checkbox", { name: database }).check();
    await page.getByLabel(label("provision_kind")).selectOption(OPENING.provision_kind);
    await page.getByLabel(label("applicant_kind")).selectOption(OPENING.applicant_kind);
    await page.locator("main form button[type=submit]").click();
    await page.getByRole("heading", { level: 1, name: OPENING.title }).waitFor();
    dossier = new URL(page.url()).pathname.split("/")[2] ?? "";
    expect(dossier).toMatch(/\d{4}$/);
  });

  it("is not there for who has no part in it, as if it did not exist", async () => {
    const stranger = person(world, "handler-1");
    await stranger.go(`/dossiers/${dossier}`);
    const hidden = await stranger.page.locator("main").innerText();
    await stranger.go("/dossiers/none-of-them");
    expect(hidden).toBe(await stranger.page.locator("main").innerText());
  });

  it("keeps a draft by itself, also over a reload, and hands in the section (WEB-9)", async (test) => {
    test.skip(!world.table.serves(["/dossiers/{number}/sections"]), "sections are not served");
    const applicant = person(world, "applicant-1");
    await applicant.go(`/dossiers/${dossier}/application`);
    const sections = await applicant.page
      .locator("tbody th a")
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname));
    expect(sections.length).toBeGreaterThan(0);
    for (const [i, section] of sections.entries()) {
      await applicant.go(section);
      const text = applicant.page.locator("main form textarea, main form input[type=text]").first();
      if (i === 0) {
        await text.fill("架空データで服薬と受診の関係を明らかにする。");
        await applicant.page.getByText(/下書きを保存しました（/).waitFor();
        await applicant.picture("application-section");
        await applicant.page.reload();
        await settled(applicant.page);
        expect(await text.inputValue()).toBe("架空データで服薬と受診の関係を明らかにする。");
        expect(await findingsOfAxe(applicant.page)).toEqual([]);
      }
      await applicant.page.getByRole("button", { name: "この項目を確定する" }).click();
      await applicant.page.waitForURL(/\/application$/);
    }
  });

  it("refuses with the rule and the remedy, and moves the focus there (WEB-11)", async () => {
    const applicant = person(world, "applicant-1");
    await applicant.go(`/dossiers/${dossier}`);
    await applicant.fillIn({
      who: "applicant-1",
      command: "name_place",
      key: "",
      fields: { place: "abroad", kind: "own", country: "US" },
    });
    const alert = applicant.page.locator("form [role=alert]");
    await alert.waitFor();
    expect(await alert.innerText()).toContain("APP-63");
    expect(await alert.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await findingsOfAxe(applicant.page)).toEqual([]);
    await applicant.picture("refusal");
  });

  // The first step, the opening, was taken above.
  describe.each(ROAD)("reaches $name", ({ steps }) => {
    it.each(
      steps
        .filter((step) => step.command !== "open_dossier")
        .map((step) => [step.who, step.command, step.key, step] as const),
    )("%s: %s %s", async (who, _, __, step) => {
      await person(world, who).give(dossier, step);
    });
  });

  it("is closed, and its ledger is whole", async () => {
    const office = person(world, "office-1");
    await office.go(`/dossiers/${dossier}`);
    expect(await office.page.getByText("手続終了").count()).toBeGreaterThan(0);
    await office.go("/ledger");
    await office.page.getByRole("button", { name: "台帳を検証する" }).click();
    await office.page.getByText("台帳は完全です").waitFor();
  });
});

describe("every page", () => {
  it.each(PAGES.map((row) => [row.name, row] as const))(
    "%s has no finding, at 100 % and at 200 %, and is there in English (WEB-4, WEB-5, WEB-7)",
    async (_, row) => {
      const someone = person(world, row.who);
      const { page } = someone;
      await someone.go(row.path.replace("N", dossier));
      expect(await findingsOfAxe(page)).toEqual([]);
      expect(await scrollsSideways(page)).toBe(false);
      if (row.heading) expect(await page.locator("h1").innerText()).toBe(row.heading);
      expect(await page.locator("main [role=alert]").count()).toBe(0);
      await someone.picture(row.name);
      await page.setViewportSize({ width: WINDOW.width / 2, height: WINDOW.height / 2 });
      expect(await findingsOfAxe(page)).toEqual([]);
      expect(await scrollsSideways(page)).toBe(false);
      await page.setViewportSize(WINDOW);
      const switches = page.getByRole("banner");
      await switches.getByRole("button", { name: "English" }).click();
      const own = await page.locator("h1, h2, thead th, main button, nav a").allInnerTexts();
      await switches.getByRole("button", { name: "日本語" }).click();
      const japanese = own.filter(
        (text) => /[ぁ-んァ-ヶ]/.test(text) && text !== "日本語" && !text.includes(OPENING.title),
      );
      expect(japanese).toEqual([]);
    },
  );

  it("asked no other host and broke no policy, whoever looked (WEB-1, WEB-3)", () => {
    for (const someone of world.people.values())
      expect({ who: someone.account, ...someone.seen }).toEqual({
        who: someone.account,
        foreign: [],
        faults: [],
      });
  });
});

describe("the pages", () => {
  it("begin with at most 300 kB of script, compressed (WEB-2)", async () => {
    const applicant = person(world, "applicant-1");
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
    await settled(page);
    const bytes = (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0);
    await context.close();
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThanOrEqual(FIRST_PAGE_BYTES);
  });

  it("are walked by keyboard alone: past the menu, to a dossier, into a form (WEB-6)", async () => {
    const office = person(world, "office-1");
    const { page } = office;
    await office.go("/dossiers");
    await page.locator("body").press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("本文へ移動");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("content");
    for (let i = 0; i < 40; ++i) {
      await page.keyboard.press("Tab");
      if (
        await page.evaluate((title) => document.activeElement?.textContent === title, OPENING.title)
      )
        break;
    }
    const outline = await page.evaluate(
      () => getComputedStyle(document.activeElement!).outlineWidth,
    );
    expect(outline).toBe("4px");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: OPENING.title }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("content");
  });

  it("lose menus and buttons on paper (WEB-15)", async () => {
    const applicant = person(world, "applicant-1");
    await applicant.go(`/dossiers/${dossier}/application-print`);
    await applicant.page.emulateMedia({ media: "print" });
    const shown = await applicant.page
      .locator("header, nav, button")
      .evaluateAll(
        (elements) => elements.filter((element) => element.getClientRects().length > 0).length,
      );
    await applicant.page.emulateMedia({ media: "screen" });
    expect(shown).toBe(0);
  });

  it("take what is entered as text, never as markup", async () => {
    const applicant = person(world, "applicant-1");
    const script =
      "<img src=x onerror=\"document.title='broken'\"><script>document.title='broken'</script>";
    await applicant.go(`/dossiers/${dossier}/messages`);
    await applicant.page.getByRole("checkbox", { name: "認定作成事業者" }).check();
    await applicant.page.getByLabel("本文").fill(script);
    await applicant.page.getByRole("button", { name: "送信する" }).click();
    await applicant.page.getByText(script).first().waitFor();
    expect(await applicant.page.title()).not.toContain("broken");
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { findingsOfAxe, settled } from "./page_checks";
import { readRoad, type Step } from "./road";
import { World } from "./world";

const ROAD = readRoad();
const OPENING = ROAD[0]!.steps[0]!.fields as Record<
  "title" | "databases" | "provision_kind" | "applicant_kind",
  string
>;
/** What the manual shows of the way: the form as it is filled in, before it is sent. */
const PICTURES: Record<string, string> = {
  "give_guidance producer": "guidance",
  "declare_measures ": "measures",
  "convene_board ": "board-convened",
  "decide_board ": "board-decision",
  "sign_pledge ": "pledge",
  "set_fee ": "fee",
  "send_data ndb/univ-a": "sending",
  "request_publication 1": "publication-request",
  "erase_place univ-a": "erasure",
};
let world: World;
let dossier = "";

beforeAll(async () => {
  world = await World.ready([]);
});
afterAll(() => world?.close());

describe("one dossier, each party at a browser of its own", () => {
  it("is opened by the applicant", async () => {
    const applicant = await world.person("applicant-1");
    const { page } = applicant;
    await applicant.go("/dossiers-new");
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
    const stranger = await world.person("handler-1");
    await stranger.go(`/dossiers/${dossier}`);
    const hidden = await stranger.page.locator("main").innerText();
    await stranger.go("/dossiers/none-of-them");
    expect(hidden).toBe(await stranger.page.locator("main").innerText());
  });

  it("keeps a draft by itself, also over a reload, and hands in the section (WEB-9)", async () => {
    const applicant = await world.person("applicant-1");
    const { page } = applicant;
    const written = "架空データで服薬と受診の関係を明らかにする。";
    await applicant.go(`/dossiers/${dossier}/application`);
    const sections = await page
      .locator("tbody th a")
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname));
    const section = sections.find((path) => path.endsWith("/background"));
    expect(section).toBeDefined();
    await applicant.go(section!);
    const text = page.locator("main form textarea, main form input[type=text]").first();
    await text.fill(written);
    await page.getByText(/下書きを保存しました（/).waitFor();
    await applicant.picture("application-section");
    await page.reload();
    await settled(page);
    expect(await text.inputValue()).toBe(written);
    expect(await findingsOfAxe(page)).toEqual([]);
    await page.getByRole("button", { name: "この項目を確定する" }).click();
    await page.waitForURL(/\/application$/);
  });

  it("refuses with the rule and the remedy, and moves the focus there (WEB-11)", async () => {
    const applicant = await world.person("applicant-1");
    await applicant.go(`/dossiers/${dossier}`);
    await applicant.fillIn({
      who: "applicant-1",
      command: "set_contact",
      key: "",
      fields: { handler: "nobody" },
    });
    const alert = applicant.page.locator("form [role=alert]");
    await alert.waitFor();
    expect(await alert.innerText()).toContain("DEF-31");
    expect(await alert.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await findingsOfAxe(applicant.page)).toEqual([]);
    await applicant.picture("refusal");
  });

  async function take(step: Step): Promise<void> {
    const person = await world.person(step.who);
    await person.give(dossier, step, PICTURES[`${step.command} ${step.key}`]);
  }

  // The first step, the opening, was taken above.
  it.each(ROAD)(
    "reaches $name",
    async ({ steps }) => {
      for (const step of steps.slice(steps[0]?.command === "open_dossier" ? 1 : 0))
        try {
          await take(step);
        } catch (fault) {
          throw new Error(`${step.who}, ${step.command} ${step.key}: ${(fault as Error).message}`);
        }
    },
    240_000,
  );

  it("is closed, and its ledger is whole", async () => {
    const office = await world.person("office-1");
    await office.go(`/dossiers/${dossier}`);
    expect(await office.page.getByText("手続終了").count()).toBeGreaterThan(0);
    await office.go("/ledger");
    await office.page.getByRole("button", { name: "台帳を検証する" }).click();
    await office.page.getByText("台帳は完全です").waitFor();
  });

  it("asked no other host and broke no policy, whoever looked (WEB-1, WEB-3)", () => {
    for (const someone of world.everybody())
      expect({ who: someone.account, ...someone.seen }).toEqual({
        who: someone.account,
        foreign: [],
        faults: [],
      });
  });
});

// Forms and the menu: what is offered is what the server offers, and what is sent twice is done once.

import type { Page, Request } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { labelOf, type Command } from "./command_table";
import { settled } from "./page_checks";
import type { Person } from "./person";
import { IN_USE } from "./portal_pages";
import { World } from "./world";

let world: World;
let dossier = "";

beforeAll(async () => {
  world = await World.ready([IN_USE]);
  const applicant = await world.person("applicant-1");
  const made = await asked<{ number: string }>(applicant, "POST", "/dossiers", {
    fields: {
      title: "合成データによる研究",
      databases: ["ndb", "kaigo"],
      provision_kind: "special_extraction",
      applicant_kind: "corporate",
    },
  });
  dossier = made.body.number;
});
afterAll(() => world?.close());

interface Told<T> {
  status: number;
  body: T;
}

/** What the server itself says to somebody, past the pages. */
function asked<T>(someone: Person, method: string, path: string, body?: unknown): Promise<Told<T>> {
  return someone.page.evaluate(
    async ([method, path, body]) => {
      const session = (await (await fetch("/api/v1/session")).json()) as { csrf: string };
      const answer = await fetch("/api/v1" + path, {
        method,
        headers:
          method === "GET"
            ? {}
            : {
                "Content-Type": "application/json",
                "X-Renga-Csrf": session.csrf,
                "Idempotency-Key": crypto.randomUUID(),
              },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      return { status: answer.status, body: (await answer.json()) as T };
    },
    [method, path, body] as const,
  );
}

type Offered = Command & { key: string };

const offered = async (someone: Person, number: string) =>
  (await asked<{ items: Offered[] }>(someone, "GET", `/dossiers/${number}/commands`)).body.items;

/** Every button of a command, also of those that are folded away. */
async function buttonsOf(page: Page): Promise<string[]> {
  const texts = await page.locator("main button[aria-expanded]").allTextContents();
  return texts.map((text) => text.trim());
}

/** What a form calls its fields, without the marks beside it. */
async function fieldsOf(page: Page): Promise<string[]> {
  const texts = await page
    .locator("main form")
    .locator("label:not(fieldset label), legend")
    .allTextContents();
  return texts.map((text) => text.replace(/(※必須|任意)+$/, "").trim());
}

describe("the commands of a dossier", () => {
  it.each([
    ["applicant-1", () => dossier],
    ["contact-1", () => IN_USE.number],
    ["extractor-1", () => IN_USE.number],
    ["office-1", () => IN_USE.number],
  ] as const)("are offered to %s as the server offers them (WEB-10)", async (account, number) => {
    const someone = await world.person(account);
    await someone.go(`/dossiers/${number()}`);
    const commands = await offered(someone, number());
    const shown = await buttonsOf(someone.page);
    expect(shown).toHaveLength(commands.length);
    for (const { label, track, key } of commands) {
      const thread = `（${world.table.threadText(track, key)}）`;
      expect(
        shown.some((text) => text === label.ja || text === label.ja + thread),
        label.ja,
      ).toBe(true);
    }
  });

  it("have one form each, with the fields of the server's table (WEB-10)", async () => {
    const applicant = await world.person("applicant-1");
    const { page } = applicant;
    await applicant.go(`/dossiers/${dossier}`);
    const commands = await offered(applicant, dossier);
    expect(commands.length).toBeGreaterThan(8);
    await page
      .locator("main details")
      .evaluateAll((all) => all.forEach((one) => one.setAttribute("open", "")));
    const buttons = page.locator("main button[aria-expanded]");
    const texts = await buttonsOf(page);
    for (const command of commands) {
      const thread = `（${world.table.threadText(command.track, command.key)}）`;
      const named = texts.indexOf(command.label.ja + thread);
      await buttons.nth(named === -1 ? texts.indexOf(command.label.ja) : named).click();
      const form = page.locator("main form");
      await form.locator("h3", { hasText: command.label.ja }).waitFor();
      expect(await form.count(), command.name).toBe(1);
      // Words that belong to a section or a place come when it is chosen (API-46).
      const later = ["choice", "has", "measures"];
      const wanted = command.fields.filter((field) => !later.includes(field.name)).map(labelOf);
      const shown = await fieldsOf(page);
      for (const label of wanted) expect(shown, command.name).toContain(label);
    }
  });

  it("offer the words of a section where it is chosen (API-46)", async () => {
    const applicant = await world.person("applicant-1");
    const { page } = applicant;
    await applicant.go(`/dossiers/${dossier}`);
    const button = page.locator("main button[aria-expanded]", { hasText: "申出書の項目を保存" });
    await button.evaluate((element) => element.closest("details")?.setAttribute("open", ""));
    await button.click();
    const form = page.locator("main form");
    const section = form.getByLabel(/^申出書の項目/);
    await section.selectOption("ethics_approval");
    await form.getByLabel(/^選んだ区分/).selectOption("pending");
    await form.getByRole("checkbox", { name: "提供申出者の名称の記載" }).check();
    await section.selectOption("design");
    expect(await form.getByLabel(/^選んだ区分/).count()).toBe(0);
    await form.getByRole("checkbox", { name: "対象集団" }).check();
    expect(await form.getByRole("checkbox", { checked: true }).count()).toBe(1);
  });
});

describe("a command whose answer was lost", () => {
  it("is sent again under the same key, and changed under another (WEB-12)", async () => {
    const applicant = await world.person("applicant-1");
    const { page } = applicant;
    const keys: string[] = [];
    let lost = 2;
    await page.route("**/commands", async (route) => {
      const request: Request = route.request();
      if (request.method() !== "POST") return route.continue();
      keys.push((await request.headerValue("idempotency-key")) ?? "");
      // The server has done it; only the answer is lost on the way.
      if (lost-- > 0) {
        await route.fetch();
        return route.abort("connectionreset");
      }
      return route.continue();
    });
    const events = async () =>
      (await asked<{ total: number }>(applicant, "GET", `/dossiers/${dossier}/timeline`)).body
        .total;
    const before = await events();
    await applicant.go(`/dossiers/${dossier}`);
    await applicant.fillIn({
      who: "applicant-1",
      command: "name_applicant",
      key: "",
      fields: { applicant: "univ-x", kind: "public" },
    });
    const form = page.locator("main form");
    const submit = form.locator("button[type=submit]");
    const alert = form.locator("[role=alert]");
    await alert.waitFor();
    await submit.click();
    await page.waitForFunction(() => !document.querySelector("main form button[disabled]"));
    await expect.poll(() => keys.length).toBe(2);
    await settled(page);
    await submit.click();
    await page.getByText("を記録しました").first().waitFor();
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(/^[\w-]{8,64}$/);
    expect(await events()).toBe(before + 1);
    await applicant.fillIn({
      who: "applicant-1",
      command: "name_applicant",
      key: "",
      fields: { applicant: "univ-y", kind: "public" },
    });
    await page.getByText("を記録しました").first().waitFor();
    expect(keys[3]).not.toBe(keys[0]);
    await page.unroute("**/commands");
  });
});

const SHUT_ROUTES: Record<string, string> = {
  "/intake": "",
  "/meetings": "/meetings",
  "/statistics": "/statistics",
  "/conduct": "/conduct",
  "/ledger": "/ledger",
  "/administration": "/accounts",
  "/sign-ins": "/sign-ins",
};
const MENUS: [string, string[]][] = [
  ["applicant-1", []],
  ["m1", ["/meetings", "/statistics"]],
  ["window-1", ["/intake", "/meetings", "/statistics"]],
  ["office-1", ["/intake", "/meetings", "/statistics", "/conduct", "/ledger"]],
  ["admin-1", ["/ledger", "/administration", "/sign-ins"]],
];

describe("the menu", () => {
  it.each(MENUS)(
    "of %s leaves out what is not for them, and so does the server (WEB-13)",
    async (account, own) => {
      const someone = await world.person(account);
      await someone.go("/");
      const links = await someone.page
        .locator("#main-menu a, nav a")
        .evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).pathname));
      expect(Object.keys(SHUT_ROUTES).filter((path) => links.includes(path))).toEqual(own);
      for (const path of ["/", "/dossiers", "/calendar", "/inbox", "/rulebooks", "/me"])
        expect(links).toContain(path);
      // The menu protects nothing: the server says of what it leaves out that it is not there.
      for (const [path, route] of Object.entries(SHUT_ROUTES)) {
        if (route === "") continue;
        const status = (await asked(someone, "GET", route)).status;
        expect(`${path} ${status}`).toBe(`${path} ${own.includes(path) ? 200 : 404}`);
      }
    },
  );
});

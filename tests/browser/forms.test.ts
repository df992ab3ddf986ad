// Forms and the menu: what is offered is what the server offers, and what is sent twice is done once.

import type { Page, Request } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { Command } from "./command_table";
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
      applicant_kind: "public",
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

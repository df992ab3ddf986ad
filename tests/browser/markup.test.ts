// What people enter is text on every page that shows it, whatever it looks like.

import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { Command } from "./command_table";
import type { Person } from "./person";
import { readRoad } from "./road";
import { World } from "./world";

const MARKUP = '<img src=x onerror="window.broken=1"><script>window.broken=1</script>\'"{{7*7}}';
const TABS = [
  "",
  "/application",
  "/consultation",
  "/agreement",
  "/use",
  "/changes",
  "/ending",
  "/timeline",
  "/documents",
  "/messages",
  "/people",
  "/application-print",
];
let world: World;
let dossier = "";

beforeAll(async () => {
  world = await World.ready([]);
});
afterAll(() => world?.close());

/** The words of a written step as the values that the interface takes. */
function typed(command: Command, fields: Record<string, string>): Record<string, unknown> {
  const kinds = new Map(command.fields.map((field) => [field.name, field.kind]));
  const value = (name: string, text: string) => {
    const kind = kinds.get(name);
    if (kind === "flag") return text === "true";
    if (kind === "number") return Number(text);
    if (kind === "words") return text.split(",");
    return text === "@a" ? "a".repeat(64) : text;
  };
  return Object.fromEntries(
    Object.entries(fields).map(([name, text]) => [name, value(name, text)]),
  );
}

async function expectUnbroken(page: Page): Promise<void> {
  expect(await page.evaluate(() => "broken" in window)).toBe(false);
  expect(await page.locator("img[src=x], main script").count()).toBe(0);
}

async function send(someone: Person, path: string, body: unknown): Promise<number> {
  return someone.page.evaluate(
    async ([path, body]) => {
      const session = (await (await fetch("/api/v1/session")).json()) as { csrf: string };
      const answer = await fetch("/api/v1" + path, {
        method: "POST",
        headers: {
          "Content-Type": "application/json",
          "X-Renga-Csrf": session.csrf,
          "Idempotency-Key": crypto.randomUUID(),
        },
        body: JSON.stringify(body),
      });
      return answer.status;
    },
    [path, body] as const,
  );
}

describe("markup that somebody enters", () => {
  it("is the title of a dossier, as text", async () => {
    const applicant = await world.person("applicant-1");
    const { page } = applicant;
    await applicant.go("/dossiers-new");
    await page.locator("main form input:not([type=checkbox])").first().fill(MARKUP);
    for (const database of ["NDB", "介護DB"])
      await page.getByRole("checkbox", { name: database }).check();
    for (const choice of await page.locator("main form select").all())
      await choice.selectOption({ index: 1 });
    await page.locator("main form button[type=submit]").click();
    await page.getByRole("heading", { level: 1, name: MARKUP }).waitFor();
    dossier = new URL(page.url()).pathname.split("/")[2] ?? "";
    await expectUnbroken(page);
  });

  // Each step as it is written, and before that once with markup in each of its texts: what a rule or a form refuses is not there to be shown.
  it("is in every text of the road that the server takes, as text", async () => {
    const taken = new Set<string>();
    const road = readRoad();
    const written = road.findIndex((part) => part.name === "written");
    const steps = road.slice(0, written + 1).flatMap((part) => part.steps);
    // The opening was taken above.
    for (const step of steps.filter(({ command }) => command !== "open_dossier")) {
      const someone = await world.person(step.who);
      const command = world.table.named(step.command);
      const give = (fields: Record<string, string>) =>
        send(someone, `/dossiers/${dossier}/commands`, {
          command: step.command,
          key: step.key,
          fields: typed(command, fields),
        });
      for (const field of command.fields) {
        if (field.kind !== "text" && field.kind !== "word") continue;
        if ((await give({ ...step.fields, [field.name]: MARKUP })) === 201)
          taken.add(`${step.command} ${field.name}`);
      }
      await give(step.fields);
    }
    expect([...taken].length, [...taken].join(", ")).toBeGreaterThan(2);
  });

  it("is a message, as text", async () => {
    const applicant = await world.person("applicant-1");
    const { page } = applicant;
    await applicant.go(`/dossiers/${dossier}/messages`);
    await page.getByRole("checkbox", { name: "認定作成事業者" }).check();
    await page.getByLabel("本文").fill(MARKUP);
    await page.getByRole("button", { name: "送信する" }).click();
    await page.locator("main li, main article").filter({ hasText: MARKUP }).first().waitFor();
    await expectUnbroken(page);
  });

  it.each(["applicant-1", "producer-1"])("does nothing on any page of %s", async (account) => {
    const someone = await world.person(account);
    for (const path of [
      "/",
      "/dossiers",
      "/inbox",
      ...TABS.map((tab) => `/dossiers/${dossier}${tab}`),
    ]) {
      await someone.go(path);
      await expectUnbroken(someone.page);
    }
    await someone.go(`/dossiers?search=${encodeURIComponent(MARKUP)}`);
    await expectUnbroken(someone.page);
    expect(someone.seen).toEqual({ foreign: [], faults: [] });
  });

  it("is the name and the organisation of an account, as text", async () => {
    const administrator = await world.person("admin-1");
    await administrator.go("/administration");
    const body = {
      account: "marked-1",
      name: MARKUP,
      organisation: MARKUP,
      mail: "marked@example.test",
      roles: ["producer"],
      databases: [],
      administrator: false,
    };
    expect(await send(administrator, "/accounts", body)).toBe(201);
    for (const path of ["/administration", "/administration/marked-1", "/sign-ins"]) {
      await administrator.go(path);
      await expectUnbroken(administrator.page);
    }
    await administrator.go("/administration");
    expect(await administrator.page.locator("main").innerText()).toContain("onerror");
  });
});

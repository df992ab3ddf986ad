import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CDPSession } from "playwright-core";

import { findingsOfAxe } from "./page_checks";
import { Person } from "./person";
import { ADMINISTRATOR, World } from "./world";

const PASSWORD = "A-synthetic-pass-phrase-1";
let world: World;
let person: Person;
let device: CDPSession;

/** The body of the last request to the path that the act makes the page send. */
async function sentWith(path: string, act: () => Promise<void>): Promise<string> {
  const asked = person.page.waitForRequest((request) => request.url().endsWith(path));
  await act();
  return (await asked).postData() ?? "";
}

/** The same request once more, from the page of this moment with its session: what it is answered. */
async function sendAgain(path: string, body: string): Promise<number> {
  return person.page.evaluate(
    async ([to, text]) => {
      const session = (await (await fetch("/api/v1/session")).json()) as { csrf: string };
      const headers = { "Content-Type": "application/json", "X-Renga-Csrf": session.csrf };
      return (await fetch(`/api/v1${to}`, { method: "POST", headers, body: text })).status;
    },
    [path, body] as const,
  );
}

async function givePassword(): Promise<void> {
  const { page } = person;
  await page.getByLabel("アカウント").fill(ADMINISTRATOR);
  await page.getByLabel("パスワード", { exact: false }).fill(PASSWORD);
  await page.getByRole("button", { name: "次へ" }).click();
  await page.getByRole("heading", { level: 1, name: "二要素認証" }).waitFor();
}

async function register(name: string): Promise<void> {
  const { page } = person;
  await person.go("/me");
  const section = page.locator("form", { hasText: "パスキーを登録する" });
  await section.getByLabel("名称").fill(name);
  await section.getByLabel("現在のパスワード").fill(PASSWORD);
  await section.getByRole("button", { name: "パスキーを登録する" }).click();
}

async function signOut(): Promise<void> {
  await person.page.getByRole("button", { name: "サインアウト" }).click();
  await person.page.getByRole("heading", { level: 1, name: "サインイン" }).waitFor();
}

beforeAll(async () => {
  world = await World.empty();
  // A passkey belongs to a name, never to an address.
  const origin = world.server.origin.replace("127.0.0.1", "localhost");
  person = await Person.at(world.browser, origin, world.table, ADMINISTRATOR);
  await person.accept(world.token, PASSWORD);
  await person.signIn(PASSWORD);
  device = await person.context.newCDPSession(person.page);
  await device.send("WebAuthn.enable");
  await device.send("WebAuthn.addVirtualAuthenticator", {
    options: { protocol: "ctap2", transport: "usb", automaticPresenceSimulation: true },
  });
});
afterAll(() => world?.close());

describe("passkeys (API-28, API-29)", () => {
  it("are registered with the password, and listed", async () => {
    const { page } = person;
    await register("架空の鍵");
    await page.getByText("パスキーを登録しました。").waitFor();
    expect(await page.getByRole("rowheader", { name: "架空の鍵" }).count()).toBe(1);
    expect(await findingsOfAxe(page)).toEqual([]);
    await page.getByRole("heading", { name: "パスキー", exact: true }).scrollIntoViewIfNeeded();
    await person.picture("passkeys");
  });

  it("are not registered twice on one device", async () => {
    await register("同じ鍵");
    await person.page.getByText("パスキーの操作が完了しませんでした").waitFor();
  });

  it("take the place of the code at sign-in, once", async () => {
    const { page } = person;
    await signOut();
    await givePassword();
    await person.picture("sign-in-passkey");
    expect(await findingsOfAxe(page)).toEqual([]);
    const body = await sentWith("/session/passkey", () =>
      page.getByRole("button", { name: "パスキーを使う" }).click(),
    );
    await page.getByRole("button", { name: "サインアウト" }).waitFor();
    // What was signed for one session opens no other.
    await signOut();
    await givePassword();
    expect(await sendAgain("/session/passkey", body)).toBe(401);
    await page.getByRole("button", { name: "パスキーを使う" }).click();
    await page.getByRole("button", { name: "サインアウト" }).waitFor();
    expect(person.seen.foreign).toEqual([]);
  });

  it("are refused where the portal was opened by its address", async () => {
    const other = await world.stranger(ADMINISTRATOR);
    other.authenticator = person.authenticator;
    await other.signIn(PASSWORD);
    await other.go("/me");
    const section = other.page.locator("form", { hasText: "パスキーを登録する" });
    await section.getByLabel("名称").fill("番号の鍵");
    await section.getByLabel("現在のパスワード").fill(PASSWORD);
    await section.getByRole("button", { name: "パスキーを登録する" }).click();
    await other.page.getByText("ホスト名で開き直してください").waitFor();
    await other.close();
  });

  it("are deleted by their owner and then asked for no more", async () => {
    const { page } = person;
    await person.go("/me");
    await page.getByRole("button", { name: "削除する" }).click();
    await page.getByRole("rowheader", { name: "架空の鍵" }).waitFor({ state: "detached" });
    await signOut();
    await givePassword();
    expect(await page.getByRole("button", { name: "パスキーを使う" }).count()).toBe(0);
  });
});

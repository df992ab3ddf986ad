import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { findingsOfAxe } from "./page_checks";
import type { Person } from "./person";
import { ADMINISTRATOR, World } from "./world";

const PASSWORD = "A-synthetic-pass-phrase-1";
const GUESTS = [
  { account: "applicant-1", name: "架空 申子", organisation: "架空大学", roles: ["提供申出者"] },
  { account: "handler-1", name: "架空 扱子", organisation: "架空大学", roles: [] },
  {
    account: "m1",
    name: "架空 委員",
    organisation: "架空審査委員会",
    roles: ["審査委員会", "専門委員会等"],
  },
];
let world: World;
let administrator: Person;

beforeAll(async () => {
  world = await World.empty();
});
afterAll(() => world?.close());

describe("getting in", () => {
  it("shows the sign-in page in both languages, without a finding (WEB-4, WEB-5)", async () => {
    const stranger = await world.stranger();
    const heading = (name: string) => stranger.page.getByRole("heading", { level: 1, name });
    await stranger.go("/dossiers");
    await heading("サインイン").waitFor();
    await stranger.picture("sign-in");
    expect(await findingsOfAxe(stranger.page)).toEqual([]);
    await stranger.page.getByRole("button", { name: "English" }).click();
    await heading("Sign in").waitFor();
    expect(await stranger.page.evaluate(() => document.documentElement.lang)).toBe("en");
    await stranger.page.reload();
    await heading("Sign in").waitFor();
    expect(stranger.seen).toEqual({ foreign: [], faults: [] });
    await stranger.close();
  });

  it("says the same to a wrong account and a wrong password, and nothing else", async () => {
    const stranger = await world.stranger();
    const told: string[] = [];
    for (const account of ["nobody", ADMINISTRATOR]) {
      await stranger.go("/");
      await stranger.page.getByLabel("アカウント").fill(account);
      await stranger.page.getByLabel("パスワード").fill("a wrong password");
      await stranger.page.getByRole("button", { name: "次へ" }).click();
      await stranger.page.getByRole("alert").waitFor();
      const answer = await stranger.page.getByRole("alert").innerText();
      // Each request has a number of its own.
      told.push(answer.replace(/\S*：\S*$/, ""));
    }
    expect(told[0]).toContain("サインインできませんでした");
    expect(told[1]).toBe(told[0]);
    expect(await findingsOfAxe(stranger.page)).toEqual([]);
    await stranger.close();
  });

  it("leads the first administrator from the invitation to the desk (WEB-14)", async () => {
    administrator = await world.stranger(ADMINISTRATOR);
    const codes = await administrator.accept(world.token, PASSWORD);
    expect(new Set(codes).size).toBe(10);
    await administrator.signIn(PASSWORD);
  });

  it.each(GUESTS.map((guest) => [guest.account, guest] as const))(
    "lets the administrator invite %s, who signs in",
    async (account, guest) => {
      const { page } = administrator;
      await administrator.go("/administration");
      await page.getByRole("button", { name: "利用する人を招待" }).click();
      const form = page.locator("form", { hasText: "招待する" });
      await form.getByLabel("アカウント").fill(account);
      await form.getByLabel("氏名").fill(guest.name);
      await form.getByLabel("所属").fill(guest.organisation);
      await form.getByLabel("メールアドレス").fill(`${account}@example.test`);
      for (const name of guest.roles)
        await form.getByRole("checkbox", { name, exact: true }).check();
      await form.getByRole("button", { name: "招待する" }).click();
      const link = await form.locator("p.font-mono").innerText();
      const invited = await world.stranger(account);
      await invited.accept(decodeURIComponent(link.split("#")[1] ?? ""), PASSWORD);
      await invited.signIn(PASSWORD);
      await invited.close();
    },
  );
});

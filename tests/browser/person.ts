import { mkdirSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import {
  chromium,
  type Browser,
  type BrowserContext,
  type Locator,
  type Page,
} from "playwright-core";

import { labelOf, type Command, type CommandTable, type Field } from "./command_table";
import { settled, watch, type Watch } from "./page_checks";
import type { Step } from "./road";
import { pixelsOf, smallPng } from "./small_png";
import { Authenticator } from "./totp";

export const CHROMIUM = process.env.RENGA_CHROMIUM ?? "/usr/bin/chromium";
const PICTURES = process.env.RENGA_PICTURES;
/** The look of the manual's pictures. */
export const WINDOW = { width: 1280, height: 800 };

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu", "--lang=ja"],
  });
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Someone at a browser of their own. */
export class Person {
  private constructor(
    readonly account: string,
    readonly origin: string,
    readonly context: BrowserContext,
    readonly page: Page,
    readonly seen: Watch,
    private readonly table: CommandTable,
  ) {}
  authenticator: Authenticator | null = null;

  static async at(
    browser: Browser,
    origin: string,
    table: CommandTable,
    account: string,
    options: { width?: number; language?: string } = {},
  ): Promise<Person> {
    const context = await browser.newContext({
      locale: options.language ?? "ja-JP",
      timezoneId: "Asia/Tokyo",
      viewport: { width: options.width ?? WINDOW.width, height: WINDOW.height },
      reducedMotion: "reduce",
    });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    return new Person(account, origin, context, page, watch(page, origin), table);
  }

  async go(path: string): Promise<void> {
    await this.page.goto(this.origin + path);
    await settled(this.page);
  }

  /** From the invitation to the recovery codes, as a new user walks it. */
  async accept(token: string, password: string): Promise<string[]> {
    const { page } = this;
    await page.goto(`${this.origin}/invitation#${encodeURIComponent(token)}`);
    await page.getByLabel("新しいパスワード", { exact: false }).first().fill(password);
    await page.getByLabel("新しいパスワード（確認）").fill(password);
    await page.getByRole("button", { name: "次へ" }).click();
    await page.getByRole("img", { name: "認証アプリ登録用の二次元コード" }).waitFor();
    await this.picture("invitation");
    const secret = (await page.locator("p.font-mono").innerText()).replace(/\s/g, "");
    this.authenticator = new Authenticator(secret);
    await page.getByLabel("確認コード").fill(await this.authenticator.code());
    await page.getByRole("button", { name: "次へ" }).click();
    await page.getByLabel("回復コードを保管しました").check();
    const codes = await page.locator("ol li").allInnerTexts();
    await page.getByRole("button", { name: "サインインへ進む" }).click();
    return codes.map((code) => code.trim());
  }

  async signIn(password: string): Promise<void> {
    const { page } = this;
    if (!this.authenticator) throw new Error(`${this.account} has no authenticator`);
    await this.go("/");
    await page.getByLabel("アカウント").fill(this.account);
    await page.getByLabel("パスワード", { exact: false }).fill(password);
    await page.getByRole("button", { name: "次へ" }).click();
    await page.getByLabel("確認コード").fill(await this.authenticator.code());
    await page.getByRole("button", { name: "サインイン" }).click();
    await page.getByRole("heading", { level: 1, name: "マイページ" }).waitFor();
    await settled(page);
  }

  /** One command of a dossier by its form: the button that says it, the fields, the answer. */
  async give(dossier: string, step: Step, picture?: string): Promise<void> {
    await this.page.goto(`${this.origin}/dossiers/${dossier}`);
    await this.fillIn(step, picture);
    const done = this.page.getByText("を記録しました");
    const refused = this.page.locator("form [role=alert]");
    await done.or(refused).first().waitFor();
    if (await refused.count())
      throw new Error(`${step.command} was refused: ${await refused.first().innerText()}`);
  }

  /** The same up to the answer. */
  async fillIn({ command: name, key, fields }: Step, picture?: string): Promise<void> {
    const command = this.table.named(name);
    const thread = key === "" ? "" : `（${this.table.threadText(command.track, key)}）`;
    const exact = (text: string) =>
      this.page.locator("button[aria-expanded]", { hasText: new RegExp(`^${escaped(text)}$`) });
    await settled(this.page);
    const button = exact(command.label.ja + thread)
      .or(exact(command.label.ja))
      .first();
    // What the road does not wait for is folded away.
    await button.evaluate((element) => element.closest("details")?.setAttribute("open", ""));
    if ((await button.getAttribute("aria-expanded")) !== "true") await button.click();
    const form = this.page.locator("form", { has: this.page.locator("h3") }).first();
    for (const [field, value] of Object.entries(fields))
      await this.fill(form, command, field, value);
    if (picture) {
      await form.evaluate((element) => element.scrollIntoView({ block: "start" }));
      await this.picture(picture);
    }
    await form.locator("button[type=submit]").click();
  }

  private async fill(form: Locator, command: Command, name: string, value: string): Promise<void> {
    const field = command.fields.find((one) => one.name === name);
    if (!field) throw new Error(`${command.name} has no field ${name}`);
    const label = new RegExp(`^${escaped(labelOf(field))}(※必須|任意)*$`);
    // A page fills in itself who votes.
    if (command.name.startsWith("vote_on_") && name === "member") return;
    if (field.kind === "words") return this.fillWords(form, field, value.split(","));
    const input = form.getByLabel(label).first();
    if (field.kind === "digest") return this.handIn(form, input, field.name);
    if (field.kind === "flag") return input.setChecked(value === "true");
    const tag = await input.evaluate((element) => element.tagName);
    if (tag === "SELECT") await input.selectOption(value);
    else await input.fill(value);
  }

  /** A file of this name; the same one where it was handed in before. */
  private async handIn(form: Locator, input: Locator, name: string): Promise<void> {
    const buffer = Buffer.from(`synthetic ${name}`);
    await input.setInputFiles({ name: `${name}.txt`, mimeType: "text/plain", buffer });
    await form
      .getByText(new RegExp(`^${name}\\.txt（.*）(を受け付けました|の SHA-256 を計算しました)`))
      .waitFor();
  }

  private async fillWords(form: Locator, field: Field, words: string[]): Promise<void> {
    if (field.name === "members") return this.fillMembers(form, words);
    const marks = form.locator("select[name]");
    if (field.name === "criteria" && (await marks.count()) > 0) {
      for (const word of words) {
        const [name, mark] = word.split(":");
        await form.locator(`select[name="${name}"]`).selectOption(mark!);
      }
      return;
    }
    const set = form.locator("fieldset", {
      has: this.page.locator("legend", { hasText: field.label.ja }),
    });
    // Which words there are may follow from what was chosen before.
    await set.first().waitFor();
    for (const [i, word] of words.entries()) {
      const box = set.locator(`input[type=checkbox][value="${word}"]`);
      if (await box.count()) {
        await box.check();
        continue;
      }
      if (i > 0) await set.getByRole("button", { name: "行を追加" }).click();
      await set.locator("input").nth(i).fill(word);
    }
  }

  private async fillMembers(form: Locator, members: string[]): Promise<void> {
    for (const [i, member] of members.entries()) {
      const [account, ...parts] = member.split(":");
      await form.getByRole("button", { name: "委員を追加" }).click();
      const cells = form.locator("tbody tr").nth(i).locator("input, select");
      await cells.nth(0).fill(account!);
      for (const [j, part] of parts.entries()) await cells.nth(j + 1).selectOption(part);
    }
  }

  /** A picture for the manual, where a folder for pictures is given. */
  async picture(name: string): Promise<void> {
    if (!PICTURES) return;
    const folder = resolve(process.cwd(), PICTURES);
    mkdirSync(folder, { recursive: true });
    await this.page.mouse.move(0, 0);
    const picture = await this.page.screenshot({ animations: "disabled" });
    writeFileSync(resolve(folder, `${name}.png`), smallPng(pixelsOf(picture)));
  }

  close(): Promise<void> {
    return this.context.close();
  }
}

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import type { Page, Request } from "playwright-core";

const require = createRequire(resolve(__dirname, "../../web/package.json"));
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

interface Violation {
  id: string;
  help: string;
  nodes: { target: string[]; html: string }[];
}

/** What axe-core finds on the page as it is, one line each (WEB-5). The tool itself comes in by the debugger, past the policy of contents. */
export async function findingsOfAxe(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const violations = (await page.evaluate(
    async (tags) =>
      (
        await (
          globalThis as unknown as {
            axe: {
              run(place: unknown, options: unknown): Promise<{ violations: unknown }>;
            };
          }
        ).axe.run(document, { runOnly: tags })
      ).violations,
    RULES,
  )) as Violation[];
  return violations.map(
    (one) =>
      `${one.id}: ${one.help} — ${one.nodes.map((node) => node.target.join(" ") + " " + node.html.slice(0, 120)).join(" | ")}`,
  );
}

/** Whether the page can be scrolled sideways (WEB-7). */
export function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > innerWidth + 1);
}

export interface Watch {
  /** Requests to another host than the server (WEB-1). */
  foreign: string[];
  /** What the browser refused by the policy of contents, threw or reported as an error (WEB-3). */
  faults: string[];
}

/** An answer of 4xx is a line in the console too; those that a test provokes are not faults of the page. */
const REFUSALS =
  /Failed to load resource: the server responded with a status of (400|401|403|404|409|412|422|429)/;

export function watch(page: Page, origin: string): Watch {
  const seen: Watch = { foreign: [], faults: [] };
  count(page);
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !url.startsWith("data:") && !url.startsWith("blob:"))
      seen.foreign.push(url);
  });
  page.on("console", (message) => {
    if (message.type() === "error" && !REFUSALS.test(message.text()))
      seen.faults.push(message.text());
  });
  page.on("pageerror", (error) => seen.faults.push(error.message));
  return seen;
}

const asked = new WeakMap<Page, Set<Request>>();

/** Counts what a page has asked for and not been told yet; streams stay open and do not count. */
function count(page: Page): void {
  const open = new Set<Request>();
  asked.set(page, open);
  page.on("request", (request) => {
    // What the page before was still asking went with it, and nobody says so.
    if (request.isNavigationRequest()) open.clear();
    if (!request.url().endsWith("/events")) open.add(request);
  });
  page.on("requestfinished", (request) => open.delete(request));
  page.on("requestfailed", (request) => open.delete(request));
}

const LOOK_MS = 40;
const LOOKS = 3;

/** The page has a heading, waits for nothing and has shown what it asked for: seen so at several looks, as one answer may ask the next question. */
export async function settled(page: Page): Promise<void> {
  const until = Date.now() + 20_000;
  for (let quiet = 0; quiet < LOOKS;) {
    const shown = await page.evaluate(
      () =>
        document.querySelector("h1") !== null &&
        !/読み込んでいます|Loading…/.test(document.body.innerText),
    );
    quiet = shown && asked.get(page)!.size === 0 ? quiet + 1 : 0;
    if (Date.now() > until) {
      const open = [...asked.get(page)!].map((request) => request.url());
      throw new Error(`${page.url()} does not come to rest: ${shown} ${open.join(" ")}`);
    }
    await page.waitForTimeout(LOOK_MS);
  }
}

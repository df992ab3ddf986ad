import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { findingsOfAxe, settled } from "./page_checks";
import type { Person } from "./person";
import { readRoad, type Step } from "./road";
import { World } from "./world";

/** Who comes to the office that ./run serve prepares, each for one role of the scheme. */
const PEOPLE = [
  "applicant-1",
  "contact-1",
  "handler-1",
  "producer-1",
  "fund-1",
  "office-1",
  "window-1",
  "extractor-1",
  "m1",
  "m2",
  "m3",
  "m4",
  "m5",
];

interface Task {
  dossier: string;
  command: string;
  key: string;
}

const ROAD = readRoad().flatMap((part) => part.steps);
let world: World;

beforeAll(async () => {
  world = await World.trial();
});
afterAll(() => world?.close());

async function tasksOf(person: Person): Promise<Task[]> {
  const answer = await person.context.request.get(`${person.origin}/api/v1/me/tasks?limit=200`);
  return ((await answer.json()) as { items: Task[] }).items;
}

/** A section of the application is filled in on a page of its own (road.test.ts). */
const isOnRoad = ({ command }: Task) =>
  command !== "save_section" && ROAD.some((step) => step.command === command);

/** What the road says of this task, in the words of who does it. */
function stepFor(task: Task, who: string): Step {
  const alike = ROAD.filter((step) => step.command === task.command);
  const step = alike.find(({ key }) => key === task.key) ?? alike[0];
  if (!step) throw new Error(`the road has no ${task.command}`);
  const fields = Object.entries(step.fields).map(([name, value]) => [
    name,
    name === "handler" || name === "member" ? who : value,
  ]);
  return {
    ...step,
    who,
    key: task.key,
    fields: Object.fromEntries(fields) as Step["fields"],
  };
}

describe("the office to try, as somebody new walks in", () => {
  it.each(PEOPLE)("%s finds a task at the desk, follows it and does it", async (who) => {
    const person = await world.person(who);
    const { page } = person;
    await person.go("/");
    const desk = page.getByRole("table", { name: "自分の作業" });
    await desk.waitFor();
    expect(await findingsOfAxe(page)).toEqual([]);
    const tasks = await tasksOf(person);
    const place = tasks.findIndex(isOnRoad);
    expect(place, "nothing waits").not.toBe(-1);
    const first = tasks[place]!;
    await desk.locator("tbody tr").nth(place).locator("a").first().click();
    await page.waitForURL(/\/dossiers\//);
    await settled(page);
    // The form of the task is open (WEB-16).
    const step = stepFor(first, who);
    const label = world.table.named(step.command).label.ja;
    await page.locator("main form h3", { hasText: label }).waitFor();
    await person.fillIn(step);
    await page.getByText("を記録しました").or(page.locator("form [role=alert]")).first().waitFor();
    expect(await page.locator("form [role=alert]").allInnerTexts()).toEqual([]);
    // What the road gives more than once is still there.
    const once = ROAD.filter((step) => step.who === who && step.command === first.command);
    const same = (task: Task) =>
      task.dossier === first.dossier && task.command === first.command && task.key === first.key;
    if (once.length === 1) expect((await tasksOf(person)).some(same)).toBe(false);
  });
});

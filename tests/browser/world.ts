import { copyFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Browser } from "playwright-core";

import { CommandTable } from "./command_table";
import { launch, Person } from "./person";
import { Server } from "./server";

interface Party {
  account: string;
  name: string;
  organisation: string;
  roles: string[];
}
const party = (account: string, name: string, organisation: string, ...roles: string[]): Party => ({
  account,
  name,
  organisation,
  roles,
});

/** Synthetic people, those of examples/dossier/road.txt; 架空 means made up. Contact and handlers have their roles by the dossier. */
export const PARTIES = [
  party("applicant-1", "架空 申子", "架空大学", "applicant"),
  party("contact-1", "架空 担平", "架空大学"),
  party("handler-1", "架空 扱子", "架空大学"),
  party("producer-1", "架空 作也", "架空作成事業者", "producer"),
  party("office-1", "架空 参平", "架空参事官室", "office"),
  party("window-1", "架空 窓子", "架空窓口事業者", "window"),
  party("extractor-1", "架空 抽也", "架空抽出事業者", "extractor"),
  party("fund-1", "架空 基平", "架空支払基金", "fund"),
  ...["m1", "m2", "m3", "m4", "m5"].map((account, i) =>
    party(account, `架空 委員${i + 1}`, "架空審査委員会", "board", "committee"),
  ),
];

const OFFICE = resolve(__dirname, "../../examples/office/office.toml");
export const PASSWORD = "A-synthetic-pass-phrase-1";
export const ADMINISTRATOR = "admin-1";

export interface World {
  server: Server;
  browser: Browser;
  table: CommandTable;
  people: Map<string, Person>;
}

export function person(world: World, account: string): Person {
  const found = world.people.get(account);
  if (!found) throw new Error(`nobody is called ${account}`);
  return found;
}

/** A server with its first administrator, whose invitation comes from the command line. */
export async function openWorld(): Promise<World & { token: string }> {
  let token = "";
  const server = await Server.start((folder) => {
    copyFileSync(OFFICE, join(folder, "office.toml"));
    token = Server.run<{ token: string }>([
      "account",
      "add",
      ADMINISTRATOR,
      "--data",
      folder,
      "--name",
      "架空 管子",
      "--organisation",
      "架空参事官室",
      "--mail",
      "admin@example.test",
      "--administrator",
    ]).token;
  });
  const browser = await launch();
  return {
    server,
    browser,
    table: await CommandTable.of(server.origin),
    people: new Map(),
    token,
  };
}

export async function closeWorld(world: World): Promise<void> {
  await world.browser.close();
  await world.server.stop();
}

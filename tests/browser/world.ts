import type { Browser } from "playwright-core";

import { CommandTable } from "./command_table";
import { launch, Person } from "./person";
import { Server } from "./server";

/** Synthetic people, one for each party; 架空 means made up. */
export const PARTIES = [
  {
    account: "applicant-1",
    name: "架空 申子",
    organisation: "架空大学",
    roles: ["applicant"],
    databases: [],
  },
  {
    account: "handler-1",
    name: "架空 扱平",
    organisation: "架空大学",
    roles: ["handler"],
    databases: [],
  },
  {
    account: "producer-1",
    name: "架空 作也",
    organisation: "架空作成事業者",
    roles: ["producer"],
    databases: [],
  },
  {
    account: "member-1",
    name: "架空 委子",
    organisation: "架空審査委員会",
    roles: ["board", "committee"],
    databases: [],
  },
  {
    account: "office-1",
    name: "架空 参平",
    organisation: "架空参事官室",
    roles: ["office"],
    databases: [],
  },
  {
    account: "window-1",
    name: "架空 窓子",
    organisation: "架空窓口事業者",
    roles: ["window"],
    databases: [],
  },
  {
    account: "extractor-1",
    name: "架空 抽也",
    organisation: "架空抽出事業者",
    roles: ["extractor"],
    databases: [],
  },
  {
    account: "extractor-2",
    name: "架空 確子",
    organisation: "架空抽出事業者",
    roles: ["extractor"],
    databases: [],
  },
  {
    account: "fund-1",
    name: "架空 基平",
    organisation: "架空支払基金",
    roles: ["fund"],
    databases: [],
  },
] as const;

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

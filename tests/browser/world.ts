import { execFileSync } from "node:child_process";
import { copyFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Browser } from "playwright-core";

import { CommandTable } from "./command_table";
import { launch, Person } from "./person";
import { Server } from "./server";
import { Authenticator } from "./totp";

const EXAMPLES = resolve(__dirname, "../../examples");
const OFFICE = join(EXAMPLES, "office/office.toml");
const WALK = join(EXAMPLES, "dossier/walk.sh");
const TRIAL = join(EXAMPLES, "office/trial.sh");
export const ADMINISTRATOR = "admin-1";

interface ReadyAccount {
  account: string;
  password: string;
  secret: string;
}

/** A dossier that is there from the beginning: walked by the program to the end of that part of the road. */
export interface Walked {
  part: string;
  number: string;
}

/** The program, a browser, and the synthetic people who have come in so far, each in a context of their own. */
export class World {
  private readonly people = new Map<string, Person>();
  private constructor(
    readonly server: Server,
    readonly browser: Browser,
    readonly table: CommandTable,
    private readonly ready: Map<string, ReadyAccount>,
    /** The invitation of the first administrator, where accounts are not ready. */
    readonly token: string,
  ) {}

  private static async over(prepare: (folder: string) => void, told: { token: string }) {
    const ready = new Map<string, ReadyAccount>();
    const server = await Server.start((folder) => {
      copyFileSync(OFFICE, join(folder, "office.toml"));
      prepare(folder);
      if (told.token) return;
      const made = Server.run<{ accounts: ReadyAccount[] }>(["account", "try", "--data", folder]);
      for (const one of made.accounts) ready.set(one.account, one);
    });
    const browser = await launch();
    const table = await CommandTable.of(server.origin);
    return new World(server, browser, table, ready, told.token);
  }

  /** An empty office with its first administrator, whose invitation comes from the command line. */
  static empty(): Promise<World> {
    const told = { token: "" };
    const invite = ["account", "add", ADMINISTRATOR, "--administrator", "--name", "架空 管子"];
    const rest = ["--organisation", "架空参事官室", "--mail", "admin@example.test"];
    return World.over((folder) => {
      const made = Server.run<{ token: string }>([...invite, ...rest, "--data", folder]);
      told.token = made.token;
    }, told);
  }

  /** An office with a ready account for each role and these dossiers. */
  static ready(dossiers: Walked[]): Promise<World> {
    return World.over(
      (folder) => {
        for (const { part, number } of dossiers)
          execFileSync("sh", [WALK, folder, part, "road.txt", number], { env: Server.path() });
      },
      { token: "" },
    );
  }

  /** The office that ./run serve prepares. */
  static trial(): Promise<World> {
    const fill = (folder: string) => execFileSync("sh", [TRIAL, folder], { env: Server.path() });
    return World.over(fill, { token: "" });
  }

  /** A browser of one's own, not signed in. */
  stranger(account = "nobody"): Promise<Person> {
    return Person.at(this.browser, this.server.origin, this.table, account);
  }

  /** Who is called so, signed in; the first call signs in. */
  async person(account: string): Promise<Person> {
    const known = this.people.get(account);
    if (known) return known;
    const ready = this.ready.get(account);
    if (!ready) throw new Error(`nobody is called ${account}`);
    const come = await this.stranger(account);
    come.authenticator = new Authenticator(ready.secret);
    await come.signIn(ready.password);
    this.keep(come);
    return come;
  }

  keep(person: Person): void {
    this.people.set(person.account, person);
  }

  everybody(): Person[] {
    return [...this.people.values()];
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.server.stop();
  }
}

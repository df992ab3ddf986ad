export interface Label {
  ja: string;
  en: string;
}
export interface Word {
  name: string;
  label: Label;
}
export interface Field {
  name: string;
  kind: string;
  required: boolean;
  label: Label;
  choices?: Word[];
}
export interface Command {
  name: string;
  track: string;
  label: Label;
  fields: Field[];
}

const COMMITTEES: Record<string, string> = {
  medical: "匿名医療情報等の提供に関する専門委員会",
  care: "匿名介護情報等の提供に関する専門委員会",
  joint: "合同委員会",
};

/** The tables of the server, so that a test names commands, fields and threads and not their wording. */
export class CommandTable {
  private constructor(
    private readonly rows: Map<string, Command>,
    private readonly databases: Word[],
    private readonly routes: Set<string>,
  ) {}

  static async of(origin: string): Promise<CommandTable> {
    const ask = async <T>(path: string) =>
      (await (await fetch(`${origin}/api/v1${path}`)).json()) as T;
    const { items } = await ask<{ items: Command[] }>("/commands");
    const { databases } = await ask<{ databases: Word[] }>("/words");
    const { paths } = await ask<{ paths: Record<string, object> }>("/openapi.json");
    const rows = new Map(items.map((row) => [row.name, row]));
    return new CommandTable(rows, databases, new Set(Object.keys(paths)));
  }

  /** Whether the server describes these routes: it has exactly those (API-70). */
  serves(routes: string[]): boolean {
    return routes.every((route) => this.routes.has(route));
  }

  all(): Command[] {
    return [...this.rows.values()];
  }

  named(name: string): Command {
    const row = this.rows.get(name);
    if (!row) throw new Error(`the server has no command ${name}`);
    return row;
  }

  /** How a page writes what a thread is about. */
  threadText(track: string, key: string): string {
    const part = (word: string) => {
      if (track === "committee" && COMMITTEES[word]) return COMMITTEES[word];
      if (word === "producer") return "認定作成事業者";
      if (word === "jisedai") return "次世代DB";
      return this.databases.find((database) => database.name === word)?.label.ja ?? word;
    };
    return key.split("/").map(part).join(" / ");
  }
}

/** How the form calls a field; what a digest is of is what is handed in. */
export function labelOf(field: Field): string {
  return field.kind === "digest" ? field.label.ja.replace(/のダイジェスト$/, "") : field.label.ja;
}

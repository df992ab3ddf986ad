export interface Label {
  ja: string;
  en: string;
}
export interface Command {
  name: string;
  track: string;
  label: Label;
  fields: { name: string; kind: string; required: boolean; label: Label }[];
}

/** The table of commands as the server gives it, so that a test names commands and fields and not their wording. */
export class CommandTable {
  private constructor(private readonly rows: Map<string, Command>) {}

  static async of(origin: string): Promise<CommandTable> {
    const answer = await fetch(`${origin}/api/v1/commands`);
    const { items } = (await answer.json()) as { items: Command[] };
    return new CommandTable(new Map(items.map((row) => [row.name, row])));
  }

  named(name: string): Command {
    const row = this.rows.get(name);
    if (!row) throw new Error(`the server has no command ${name}`);
    return row;
  }
  get names(): string[] {
    return [...this.rows.keys()];
  }
}

/** How the form calls a field; what a digest is of is what is handed in. */
export function labelOfField(command: Command, name: string): string {
  const field = command.fields.find((one) => one.name === name);
  if (!field) throw new Error(`${command.name} has no field ${name}`);
  return field.kind === "digest"
    ? field.label.ja.replace(/のダイジェスト$/, "")
    : field.label.ja;
}

import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const PROGRAM = process.env.RENGA_PROGRAM ?? "";
/** A folder of pages in the place of those in the program, for who writes them. */
const PAGES = process.env.RENGA_PAGES;

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** The program, serving a new folder on a free port of this machine. */
export class Server {
  private constructor(
    readonly folder: string,
    readonly origin: string,
    private readonly child: ChildProcess,
    private readonly output: string[],
  ) {}

  /** The program with the arguments, in the folder; its answer as JSON. */
  static run<T>(args: string[]): T {
    return JSON.parse(execFileSync(PROGRAM, [...args, "--json"], { encoding: "utf8" })) as T;
  }

  /** The environment of a shell that finds the program by its name. */
  static path(): NodeJS.ProcessEnv {
    return { ...process.env, PATH: `${dirname(PROGRAM)}:${process.env.PATH ?? ""}` };
  }

  static async start(prepare: (folder: string) => void): Promise<Server> {
    const folder = mkdtempSync(join(tmpdir(), "renga-browser-"));
    prepare(folder);
    const port = await freePort();
    const output: string[] = [];
    const child = spawn(
      PROGRAM,
      ["serve", "--data", folder, "--port", String(port), ...(PAGES ? ["--portal", PAGES] : [])],
      { stdio: ["ignore", "pipe", "pipe"] },
    );
    child.stdout?.on("data", (text) => output.push(String(text)));
    child.stderr?.on("data", (text) => output.push(String(text)));
    const server = new Server(folder, `http://127.0.0.1:${port}`, child, output);
    await server.ready();
    return server;
  }

  private async ready(): Promise<void> {
    for (let tries = 0; tries < 200; ++tries) {
      if (this.child.exitCode !== null) break;
      try {
        if ((await fetch(`${this.origin}/api/v1/health`)).ok) return;
      } catch {
        // Not listening yet.
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`the server did not start:\n${this.output.join("")}`);
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once("exit", resolve));
    this.child.kill("SIGTERM");
    await ended;
    rmSync(this.folder, { recursive: true, force: true });
  }
}

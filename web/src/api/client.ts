import type { Label, ProblemBody, Session, Upload } from "./types";

const ROOT = "/api/v1";

/** An answer of the server that is a refusal or a failure, with the rule and the remedy where it has them. */
export class Problem extends Error {
  constructor(readonly body: ProblemBody) {
    super(body.detail);
  }
  get status(): number {
    return this.body.status;
  }
  get messages(): Label {
    return this.body.messages ?? { ja: this.body.detail, en: this.body.detail };
  }
}

export interface Answer<T> {
  data: T;
  etag: string | null;
}

export interface Ask {
  body?: unknown;
  match?: string | null;
  key?: string;
}

/** What the client keeps of the session: the token against forgery, and who wants to know that the session is over. */
const kept = { csrf: "", language: "ja", lastCall: 0, onSessionLost: () => {} };

export function keepSession(session: Session): void {
  kept.csrf = session.csrf;
}
export function speak(language: string): void {
  kept.language = language;
}
export function whenSessionIsLost(act: () => void): void {
  kept.onSessionLost = act;
}

/** For how long nothing was asked of the server, in seconds: its own clock of idleness runs by that. */
export function idleSeconds(now: number): number {
  return (now - kept.lastCall) / 1000;
}

function headersOf(method: string, ask: Ask): Record<string, string> {
  const headers: Record<string, string> = {
    "Accept-Language": kept.language,
    Accept: "application/json",
  };
  if (ask.body !== undefined) headers["Content-Type"] = "application/json";
  if (method !== "GET") headers["X-Renga-Csrf"] = kept.csrf;
  if (ask.match) headers["If-Match"] = ask.match;
  if (ask.key) headers["Idempotency-Key"] = ask.key;
  return headers;
}

function unreachable(): Problem {
  const messages = {
    ja: "サーバーに接続できません。通信の状態を確かめて、もう一度お試しください。入力した内容はこの画面に残っています。",
    en: "The server cannot be reached. Check the connection and try again; what you entered is still on this page.",
  };
  return new Problem({
    type: "",
    title: "",
    status: 0,
    code: "unreachable",
    detail: messages.ja,
    messages,
  });
}

function problemOf(status: number, text: string): Problem {
  try {
    const body = JSON.parse(text) as ProblemBody;
    if (typeof body.code === "string") return new Problem(body);
  } catch {
    // Not the server's own answer; said below.
  }
  const messages = {
    ja: `サーバーから想定外の応答がありました（状態コード ${status}）。時間をおいて、もう一度お試しください。`,
    en: `The server answered unexpectedly (status ${status}). Try again later.`,
  };
  return new Problem({
    type: "",
    title: "",
    status,
    code: "unexpected",
    detail: messages.ja,
    messages,
  });
}

const SESSION_LOST = new Set(["session_missing", "session_locked"]);

function refuse(problem: Problem): never {
  if (SESSION_LOST.has(problem.body.code)) kept.onSessionLost();
  throw problem;
}

/** One call of the interface. */
export async function call<T>(method: string, path: string, ask: Ask = {}): Promise<Answer<T>> {
  kept.lastCall = Date.now();
  let response: Response;
  try {
    response = await fetch(ROOT + path, {
      method,
      headers: headersOf(method, ask),
      body: ask.body === undefined ? undefined : JSON.stringify(ask.body),
      credentials: "same-origin",
    });
  } catch {
    throw unreachable();
  }
  const text = await response.text();
  if (!response.ok) refuse(problemOf(response.status, text));
  return {
    data: (text === "" ? undefined : JSON.parse(text)) as T,
    etag: response.headers.get("ETag"),
  };
}

export function newKey(): string {
  return crypto.randomUUID();
}

/** The bare bytes of a file as the body of a request, with its progress from 0 to 1. */
export function upload(
  dossier: string,
  file: File,
  purpose: string,
  key: string,
  onProgress: (share: number) => void,
): Promise<Upload> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const query = new URLSearchParams({ name: file.name, purpose });
    request.open("POST", `${ROOT}/dossiers/${encodeURIComponent(dossier)}/uploads?${query}`);
    const headers = { ...headersOf("POST", { key }), "Content-Type": "application/octet-stream" };
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) =>
      onProgress(event.total > 0 ? event.loaded / event.total : 0);
    request.onerror = () => reject(unreachable());
    request.onload = () => {
      if (request.status < 300) return resolve(JSON.parse(request.responseText) as Upload);
      try {
        refuse(problemOf(request.status, request.responseText));
      } catch (problem) {
        reject(problem);
      }
    };
    request.send(file);
  });
}

export function addressOf(path: string): string {
  return ROOT + path;
}

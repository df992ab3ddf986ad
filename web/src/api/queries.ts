import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";

import { call, keepSession, Problem, type Answer } from "./client";
import type { Command, Items, Label, List, Notice, Session, Word, Words } from "./types";

/** A path with its parts made safe: at`/dossiers/${number}`. */
export function at(parts: TemplateStringsArray, ...values: (string | number)[]): string {
  return parts.reduce((path, part, i) => path + encodeURIComponent(String(values[i - 1])) + part);
}

/** A path with the parameters that have a value. */
export function withQuery(path: string, parameters: Record<string, string | undefined>): string {
  const given = Object.entries(parameters).filter((pair): pair is [string, string] => !!pair[1]);
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}

export function useGet<T>(path: string, enabled = true) {
  return useQuery<Answer<T>>({ queryKey: [path], queryFn: () => call<T>("GET", path), enabled });
}

/** A list of which more can be asked for. */
export function useList<T>(path: string, enabled = true) {
  const query = useInfiniteQuery({
    queryKey: [path, "list"],
    queryFn: async ({ pageParam }) => {
      const separator = path.includes("?") ? "&" : "?";
      const page =
        pageParam === "" ? path : `${path}${separator}after=${encodeURIComponent(pageParam)}`;
      return (await call<List<T>>("GET", page)).data;
    },
    initialPageParam: "",
    getNextPageParam: (last) => last.next,
    enabled,
  });
  return {
    ...query,
    items: query.data?.pages.flatMap((page) => page.items),
    total: query.data?.pages[0]?.total ?? 0,
  };
}

/** After a change: what was read of these paths is read again. */
export function useRefresh() {
  const client = useQueryClient();
  return (...beginnings: string[]) =>
    client.invalidateQueries({
      predicate: ({ queryKey }) =>
        beginnings.some((beginning) => String(queryKey[0]).startsWith(beginning)),
    });
}

export const SESSION_KEY = ["/session"];

export function useSession() {
  return useQuery<Session>({
    queryKey: SESSION_KEY,
    queryFn: async () => {
      const { data } = await call<Session>("GET", "/session");
      keepSession(data);
      return data;
    },
    staleTime: Infinity,
  });
}

/** Who is signed in; the pages behind sign-in alone ask. */
export function useMe() {
  const session = useSession();
  const account = session.data?.account;
  if (!account) throw new Error("asked for the account without a session");
  return account;
}

/** What arrived and was not read; a server without an inbox says that there is none. */
export function useUnread() {
  const unread = useList<Notice>("/me/inbox?unread=true");
  const absent = unread.error instanceof Problem && unread.error.status === 404;
  return { ...unread, absent };
}

/** The scheme's words with their labels; they do not change while the server runs. */
export function useWords() {
  const words = useQuery<Words>({
    queryKey: ["/words", "labels"],
    queryFn: async () => (await call<Words>("GET", "/words")).data,
    staleTime: Infinity,
  });
  const labelOf = (list: keyof Words, name: string): Label =>
    words.data?.[list]?.find((word: Word) => word.name === name)?.label ?? { ja: name, en: name };
  return { words: words.data, labelOf };
}

/** The server's table of all commands; it does not change while the server runs. */
function useCommandTable(): Command[] {
  const commands = useQuery({
    queryKey: ["/commands", "labels"],
    queryFn: async () => (await call<Items<Command>>("GET", "/commands")).data,
    staleTime: Infinity,
  });
  return commands.data?.items ?? [];
}

/** What a field of a command is called, by its name; the same name means the same in every command. */
export function useFieldLabels() {
  const commands = useCommandTable();
  return (name: string): Label => {
    for (const command of commands) {
      const field = command.fields.find((one) => one.name === name);
      if (field) return field.label;
    }
    return { ja: name, en: name };
  };
}

/** The words that a field of a command is one of, where they are a closed list. */
export function useChoices() {
  const commands = useCommandTable();
  return (command: string, field: string): Word[] | undefined =>
    commands.find((row) => row.name === command)?.fields.find((one) => one.name === field)?.choices;
}

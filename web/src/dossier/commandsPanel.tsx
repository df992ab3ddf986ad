import { useSearch } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";

import { useMe } from "../api/queries";
import type { Command, Value } from "../api/types";
import { Banner } from "../parts/banner";
import { Button } from "../parts/button";
import { Card, Section } from "../parts/layout";
import { useTexts } from "../texts";
import { CommandForm } from "./commandForm";
import { useSeen } from "./context";
import { ThreadName } from "./threadName";

interface Props {
  title?: string;
  commands: Command[];
  /** Whether what the road does not wait for is folded away. */
  folded?: boolean;
  /** Values that the page knows, by command. */
  firstOf?: (command: Command) => Record<string, Value> | undefined;
}

/** Nobody votes for another: the member is who is signed in. */
const VOTES = new Set(["vote_on_board", "vote_on_committee"]);

const idOf = (command: Pick<Command, "name" | "key">) => `${command.name} ${command.key}`;

/** The command that the address asks for, as the links of the desk do (WEB-16). */
function useAskedFor(commands: Command[]): string | null {
  const { command, key } = useSearch({ strict: false }) as { command?: string; key?: string };
  const asked = idOf({ name: command ?? "", key: key ?? "" });
  return commands.some((one) => idOf(one) === asked) ? asked : null;
}

interface ButtonsProps {
  commands: Command[];
  open: string | null;
  onPress: (command: Command) => void;
}

function CommandButtons({ commands, open, onPress }: ButtonsProps) {
  const { head } = useTexts();
  return (
    <ul className="screen-only mb-4 flex flex-wrap gap-3">
      {commands.map((command) => (
        <li key={idOf(command)}>
          <Button
            kind={idOf(command) === open ? "solid" : "outline"}
            aria-expanded={idOf(command) === open}
            onPress={() => onPress(command)}
          >
            {head(command.label)}
            <ThreadName track={command.track} name={command.key} brackets />
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** What the reader may do here now: a button each, whose form opens below. */
export function CommandsPanel({ title, commands, folded, firstOf }: Props) {
  const { head, t } = useTexts();
  const me = useMe();
  const { dossier, etag } = useSeen();
  const asked = useAskedFor(commands);
  // Commands may come after the page: until a button is pressed the address decides.
  const [pressed, setOpen] = useState<string | null>();
  const open = pressed === undefined ? asked : pressed;
  const form = useRef<HTMLDivElement>(null);
  const [done, setDone] = useState<{ label: string; number: number } | null>(null);
  const chosen = commands.find((command) => idOf(command) === open);
  const others = folded ? commands.filter((command) => command.next === false) : [];
  const next = commands.filter((command) => !others.includes(command));
  // Only what the reader came for moves the page; a button that was pressed is in sight.
  useEffect(() => {
    if (asked) form.current?.scrollIntoView({ block: "nearest" });
  }, [asked]);
  const press = (command: Command) => {
    setDone(null);
    setOpen(idOf(command) === open ? null : idOf(command));
  };
  if (commands.length === 0 && !done) return null;
  return (
    <Section title={title ?? t("dossier.commands")}>
      {done && (
        <Banner kind="success" answer title={t("command.given", { label: done.label })}>
          <p>{t("command.event", { number: done.number })}</p>
        </Banner>
      )}
      <CommandButtons commands={next} open={open} onPress={press} />
      {others.length > 0 && (
        <details className="screen-only mb-4" open={next.length === 0}>
          <summary className="mb-3 w-fit cursor-pointer underline">
            {t("dossier.other_commands", { count: others.length })}
          </summary>
          <CommandButtons commands={others} open={open} onPress={press} />
        </details>
      )}
      <div ref={form}>
        {chosen && (
          <Card tone="border-blue-900">
            <CommandForm
              key={open}
              command={chosen}
              dossier={dossier.number}
              etag={etag}
              first={VOTES.has(chosen.name) ? { member: me.account } : firstOf?.(chosen)}
              hidden={VOTES.has(chosen.name) ? ["member"] : undefined}
              onCancel={() => setOpen(null)}
              onGiven={({ event }) => {
                setOpen(null);
                setDone({ label: head(chosen.label), number: event.number });
              }}
            />
          </Card>
        )}
      </div>
    </Section>
  );
}

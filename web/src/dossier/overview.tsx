import { Link } from "@tanstack/react-router";
import { useState } from "react";

import { addressOf } from "../api/client";
import { at, useList, useWords } from "../api/queries";
import type { Deadline, Dossier } from "../api/types";
import { Day } from "../parts/day";
import { Facts, Section, Shown } from "../parts/layout";
import { useTexts } from "../texts";
import { DeadlineTable } from "../desk/deadlines";
import { CommandsPanel } from "./commandsPanel";
import { useSeen } from "./context";
import { Threads } from "./threads";

function DossierFacts({ dossier }: { dossier: Dossier }) {
  const { t, say } = useTexts();
  const { labelOf } = useWords();
  return (
    <Facts
      facts={[
        [t("dossier.number"), <span className="font-mono">{dossier.number}</span>],
        [t("dossier.applicant_kind"), say(labelOf("applicant_kinds", dossier.applicant_kind))],
        [t("dossier.provision_kind"), say(labelOf("provision_kinds", dossier.provision_kind))],
        [
          t("dossier.databases"),
          dossier.databases.map((name) => say(labelOf("databases", name))).join(t("word.comma")),
        ],
        [t("dossier.contact"), dossier.contact || "–"],
        [
          t("dossier.use"),
          dossier.use_from ? (
            <>
              <Day day={dossier.use_from} /> 〜 <Day day={dossier.use_until} />
            </>
          ) : (
            "–"
          ),
        ],
        [
          t("dossier.rulebooks"),
          dossier.rulebooks.map((name) => (
            <Link
              key={name}
              to="/rulebooks/$name"
              params={{ name }}
              className="link mr-4 font-mono"
            >
              {name}
            </Link>
          )),
        ],
        [
          t("dossier.my_roles"),
          dossier.roles.map((role) => say(labelOf("roles", role))).join(t("word.comma")) || "–",
        ],
      ]}
    />
  );
}

/** The swim lanes of the server as a picture, where it has one; the table below says the same in words. */
function Picture({ dossier }: { dossier: Dossier }) {
  const { t, language } = useTexts();
  const [absent, setAbsent] = useState(false);
  const source = addressOf(
    `${at`/dossiers/${dossier.number}/picture`}?lang=${language}&seen=${dossier.events}`,
  );
  if (absent) return null;
  return (
    <figure
      className="mb-5 overflow-x-auto rounded-8 border border-solid-gray-300 p-3"
      tabIndex={0}
      role="group"
      aria-label={t("dossier.picture")}
    >
      <img
        src={source}
        alt={t("dossier.picture_alt")}
        className="min-w-[56rem] max-w-full"
        onError={() => setAbsent(true)}
      />
    </figure>
  );
}

export function Overview() {
  const { t } = useTexts();
  const { dossier, commands } = useSeen();
  const deadlines = useList<Deadline>(at`/dossiers/${dossier.number}/deadlines`);
  return (
    <>
      <CommandsPanel title={t("dossier.my_commands")} commands={commands} folded />
      <Section title={t("dossier.standing")}>
        <Picture dossier={dossier} />
        <Threads caption={t("dossier.standing")} threads={dossier.threads} />
      </Section>
      <Section title={t("desk.deadlines")}>
        <Shown query={{ data: deadlines.items, error: deadlines.error }}>
          {(items) => <DeadlineTable deadlines={items} />}
        </Shown>
      </Section>
      <Section title={t("dossier.facts")}>
        <DossierFacts dossier={dossier} />
      </Section>
    </>
  );
}

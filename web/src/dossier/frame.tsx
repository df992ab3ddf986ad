import { Link, Outlet, useParams } from "@tanstack/react-router";

import { at, useGet, useWords } from "../api/queries";
import type { Command, Dossier, Items } from "../api/types";
import { Problem } from "../api/client";
import { NotThere, Page, Shown } from "../parts/layout";
import { Tag } from "../parts/tag";
import { useTexts, type TextKey } from "../texts";
import { SeenDossier } from "./context";
import { TABS, tabAddress } from "./tabs";

function Head({ dossier }: { dossier: Dossier }) {
  const { t, say } = useTexts();
  const { labelOf } = useWords();
  return (
    <div className="flex flex-wrap items-center gap-2 text-dns-16N-130">
      <span className="font-mono">{dossier.number}</span>
      <Tag tone="blue">{t(`phase.${dossier.phase}` as TextKey)}</Tag>
      {dossier.databases.map((name) => (
        <Tag key={name}>{say(labelOf("databases", name))}</Tag>
      ))}
      <Tag>{say(labelOf("provision_kinds", dossier.provision_kind))}</Tag>
      {dossier.stopped && <Tag tone="red">{t("dossier.stopped")}</Tag>}
      {dossier.over && <Tag>{t("dossier.over")}</Tag>}
    </div>
  );
}

function TabBar({ number, waiting }: { number: string; waiting: Set<string> }) {
  const { t } = useTexts();
  return (
    <nav
      aria-label={t("dossier.pages")}
      className="screen-only mb-6 border-b border-solid-gray-420"
    >
      <ul className="flex flex-wrap gap-x-1">
        {TABS.map((tab) => (
          <li key={tab.path}>
            <Link
              to={tabAddress(number, tab.path)}
              activeOptions={{ exact: tab.path === "", includeSearch: false }}
              className="block border-b-4 border-transparent px-3 py-2.5 text-dns-16N-130 text-solid-gray-800 hover:bg-solid-gray-50 hover:underline"
              activeProps={{
                className: "!border-blue-900 !text-blue-1000 font-700",
                "aria-current": "page",
              }}
            >
              {t(tab.text)}
              {waiting.has(tab.path) && (
                <span className="ml-1.5 inline-block size-2 rounded-full bg-red-900 align-middle">
                  <span className="sr-only">{t("dossier.waiting")}</span>
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Tabs where something can be done now; what can always be done marks none. */
function waitingTabs(commands: Command[]): Set<string> {
  const always = new Set(["withdraw", "save_section", "suspect_violation"]);
  const tracks = new Set(
    commands.filter((command) => !always.has(command.name)).map((command) => command.track),
  );
  return new Set(
    TABS.filter((tab) => tab.path !== "" && tab.tracks[0] && tracks.has(tab.tracks[0])).map(
      (tab) => tab.path,
    ),
  );
}

export function DossierFrame() {
  const { number } = useParams({ strict: false }) as { number: string };
  const dossier = useGet<Dossier>(at`/dossiers/${number}`);
  const commands = useGet<Items<Command>>(at`/dossiers/${number}/commands`);
  if (dossier.error instanceof Problem && dossier.error.status === 404) return <NotThere />;
  return (
    <Shown query={dossier}>
      {({ data, etag }) => (
        <SeenDossier.Provider
          value={{ dossier: data, etag, commands: commands.data?.data.items ?? [] }}
        >
          <Page title={data.title || data.number} lead={<Head dossier={data} />}>
            <TabBar number={number} waiting={waitingTabs(commands.data?.data.items ?? [])} />
            <Outlet />
          </Page>
        </SeenDossier.Provider>
      )}
    </Shown>
  );
}

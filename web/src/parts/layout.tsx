import type { ReactNode } from "react";
import { useEffect } from "react";

import { Problem } from "../api/client";
import { useTexts } from "../texts";
import { ProblemBanner } from "./banner";

interface PageProps {
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** A page with its one heading; the window's title says the same. */
export function Page({ title, lead, actions, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} | Renga`;
  }, [title]);
  return (
    <>
      <div className="mb-6 flex flex-wrap items-end justify-between gap-4">
        <div className="min-w-0">
          <h1>{title}</h1>
          {lead && <div className="mt-2 max-w-[60em] text-solid-gray-700">{lead}</div>}
        </div>
        {actions && <div className="screen-only flex flex-wrap gap-3">{actions}</div>}
      </div>
      {children}
    </>
  );
}

/** What is not there and what is not the reader's look the same. */
export function NotThere({ children }: { children?: ReactNode }) {
  const { t } = useTexts();
  return (
    <Page title={t("app.not_found")}>
      <p className="mb-4">{t("app.not_found_text")}</p>
      {children}
    </Page>
  );
}

export function Section({
  title,
  children,
  actions,
  id,
}: {
  title: string;
  children: ReactNode;
  actions?: ReactNode;
  id?: string;
}) {
  return (
    <section className="mb-10" id={id} aria-label={title}>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3 border-b-2 border-solid-gray-900 pb-1.5">
        <h2>{title}</h2>
        {actions && <div className="screen-only flex flex-wrap gap-2">{actions}</div>}
      </div>
      {children}
    </section>
  );
}

export function Waiting() {
  const { t } = useTexts();
  return (
    <p role="status" className="py-6 text-solid-gray-700">
      {t("app.loading")}…
    </p>
  );
}

interface Loaded<T> {
  data: T | undefined;
  error: unknown;
}

/** What a query brought: it, the wait for it, or why it did not come. */
export function Shown<T>({
  query,
  children,
}: {
  query: Loaded<T>;
  children: (data: T) => ReactNode;
}) {
  const { t } = useTexts();
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error instanceof Problem && query.error.status === 404)
    return <p className="py-4">{t("app.not_found_text")}</p>;
  if (query.error) return <ProblemBanner problem={query.error} />;
  return <Waiting />;
}

/** Names and values, as a list of descriptions. */
export function Facts({ facts }: { facts: [string, ReactNode][] }) {
  return (
    <dl className="grid grid-cols-1 border-t border-solid-gray-300 desktop:grid-cols-[minmax(9em,14em)_1fr]">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="bg-solid-gray-50 px-3 py-2.5 text-dns-16B-130 desktop:border-b desktop:border-solid-gray-300">
            {name}
          </dt>
          <dd className="min-w-0 break-words border-b border-solid-gray-300 px-3 py-2.5">
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}

export function Card({
  children,
  tone = "border-solid-gray-300",
}: {
  children: ReactNode;
  tone?: string;
}) {
  return <div className={`rounded-12 border bg-white p-5 ${tone}`}>{children}</div>;
}

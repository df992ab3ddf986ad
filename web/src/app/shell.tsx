import { Link, useLocation } from "@tanstack/react-router";
import { useEffect, useRef, useState, type ReactNode } from "react";

import { useMe, useSession, useUnread } from "../api/queries";
import { Banner } from "../parts/banner";
import { Button } from "../parts/button";
import { NotThere, Page } from "../parts/layout";
import { dayText, today } from "../dates/wareki";
import { chooseLanguage, useTexts } from "../texts";
import { useSessionStep } from "../signing/useSessionStep";
import { GROUPS, hasPageFor, isFor, type Place } from "./navigation";

export function Mark() {
  const { t } = useTexts();
  return (
    <span className="flex items-center gap-3">
      <img src="/mark.svg" alt="" width={36} height={36} />
      <span>
        <span className="block text-std-18B-160 leading-120 text-solid-gray-900">Renga</span>
        <span className="block text-dns-14N-120 text-solid-gray-700">{t("app.short")}</span>
      </span>
    </span>
  );
}

/** Each language in its own words, so that it is found by who reads no other. */
export function LanguageChoice() {
  const { language, t } = useTexts();
  return (
    <div
      role="group"
      aria-label={t("app.language")}
      className="flex rounded-8 border border-solid-gray-420 text-dns-14N-130"
    >
      {(
        [
          ["ja", "日本語"],
          ["en", "English"],
        ] as const
      ).map(([code, name]) => (
        <button
          key={code}
          type="button"
          lang={code}
          aria-pressed={language === code}
          onClick={() => chooseLanguage(code)}
          className="min-h-9 rounded-6 px-3 hover:underline aria-pressed:bg-solid-gray-800 aria-pressed:text-white"
        >
          {name}
        </button>
      ))}
    </div>
  );
}

function SignedIn() {
  const { t } = useTexts();
  const me = useMe();
  const unread = useUnread();
  const signOut = useSessionStep("DELETE", "/session");
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      {!unread.absent && (
        <Link to="/inbox" className="link text-dns-16N-130">
          {t("nav.inbox")}
          {unread.total > 0 && (
            <span className="ml-1.5 rounded-full bg-red-900 px-2 py-0.5 text-oln-14B-100 text-white no-underline">
              {unread.total}
              <span className="sr-only">{t("word.unread")}</span>
            </span>
          )}
        </Link>
      )}
      <Link to="/me" className="link text-dns-16N-130">
        {me.name}
      </Link>
      <Button size="small" onPress={() => signOut.mutate(undefined)}>
        {t("app.sign_out")}
      </Button>
    </div>
  );
}

function Navigation({ open }: { open: boolean }) {
  const { t } = useTexts();
  const me = useMe();
  const { absent } = useUnread();
  const isThere = (place: Place) => isFor(place, me) && !(absent && place.to === "/inbox");
  return (
    <nav
      id="main-menu"
      aria-label={t("app.navigation")}
      className={`screen-only w-full shrink-0 border-solid-gray-300 bg-white py-4 desktop-admin:block desktop-admin:w-60 desktop-admin:border-r ${open ? "block" : "hidden"}`}
    >
      {GROUPS.map((group) => {
        const places = group.places.filter(isThere);
        return places.length === 0 ? null : (
          <div key={group.text} className="mb-4">
            <p className="px-4 pb-1 text-dns-14B-130 text-solid-gray-600">{t(group.text)}</p>
            <ul>
              {places.map((place) => (
                <li key={place.to}>
                  <Link
                    to={place.to}
                    activeOptions={{ exact: place.to === "/", includeSearch: false }}
                    className="block border-l-4 border-transparent px-4 py-2.5 text-dns-16N-130 text-solid-gray-800 hover:bg-solid-gray-50 hover:underline"
                    activeProps={{
                      className: "!border-blue-900 bg-blue-50 !text-blue-1000 font-700",
                      "aria-current": "page",
                    }}
                  >
                    {t(place.text)}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </nav>
  );
}

function PasswordDue() {
  const { t, language } = useTexts();
  const due = useSession().data?.password_change_due;
  const soon = due && !isOver(due) && Date.parse(due) - Date.now() < 14 * 24 * 60 * 60 * 1000;
  if (!soon) return null;
  return (
    <Banner kind="warning" title={t("sign.due", { day: dayText(due, language) })}>
      <Link to="/me" className="link">
        {t("me.password")}
      </Link>
    </Banner>
  );
}

/** The day has passed: the server opens nothing but the change of the password (SEC-56). */
const isOver = (due: string) => due < today(new Date());

function PasswordOver({ due }: { due: string }) {
  const { t, language } = useTexts();
  return (
    <Page title={t("sign.overdue")}>
      <p className="mb-4">{t("sign.overdue_text", { day: dayText(due, language) })}</p>
      <Link to="/me" className="link">
        {t("me.password")}
      </Link>
    </Page>
  );
}

export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTexts();
  const me = useMe();
  const due = useSession().data?.password_change_due;
  const [open, setOpen] = useState(false);
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  // A new page begins at its beginning, for the eye and for the screen reader.
  useEffect(() => {
    setOpen(false);
    if (!first.current) main.current?.focus({ preventScroll: true });
    first.current = false;
  }, [pathname]);
  return (
    <>
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:left-2 focus:top-2 focus:z-10 focus:bg-white focus:p-3"
      >
        {t("app.skip")}
      </a>
      <header className="screen-only flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-b border-solid-gray-300 bg-white px-4 py-3 desktop:px-6">
        <div className="flex items-center gap-4">
          <span className="desktop-admin:hidden">
            <Button
              size="small"
              aria-expanded={open}
              aria-controls="main-menu"
              onPress={() => setOpen(!open)}
            >
              {t("app.menu")}
            </Button>
          </span>
          <Link to="/" aria-label={t("app.name")}>
            <Mark />
          </Link>
        </div>
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
          <LanguageChoice />
          <SignedIn />
        </div>
      </header>
      <div className="flex min-h-[calc(100vh-5rem)] flex-col desktop-admin:flex-row">
        <Navigation open={open} />
        <main
          ref={main}
          id="content"
          tabIndex={-1}
          className="min-w-0 grow px-4 py-6 !shadow-none !outline-none desktop:px-8"
        >
          <div className="max-w-[82rem]">
            {pathname === "/" && <PasswordDue />}
            {due && isOver(due) && pathname !== "/me" ? (
              <PasswordOver due={due} />
            ) : hasPageFor(pathname, me) ? (
              children
            ) : (
              <NotThere />
            )}
          </div>
        </main>
      </div>
    </>
  );
}

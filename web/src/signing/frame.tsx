import { useEffect, type ReactNode } from "react";

import { LanguageChoice, Mark } from "../app/shell";

/** The page before sign-in: one box in the middle. */
export function SigningFrame({
  title,
  children,
  wide,
}: {
  title: string;
  children: ReactNode;
  wide?: boolean;
}) {
  useEffect(() => {
    document.title = `${title} | Renga`;
  }, [title]);
  return (
    <div className="min-h-screen bg-solid-gray-50">
      <header className="screen-only flex flex-wrap items-center justify-between gap-3 border-b border-solid-gray-300 bg-white px-4 py-3 desktop:px-6">
        <Mark />
        <LanguageChoice />
      </header>
      <main className={`mx-auto px-4 py-10 ${wide ? "max-w-[52rem]" : "max-w-[32rem]"}`}>
        <div className="rounded-12 border border-solid-gray-300 bg-white p-6 desktop:p-8">
          <h1 className="mb-5 !text-std-24B-150">{title}</h1>
          {children}
        </div>
      </main>
    </div>
  );
}

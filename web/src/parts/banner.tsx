import { useEffect, useRef, type ReactNode } from "react";

import { Problem } from "../api/client";
import { useTexts } from "../texts";
import { RuleTag } from "./tag";

const KINDS = {
  success: { edge: "border-success-2", mark: "text-success-2", sign: "✓" },
  error: { edge: "border-error-1", mark: "text-error-1", sign: "!" },
  warning: { edge: "border-warning-yellow-2", mark: "text-warning-yellow-2", sign: "!" },
  information: { edge: "border-blue-900", mark: "text-blue-900", sign: "i" },
};

interface Props {
  kind: keyof typeof KINDS;
  title: string;
  children?: ReactNode;
  /** Moves the focus here when it appears: an answer to what the user just did. */
  answer?: boolean;
}

/** The notification banner of the design system. */
export function Banner({ kind, title, children, answer }: Props) {
  const { edge, mark, sign } = KINDS[kind];
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (answer) box.current?.focus();
  }, [answer, title]);
  return (
    <div
      ref={box}
      tabIndex={-1}
      role={kind === "error" ? "alert" : "status"}
      className={`my-4 flex gap-3 rounded-8 border-2 border-l-[12px] bg-white p-4 ${edge}`}
    >
      <span
        aria-hidden
        className={`mt-0.5 flex size-6 shrink-0 items-center justify-center rounded-full border-2 border-current text-oln-14B-100 ${mark}`}
      >
        {sign}
      </span>
      <div className="min-w-0 grow">
        <p className="text-std-16B-170 text-solid-gray-900">{title}</p>
        {children}
      </div>
    </div>
  );
}

/** What went wrong, by which rule, and what would make it possible. */
export function ProblemBanner({ problem, title }: { problem: unknown; title?: string }) {
  const { t, say } = useTexts();
  if (!problem) return null;
  if (!(problem instanceof Problem))
    return (
      <Banner kind="error" title={title ?? t("problem.title")} answer>
        <p>{String(problem)}</p>
      </Banner>
    );
  const { rule, remedy, request, code } = problem.body;
  return (
    <Banner kind="error" title={title ?? t("problem.title")} answer>
      <p>
        {code === "match_failed" || problem.status === 412
          ? t("problem.changed")
          : say(problem.messages)}
      </p>
      {rule && (
        <p className="mt-2">
          {t("problem.rule")}：<RuleTag rule={rule} />
        </p>
      )}
      {remedy && (
        <p className="mt-1">
          {t("problem.remedy")}：{say(remedy)}
        </p>
      )}
      {request && (
        <p className="mt-1 text-dns-14N-130 text-solid-gray-700">
          {t("problem.request")}：{request}
        </p>
      )}
    </Banner>
  );
}

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";

import { call, Problem } from "../api/client";
import { at, useGet, useMe, useRefresh } from "../api/queries";
import type { Criteria, Mark, Thread } from "../api/types";
import { Banner, ProblemBanner } from "../parts/banner";
import { Button } from "../parts/button";
import { Shown } from "../parts/layout";
import { RuleTag, Tag, type Tone } from "../parts/tag";
import { useTexts, type TextKey } from "../texts";

const MARKS: { name: Mark["mark"]; text: TextKey; tone: Tone }[] = [
  { name: "meets", text: "mark.meets", tone: "green" },
  { name: "meets_not", text: "mark.meets_not", tone: "red" },
  { name: "unsure", text: "mark.unsure", tone: "orange" },
];
type Own = Record<string, { mark: string; comment: string }>;

function Others({ marks }: { marks: Mark[] }) {
  const { t } = useTexts();
  if (marks.length === 0) return <>–</>;
  return (
    <ul className="space-y-1">
      {marks.map((one) => {
        const known = MARKS.find((mark) => mark.name === one.mark);
        return (
          <li key={one.member}>
            <span className="font-mono text-dns-14N-130">{one.member}</span>{" "}
            {known && <Tag tone={known.tone}>{t(known.text)}</Tag>} {one.comment}
          </li>
        );
      })}
    </ul>
  );
}

function MarkingTable({
  criteria,
  path,
  me,
  member,
}: {
  criteria: Criteria;
  path: string;
  me: string;
  member: boolean;
}) {
  const { t, say } = useTexts();
  const refresh = useRefresh();
  const mine = criteria.marks.filter((mark) => mark.member === me);
  const [own, setOwn] = useState<Own>(() =>
    Object.fromEntries(
      mine.map((mark) => [mark.criterion, { mark: mark.mark, comment: mark.comment }]),
    ),
  );
  const put = useMutation({
    mutationFn: async () => {
      const marks = Object.entries(own)
        .filter(([, one]) => one.mark !== "")
        .map(([criterion, one]) => ({ criterion, ...one }));
      await call("PUT", `${path}/marks`, { body: { marks } });
    },
    onSuccess: () => refresh(path),
  });
  const set = (criterion: string, change: Partial<{ mark: string; comment: string }>) =>
    setOwn((old) => ({
      ...old,
      [criterion]: { mark: "", comment: "", ...old[criterion], ...change },
    }));
  return (
    <form
      className="mt-6"
      onSubmit={(event) => {
        event.preventDefault();
        put.mutate();
      }}
    >
      <h3 className="mb-2">{t("criteria.title")}</h3>
      <ProblemBanner problem={put.error} />
      {put.isSuccess && <Banner kind="success" title={t("criteria.kept")} answer />}
      <div
        className="overflow-x-auto rounded-8 border border-solid-gray-300"
        role="group"
        tabIndex={0}
        aria-label={t("criteria.title")}
      >
        <table className="plain-table">
          <caption className="sr-only">{t("criteria.title")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("criteria.criterion")}</th>
              <th scope="col">{t("word.rule")}</th>
              {member && (
                <>
                  <th scope="col">{t("criteria.mark")}</th>
                  <th scope="col">{t("criteria.comment")}</th>
                </>
              )}
              <th scope="col">{t("criteria.marks")}</th>
            </tr>
          </thead>
          <tbody>
            {criteria.items.map((criterion) => (
              <tr key={criterion.name}>
                <th scope="row">{say(criterion.label)}</th>
                <td>
                  <RuleTag rule={criterion.rule} />
                </td>
                {member && (
                  <>
                    <td>
                      <select
                        className="control min-w-36"
                        aria-label={`${say(criterion.label)} ${t("criteria.mark")}`}
                        value={own[criterion.name]?.mark ?? ""}
                        onChange={(event) => set(criterion.name, { mark: event.target.value })}
                      >
                        <option value="">{t("field.choose")}</option>
                        {MARKS.map((mark) => (
                          <option key={mark.name} value={mark.name}>
                            {t(mark.text)}
                          </option>
                        ))}
                      </select>
                    </td>
                    <td>
                      <input
                        className="control min-w-48"
                        aria-label={`${say(criterion.label)} ${t("criteria.comment")}`}
                        value={own[criterion.name]?.comment ?? ""}
                        onChange={(event) => set(criterion.name, { comment: event.target.value })}
                      />
                    </td>
                  </>
                )}
                <td>
                  <Others
                    marks={criteria.marks.filter((mark) => mark.criterion === criterion.name)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {member && (
        <div className="mt-3">
          <Button kind="solid" type="submit" isDisabled={put.isPending}>
            {t("criteria.keep")}
          </Button>
        </div>
      )}
    </form>
  );
}

/** The criteria of a review with the reviewers' marks; only members and their secretariat have them. */
export function CriteriaPanel({ dossier, thread }: { dossier: string; thread: Thread }) {
  const me = useMe();
  const path = at`/dossiers/${dossier}/criteria/${thread.track}`;
  const member =
    thread.stage === "meeting" &&
    !!thread.meeting?.members.some(
      (one) => one.account === me.account && one.present && !one.recused,
    );
  const allowed =
    member ||
    me.roles.some((role) => ["board", "committee", "producer", "office", "window"].includes(role));
  const criteria = useGet<Criteria>(path, allowed);
  const absent = criteria.error instanceof Problem && criteria.error.status === 404;
  if (!allowed || absent) return null;
  return (
    <Shown query={criteria}>
      {({ data }) => <MarkingTable criteria={data} path={path} me={me.account} member={member} />}
    </Shown>
  );
}

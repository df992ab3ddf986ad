import type { Meeting } from "../api/types";
import { Table } from "../parts/table";
import { Tag, type Tone } from "../parts/tag";
import { useTexts, type TextKey } from "../texts";

/** Whether a meeting meets its conditions, each as a tag that says so in words. */
export function Conditions({ meeting }: { meeting: Meeting }) {
  const { t } = useTexts();
  const tags: [TextKey, TextKey, boolean | null][] = [
    ["meeting.composed", "meeting.not_composed", meeting.composed],
    ["meeting.quorum", "meeting.no_quorum", meeting.quorum],
    ["meeting.carried", "meeting.not_carried", meeting.carried],
  ];
  return (
    <span className="flex flex-wrap gap-2">
      {meeting.expedited && <Tag tone="blue">{t("meeting.expedited")}</Tag>}
      {tags
        .filter(([, , holds]) => holds !== null)
        .map(([yes, no, holds]) => (
          <Tag key={yes} tone={holds ? "green" : "orange"}>
            {t(holds ? yes : no)}
          </Tag>
        ))}
    </span>
  );
}

const VOTES: Record<string, { text: TextKey; tone: Tone }> = {
  for: { text: "vote.for", tone: "green" },
  against: { text: "vote.against", tone: "red" },
  "": { text: "vote.none", tone: "grey" },
};

function VoteTag({ vote }: { vote: string | null }) {
  const { t } = useTexts();
  const known = vote === null ? undefined : VOTES[vote];
  return known ? <Tag tone={known.tone}>{t(known.text)}</Tag> : <Tag>{t("vote.secret")}</Tag>;
}

/** Members with recusals and votes; quorum and majority shown. */
export function MeetingPanel({ meeting }: { meeting: Meeting }) {
  const { t } = useTexts();
  const present = meeting.members.filter((member) => member.present && !member.recused).length;
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-x-6 gap-y-2">
        <Conditions meeting={meeting} />
        <span>
          {t("meeting.counted", {
            present,
            members: meeting.members.length,
            min: meeting.members_min,
          })}
        </span>
        <span>
          {meeting.votes_for === null
            ? t("meeting.votes_given", { given: meeting.votes_given })
            : t("meeting.votes", { yes: meeting.votes_for, no: meeting.votes_against ?? 0 })}
        </span>
      </div>
      <Table
        caption={t("members.caption")}
        rows={meeting.members}
        keyOf={(member) => member.account}
        columns={[
          {
            head: t("members.account"),
            names: true,
            cell: (member) => (
              <>
                {member.name || member.account}{" "}
                <span className="font-mono text-dns-14N-130 text-solid-gray-700">
                  {member.account}
                </span>
              </>
            ),
          },
          { head: t("members.kind"), cell: (member) => t(`members.${member.kind}` as TextKey) },
          { head: t("members.sex"), cell: (member) => t(`members.${member.sex}` as TextKey) },
          {
            head: t("members.seat"),
            cell: (member) => t(member.outside ? "members.outside" : "members.inside"),
          },
          {
            head: t("members.attendance"),
            cell: (member) => t(member.present ? "members.present" : "members.absent"),
          },
          {
            head: t("members.recused"),
            cell: (member) =>
              member.recused ? <Tag tone="orange">{t("members.is_recused")}</Tag> : "–",
          },
          {
            head: t("members.vote"),
            cell: (member) => (member.recused ? "–" : <VoteTag vote={member.vote} />),
          },
        ]}
      />
    </>
  );
}

import { useMutation } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";

import { call } from "../api/client";
import { at, useGet, useRefresh } from "../api/queries";
import type { Field, Finding, Section as SectionData } from "../api/types";
import { inJapan } from "../dates/wareki";
import { Banner, ProblemBanner } from "../parts/banner";
import { Button } from "../parts/button";
import { Section, Shown } from "../parts/layout";
import { RuleTag } from "../parts/tag";
import { useTexts, type TextKey } from "../texts";
import { sectionAddress } from "./applicationTab";
import { useKeyOf } from "./commandForm";
import { useSeen } from "./context";
import { Editor } from "./editors";
import { tabAddress } from "./tabs";
import { useDraft } from "./useDraft";
import { ValueText } from "./values";

function RuleHelp({ field, findings }: { field: Field; findings: Finding[] }) {
  const { t, say } = useTexts();
  if (!field.rule && findings.length === 0) return null;
  return (
    <div className="mb-6 border-l-4 border-solid-gray-300 pl-4 text-dns-14N-130 leading-150 desktop-admin:mb-5 desktop-admin:mt-8">
      {field.rule && (
        <p>
          {t("word.rule")}：<RuleTag rule={field.rule} />
        </p>
      )}
      {field.help && <p className="mt-1 text-solid-gray-700">{say(field.help)}</p>}
      {findings.map((finding) => (
        <p key={finding.rule + finding.message.ja} className="mt-1 text-orange-1100">
          <RuleTag rule={finding.rule} />　{say(finding.message)}
        </p>
      ))}
    </div>
  );
}

function Writing({ section, etag }: { section: SectionData; etag: string | null }) {
  const { t, say } = useTexts();
  const { dossier } = useSeen();
  const navigate = useNavigate();
  const refresh = useRefresh();
  const keyOf = useKeyOf();
  const path = at`/dossiers/${dossier.number}/sections/${section.name}`;
  const draft = useDraft(path, section, etag);
  const save = useMutation({
    mutationFn: async () => {
      if (draft.state !== "kept") await draft.send();
      await call("POST", `${path}/save`, { body: {}, key: keyOf([section.name, draft.values]) });
    },
    onSuccess: async () => {
      await refresh(at`/dossiers/${dossier.number}`);
      await navigate({ to: tabAddress(dossier.number, "application") });
    },
  });
  const of = (field: Field) => draft.findings.filter((finding) => finding.field === field.name);
  const savedTime = draft.savedAt ? inJapan(draft.savedAt).time : "";
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <ProblemBanner problem={save.error ?? draft.problem} />
      {draft.state === "overtaken" && (
        <Button onPress={() => location.reload()}>{t("app.retry")}</Button>
      )}
      {section.fields.map((field) => (
        <div
          key={field.name}
          className="grid gap-x-8 border-b border-solid-gray-300 pt-4 last:border-0 desktop-admin:grid-cols-[minmax(0,46em)_minmax(14em,1fr)]"
        >
          <Editor
            field={{ ...field, help: undefined }}
            dossier={dossier.number}
            value={draft.values[field.name]}
            fault={
              of(field)[0] && draft.values[field.name] !== undefined
                ? say(of(field)[0]?.message)
                : undefined
            }
            onChange={(value) => draft.change(field.name, value)}
          />
          <RuleHelp field={field} findings={of(field)} />
        </div>
      ))}
      <div className="sticky bottom-0 mt-4 flex flex-wrap items-center gap-4 border-t border-solid-gray-420 bg-white py-3">
        <Button kind="solid" type="submit" isDisabled={save.isPending}>
          {t("section.save")}
        </Button>
        <Link to={tabAddress(dossier.number, "application")} className="link">
          {t("section.back")}
        </Link>
        <span role="status" className="text-dns-14N-130 text-solid-gray-700">
          {t(`draft.${draft.state}` as TextKey)}
          {draft.state === "kept" && savedTime && `（${savedTime}）`}
        </span>
      </div>
    </form>
  );
}

function Reading({ section }: { section: SectionData }) {
  const { t, say } = useTexts();
  const { dossier } = useSeen();
  return (
    <>
      <Banner kind="information" title={t("section.read_only")} />
      <dl>
        {section.fields.map((field) => (
          <div key={field.name} className="border-b border-solid-gray-300 py-3">
            <dt className="text-dns-16B-130">
              {say(field.label)}
              {field.rule && (
                <span className="ml-3 font-400">
                  <RuleTag rule={field.rule} />
                </span>
              )}
            </dt>
            <dd className="mt-1">
              {section.values[field.name] === undefined ? (
                "–"
              ) : (
                <ValueText
                  dossier={dossier.number}
                  value={section.values[field.name]!}
                  choices={field.choices}
                />
              )}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

export function SectionPage() {
  const { section: name } = useParams({ strict: false }) as { section: string };
  const { say } = useTexts();
  const { dossier, commands } = useSeen();
  const section = useGet<SectionData>(at`/dossiers/${dossier.number}/sections/${name}`);
  const mayWrite = commands.some((command) => command.name === "save_section");
  return (
    <Shown query={section}>
      {({ data, etag }) => (
        <Section title={say(data.label)}>
          {mayWrite ? (
            <Writing key={sectionAddress(dossier.number, name)} section={data} etag={etag} />
          ) : (
            <Reading section={data} />
          )}
        </Section>
      )}
    </Shown>
  );
}

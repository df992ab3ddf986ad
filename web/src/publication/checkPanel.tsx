import { useMutation } from "@tanstack/react-query";
import { useState } from "react";

import { call, newKey, upload } from "../api/client";
import { at, useList, withQuery } from "../api/queries";
import type { Check as CheckAnswer, Upload } from "../api/types";
import { Sender } from "../dossier/uploadsPanel";
import { useKeyOf } from "../dossier/commandForm";
import { Banner, ProblemBanner } from "../parts/banner";
import { Button } from "../parts/button";
import { Check, Choice, TextField } from "../parts/field";
import { Shown } from "../parts/layout";
import { sizeText } from "../parts/size";
import { useTexts } from "../texts";
import { CheckResult } from "./checkResult";
import { useJob } from "./useJob";

/** What a request for the check before publication is made from. */
export interface Prepared {
  outputs: string;
  report: string;
  verdict: string;
}

interface Books {
  dossier: string;
  rulebooks: string[];
}
interface Props extends Books {
  onPrepared: (prepared: Prepared) => void;
}

interface StepsProps extends Books {
  files: Upload[];
  declaration: string;
  onDeclaration: (text: string) => void;
}

function Declaration({ dossier, rulebooks, files, declaration, onDeclaration }: StepsProps) {
  const { t } = useTexts();
  const [rulebook, setRulebook] = useState(
    rulebooks.find((name) => !name.startsWith("jisedai")) ?? rulebooks[0] ?? "",
  );
  const propose = useMutation({
    mutationFn: async () => {
      const parts: string[] = [];
      for (const file of files) {
        const body = { sha256: file.sha256, name: file.name, rulebook };
        parts.push(
          (
            await call<{ declaration: string }>("POST", at`/dossiers/${dossier}/inspections`, {
              body,
            })
          ).data.declaration,
        );
      }
      return parts.join("\n");
    },
    onSuccess: onDeclaration,
  });
  return (
    <>
      <Choice
        label={t("check.rulebook")}
        required
        value={rulebook}
        onChange={setRulebook}
        choices={rulebooks.map((name) => ({ name, text: name }))}
      />
      <ProblemBanner problem={propose.error} />
      <div className="mb-4">
        <Button
          isDisabled={files.length === 0 || propose.isPending}
          onPress={() => propose.mutate()}
        >
          {t("check.propose")}
        </Button>
      </div>
      <TextField
        label={t("check.declaration")}
        help={t("check.declaration_help")}
        long
        mono
        required
        value={declaration}
        onChange={onDeclaration}
      />
    </>
  );
}

/** The result as a file of the dossier, so that the request names exactly what was judged. */
function Preparing({
  dossier,
  check,
  outputs,
  onPrepared,
}: {
  dossier: string;
  check: CheckAnswer;
  outputs: string;
  onPrepared: (prepared: Prepared) => void;
}) {
  const { t } = useTexts();
  const prepare = useMutation({
    mutationFn: () => {
      const { tables: _, ...judged } = check;
      const report = new File([JSON.stringify(judged, null, 1)], "check.json", {
        type: "application/json",
      });
      return upload(dossier, report, "document", newKey(), () => {});
    },
    onSuccess: ({ sha256 }) => onPrepared({ outputs, report: sha256, verdict: check.verdict }),
  });
  return (
    <div className="screen-only mb-4">
      <ProblemBanner problem={prepare.error} />
      {prepare.isSuccess ? (
        <Banner kind="success" title={t("check.prepared")} answer />
      ) : (
        <Button kind="solid" isDisabled={prepare.isPending} onPress={() => prepare.mutate()}>
          {t("check.prepare")}
        </Button>
      )}
    </div>
  );
}

/** Tables to be published: sent, declared, checked; the findings drawn on them. */
export function CheckPanel({ dossier, rulebooks, onPrepared }: Props) {
  const { t } = useTexts();
  const keyOf = useKeyOf();
  const uploads = useList<Upload>(
    withQuery(at`/dossiers/${dossier}/uploads`, { purpose: "publication" }),
  );
  const [left, setLeft] = useState<string[]>([]);
  const [declaration, setDeclaration] = useState("");
  const [round, setRound] = useState(0);
  const files = (uploads.items ?? []).filter((file) => !left.includes(file.sha256));
  const check = useMutation({
    mutationFn: async () => {
      const body = { declaration, files: files.map(({ sha256, name }) => ({ sha256, name })) };
      return (
        await call<{ job: string }>("POST", at`/dossiers/${dossier}/checks`, {
          body,
          key: keyOf([body, round]),
        })
      ).data.job;
    },
    onSuccess: () => setRound((old) => old + 1),
  });
  const job = useJob(check.data ?? null);
  const { say } = useTexts();
  return (
    <>
      <Sender dossier={dossier} purpose="publication" label={t("check.send")} />
      <Shown query={{ data: uploads.items, error: uploads.error }}>
        {(items) => (
          <fieldset className="mb-4">
            <legend className="text-std-16B-170 text-solid-gray-900">{t("check.files")}</legend>
            {items.length === 0 && <p className="text-solid-gray-700">{t("check.no_files")}</p>}
            {items.map((file) => (
              <div key={file.sha256} className="-mb-4">
                <Check
                  label={`${file.name}（${sizeText(file.bytes)}）`}
                  checked={!left.includes(file.sha256)}
                  onChange={(on) =>
                    setLeft((old) =>
                      on ? old.filter((one) => one !== file.sha256) : [...old, file.sha256],
                    )
                  }
                />
              </div>
            ))}
          </fieldset>
        )}
      </Shown>
      <Declaration
        dossier={dossier}
        rulebooks={rulebooks}
        files={files}
        declaration={declaration}
        onDeclaration={setDeclaration}
      />
      <ProblemBanner problem={check.error ?? job.problem} />
      <div className="screen-only mb-6 flex flex-wrap items-center gap-4">
        <Button
          kind="solid"
          isDisabled={check.isPending || declaration.trim() === "" || files.length === 0}
          onPress={() => check.mutate()}
        >
          {t("check.run")}
        </Button>
        {check.data && !job.result && !job.problem && (
          <span role="status" className="flex items-center gap-3">
            <progress
              aria-label={t("check.running")}
              value={job.progress?.done}
              max={job.progress?.of ?? undefined}
            />
            {job.progress ? say(job.progress.step) : t("check.running")}
          </span>
        )}
      </div>
      {job.result && <CheckResult check={job.result} />}
      {job.result && job.result.verdict !== "fail" && files.length === 1 && (
        <Preparing
          key={check.data}
          dossier={dossier}
          check={job.result}
          outputs={files[0]?.sha256 ?? ""}
          onPrepared={onPrepared}
        />
      )}
    </>
  );
}

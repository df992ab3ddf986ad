import { useMutation } from "@tanstack/react-query";
import { useState } from "react";

import { call, keepSession } from "../api/client";
import { at, useList, useMe, useRefresh, useWords } from "../api/queries";
import type { Session, SessionRow } from "../api/types";
import { Banner, ProblemBanner } from "../parts/banner";
import { Button } from "../parts/button";
import { Moment } from "../parts/day";
import { TextField } from "../parts/field";
import { Facts, Page, Section, Shown } from "../parts/layout";
import { Table } from "../parts/table";
import { Tag } from "../parts/tag";
import { PasswordRules, QrPicture, RecoveryCodes } from "../signing/passwordRules";
import { PresentPassword } from "../signing/presentPassword";
import { Passkeys } from "../signing/passkeys";
import { chooseLanguage, useTexts } from "../texts";

function PasswordChange() {
  const { t } = useTexts();
  const refresh = useRefresh();
  const [old, setOld] = useState("");
  const [fresh, setFresh] = useState("");
  const [again, setAgain] = useState("");
  const [differ, setDiffer] = useState(false);
  const change = useMutation({
    mutationFn: async () =>
      (await call<Session>("POST", "/me/password", { body: { old, new: fresh } })).data,
    onSuccess: async (session) => {
      keepSession(session);
      setOld("");
      setFresh("");
      setAgain("");
      await refresh("/session", "/me/sessions");
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setDiffer(fresh !== again);
        if (fresh === again) change.mutate();
      }}
    >
      <PasswordRules linked />
      <ProblemBanner problem={change.error} />
      {change.isSuccess && <Banner kind="success" title={t("me.password_changed")} answer />}
      <PresentPassword value={old} onChange={setOld} />
      <TextField
        label={t("invite.password")}
        required
        type="password"
        autoComplete="new-password"
        value={fresh}
        onChange={setFresh}
      />
      <TextField
        label={t("invite.again")}
        required
        type="password"
        autoComplete="new-password"
        value={again}
        onChange={setAgain}
        fault={differ ? t("invite.differ") : undefined}
      />
      <Button
        kind="solid"
        type="submit"
        isDisabled={change.isPending || old === "" || fresh === ""}
      >
        {t("me.change")}
      </Button>
    </form>
  );
}

function Factor() {
  const { t } = useTexts();
  const me = useMe();
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const totp = useMutation({
    mutationFn: async () =>
      (
        await call<{ secret: string; uri: string; qr_svg: string }>("POST", "/me/totp", {
          body: { password },
        })
      ).data,
  });
  const confirm = useMutation({
    mutationFn: () => call("POST", "/me/totp/confirm", { body: { code } }),
    onSuccess: () => totp.reset(),
  });
  const codes = useMutation({
    mutationFn: async () =>
      (
        await call<{ recovery_codes: string[] }>("POST", "/me/recovery-codes", {
          body: { password },
        })
      ).data,
  });
  return (
    <>
      <p className="mb-4">
        {t("me.recovery_left")}：<strong>{me.recovery_codes_left}</strong>
      </p>
      <ProblemBanner problem={totp.error ?? confirm.error ?? codes.error} />
      {confirm.isSuccess && <Banner kind="success" title={t("me.factor_done")} answer />}
      <PresentPassword value={password} onChange={setPassword} />
      <div className="flex flex-wrap gap-3">
        <Button isDisabled={password === "" || totp.isPending} onPress={() => totp.mutate()}>
          {t("me.factor_again")}
        </Button>
        <Button isDisabled={password === "" || codes.isPending} onPress={() => codes.mutate()}>
          {t("me.recovery_new")}
        </Button>
      </div>
      {totp.data && (
        <form
          className="mt-6"
          onSubmit={(event) => {
            event.preventDefault();
            confirm.mutate();
          }}
        >
          <p className="mb-3">{t("invite.qr_lead")}</p>
          <QrPicture svg={totp.data.qr_svg} />
          <p className="my-3 break-all font-mono">{totp.data.secret}</p>
          <TextField
            label={t("sign.code")}
            required
            inputMode="numeric"
            autoComplete="one-time-code"
            value={code}
            onChange={setCode}
          />
          <Button kind="solid" type="submit" isDisabled={code === "" || confirm.isPending}>
            {t("me.change")}
          </Button>
        </form>
      )}
      {codes.data && (
        <>
          <Banner kind="warning" title={t("invite.recovery_lead")} answer />
          <RecoveryCodes codes={codes.data.recovery_codes} />
        </>
      )}
    </>
  );
}

export function Sessions({ path }: { path: string }) {
  const { t } = useTexts();
  const refresh = useRefresh();
  const sessions = useList<SessionRow>(path);
  const end = useMutation({
    mutationFn: (id: string) => call("DELETE", path + at`/${id}`),
    onSuccess: () => refresh(path),
  });
  return (
    <>
      <ProblemBanner problem={end.error} />
      <Shown query={{ data: sessions.items, error: sessions.error }}>
        {(items) => (
          <Table
            caption={t("me.sessions")}
            rows={items}
            keyOf={(row) => row.id}
            columns={[
              {
                head: t("me.session_agent"),
                names: true,
                cell: (row) => (
                  <>
                    {row.agent || "–"} {row.this && <Tag tone="blue">{t("me.session_this")}</Tag>}
                  </>
                ),
              },
              {
                head: t("me.session_address"),
                cell: (row) => <span className="font-mono">{row.address}</span>,
              },
              { head: t("me.session_began"), cell: (row) => <Moment at={row.began_utc} /> },
              { head: t("me.session_seen"), cell: (row) => <Moment at={row.seen_utc} /> },
              {
                head: t("me.session_end"),
                cell: (row) =>
                  row.this ? (
                    "–"
                  ) : (
                    <Button size="small" kind="danger" onPress={() => end.mutate(row.id)}>
                      {t("me.session_end")}
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </Shown>
    </>
  );
}

function Language() {
  const { t, language } = useTexts();
  const keep = async (chosen: "ja" | "en") => {
    chooseLanguage(chosen);
    await call("PUT", "/me/settings", { body: { language: chosen } });
  };
  return (
    <div role="group" aria-label={t("app.language")} className="flex gap-3">
      <Button
        kind={language === "ja" ? "solid" : "outline"}
        aria-pressed={language === "ja"}
        onPress={() => void keep("ja")}
      >
        日本語
      </Button>
      <Button
        kind={language === "en" ? "solid" : "outline"}
        aria-pressed={language === "en"}
        onPress={() => void keep("en")}
      >
        English
      </Button>
    </div>
  );
}

export function MePage() {
  const { t, say } = useTexts();
  const me = useMe();
  const { labelOf } = useWords();
  return (
    <Page title={t("nav.me")}>
      <Section title={t("me.account")}>
        <Facts
          facts={[
            [t("sign.account"), <span className="font-mono">{me.account}</span>],
            [t("me.name"), me.name],
            [t("me.organisation"), me.organisation],
            [t("me.mail"), me.mail || "–"],
            [
              t("me.roles"),
              me.roles.map((role) => say(labelOf("roles", role))).join(t("word.comma")) || "–",
            ],
            [
              t("me.databases"),
              me.databases.map((name) => say(labelOf("databases", name))).join(t("word.comma")) ||
                t("me.databases_all"),
            ],
            [t("me.last"), <Moment at={me.last_sign_in_utc} />],
          ]}
        />
      </Section>
      <Section title={t("app.language")}>
        <Language />
      </Section>
      <Section title={t("me.password")}>
        <PasswordChange />
      </Section>
      <Section title={t("me.factor")}>
        <Factor />
      </Section>
      <Section title={t("passkey.title")}>
        <Passkeys />
      </Section>
      <Section title={t("me.sessions")}>
        <Sessions path="/me/sessions" />
      </Section>
    </Page>
  );
}

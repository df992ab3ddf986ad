import { useMutation } from "@tanstack/react-query";
import { useEffect, useState, type FormEvent } from "react";

import { call } from "../api/client";
import { useSession } from "../api/queries";
import { Banner, ProblemBanner } from "../parts/banner";
import { Button } from "../parts/button";
import { Check, TextField } from "../parts/field";
import { dayText, inJapan } from "../dates/wareki";
import { SigningFrame } from "../signing/frame";
import { PasswordRules, QrPicture, RecoveryCodes } from "../signing/passwordRules";
import { useTexts } from "../texts";

interface Invited {
  account: string;
  name: string;
  organisation: string;
  expires_utc: string;
  reset: boolean;
}
interface Secret {
  secret: string;
  uri: string;
  qr_svg: string;
}

const onSubmit = (act: () => void) => (event: FormEvent) => {
  event.preventDefault();
  act();
};

function usePost<T>(path: string) {
  return useMutation({
    mutationFn: async (body: unknown) => (await call<T>("POST", path, { body })).data,
  });
}

function Step({ step, title }: { step: number; title: string }) {
  const { t } = useTexts();
  return (
    <div className="mb-4">
      <p className="text-dns-14B-130 text-blue-1000">{t("invite.step", { step })}</p>
      <h2>{title}</h2>
    </div>
  );
}

function PasswordStep({
  token,
  invited,
  onSecret,
}: {
  token: string;
  invited: Invited;
  onSecret: (secret: Secret) => void;
}) {
  const { t, language } = useTexts();
  const [password, setPassword] = useState("");
  const [again, setAgain] = useState("");
  const [differ, setDiffer] = useState(false);
  const accept = usePost<Secret>("/invitations/accept");
  const send = () => {
    setDiffer(password !== again);
    if (password === again) accept.mutate({ token, password }, { onSuccess: onSecret });
  };
  return (
    <form onSubmit={onSubmit(send)}>
      <Step step={1} title={t("invite.step1")} />
      <p className="mb-1">
        {invited.organisation}　{invited.name}（{invited.account}）
      </p>
      <p className="mb-4 text-dns-14N-130 text-solid-gray-700">
        {t("invite.until", { day: dayText(inJapan(invited.expires_utc).day, language) })}
      </p>
      <PasswordRules />
      <ProblemBanner problem={accept.error} />
      <input
        type="text"
        name="username"
        autoComplete="username"
        value={invited.account}
        readOnly
        hidden
      />
      <TextField
        label={t("invite.password")}
        required
        type="password"
        value={password}
        onChange={setPassword}
        autoComplete="new-password"
      />
      <TextField
        label={t("invite.again")}
        required
        type="password"
        value={again}
        onChange={setAgain}
        autoComplete="new-password"
        fault={differ ? t("invite.differ") : undefined}
      />
      <Button kind="solid" type="submit" isDisabled={accept.isPending || password === ""}>
        {t("sign.next")}
      </Button>
    </form>
  );
}

function AuthenticatorStep({
  token,
  secret,
  onCodes,
}: {
  token: string;
  secret: Secret;
  onCodes: (codes: string[]) => void;
}) {
  const { t } = useTexts();
  const [code, setCode] = useState("");
  const confirm = usePost<{ recovery_codes: string[] }>("/invitations/confirm");
  return (
    <form
      onSubmit={onSubmit(() =>
        confirm.mutate(
          { token, code: code.trim() },
          { onSuccess: (data) => onCodes(data.recovery_codes) },
        ),
      )}
    >
      <Step step={2} title={t("invite.step2")} />
      <p className="mb-4">{t("invite.qr_lead")}</p>
      <div className="mb-5 flex flex-wrap items-start gap-6">
        <QrPicture svg={secret.qr_svg} />
        <div className="min-w-0">
          <p className="text-dns-14B-130">{t("invite.secret")}</p>
          <p className="break-all font-mono text-mono-16N-150">
            {secret.secret.replace(/(.{4})/g, "$1 ")}
          </p>
        </div>
      </div>
      <ProblemBanner problem={confirm.error} />
      <TextField
        label={t("sign.code")}
        required
        value={code}
        onChange={setCode}
        inputMode="numeric"
        autoComplete="one-time-code"
      />
      <Button kind="solid" type="submit" isDisabled={confirm.isPending || code === ""}>
        {t("sign.next")}
      </Button>
    </form>
  );
}

function CodesStep({ codes }: { codes: string[] }) {
  const { t } = useTexts();
  const [kept, setKept] = useState(false);
  return (
    <>
      <Step step={3} title={t("invite.step3")} />
      <Banner kind="warning" title={t("invite.recovery_lead")} />
      <RecoveryCodes codes={codes} />
      <div className="screen-only">
        <Button onPress={() => print()}>{t("act.print")}</Button>
        <div className="mt-5">
          <Check label={t("invite.kept")} checked={kept} onChange={setKept} />
        </div>
        <Button kind="solid" isDisabled={!kept} onPress={() => location.assign("/")}>
          {t("invite.to_sign_in")}
        </Button>
      </div>
    </>
  );
}

/** The token stands behind the # of the address, which is never sent. */
function tokenOfAddress(): string {
  return decodeURIComponent(location.hash.slice(1));
}

export function InvitationPage() {
  const { t } = useTexts();
  const session = useSession();
  const [token, setToken] = useState(tokenOfAddress);
  const [secret, setSecret] = useState<Secret | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const look = usePost<Invited>("/invitations/look");
  const { mutate } = look;
  const ready = !!session.data;
  useEffect(() => {
    if (ready && tokenOfAddress() !== "") mutate({ token: tokenOfAddress() });
  }, [ready, mutate]);

  const invited = look.data;
  const title = t(invited?.reset ? "invite.reset_title" : "invite.title");
  return (
    <SigningFrame title={title} wide>
      {!invited && (
        <form onSubmit={onSubmit(() => look.mutate({ token: token.trim() }))}>
          <p className="mb-4">{t("invite.token_lead")}</p>
          <ProblemBanner problem={look.error} />
          <TextField label={t("invite.token")} required value={token} onChange={setToken} />
          <Button kind="solid" type="submit" isDisabled={!ready || look.isPending || token === ""}>
            {t("sign.next")}
          </Button>
        </form>
      )}
      {invited && !secret && (
        <PasswordStep token={token.trim()} invited={invited} onSecret={setSecret} />
      )}
      {secret && !codes && (
        <AuthenticatorStep token={token.trim()} secret={secret} onCodes={setCodes} />
      )}
      {codes && <CodesStep codes={codes} />}
    </SigningFrame>
  );
}

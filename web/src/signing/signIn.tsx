import { useState, type FormEvent } from "react";

import type { Session } from "../api/types";
import { ProblemBanner } from "../parts/banner";
import { Button } from "../parts/button";
import { TextField } from "../parts/field";
import { useTexts } from "../texts";
import { SigningFrame } from "./frame";
import { canUsePasskeys } from "./passkey";
import { usePasskeyStep, useSessionStep } from "./useSessionStep";

function submitting(act: () => void) {
  return (event: FormEvent) => {
    event.preventDefault();
    act();
  };
}

function PasswordStep({ session }: { session: Session }) {
  const { t } = useTexts();
  const [account, setAccount] = useState("");
  const [password, setPassword] = useState("");
  const step = useSessionStep("POST", "/session/password");
  return (
    <SigningFrame title={t("sign.title")}>
      <form onSubmit={submitting(() => step.mutate({ account, password }))}>
        <p className="mb-5">{t("sign.lead")}</p>
        <ProblemBanner problem={step.error} title={t("sign.failed")} />
        <TextField
          label={t("sign.account")}
          required
          value={account}
          onChange={setAccount}
          autoComplete="username"
        />
        <TextField
          label={t("sign.password")}
          required
          type="password"
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
        />
        <Button kind="solid" size="large" type="submit" isDisabled={step.isPending}>
          {t("sign.next")}
        </Button>
        {!session.tls && (
          <p className="mt-6 text-dns-14N-130 leading-150 text-solid-gray-700">{t("sign.plain")}</p>
        )}
      </form>
    </SigningFrame>
  );
}

/** Above the code, for who has a passkey. */
function PasskeyStep() {
  const { t } = useTexts();
  const step = usePasskeyStep();
  return (
    <div className="mb-8 border-b border-solid-gray-420 pb-8">
      <p className="mb-5">{t("passkey.sign_lead")}</p>
      <ProblemBanner problem={step.error} title={t("sign.failed")} />
      <Button kind="solid" size="large" isDisabled={step.isPending} onPress={() => step.mutate()}>
        {t("passkey.sign")}
      </Button>
    </div>
  );
}

function FactorStep({ session }: { session: Session }) {
  const { t } = useTexts();
  const [recovery, setRecovery] = useState(false);
  const [code, setCode] = useState("");
  const step = useSessionStep("POST", recovery ? "/session/recovery-code" : "/session/totp");
  const over = useSessionStep("DELETE", "/session");
  const turn = () => {
    step.reset();
    setCode("");
    setRecovery(!recovery);
  };
  return (
    <SigningFrame title={t("sign.factor")}>
      {session.factors.includes("passkey") && canUsePasskeys() && <PasskeyStep />}
      <form onSubmit={submitting(() => step.mutate({ code: code.trim() }))}>
        <p className="mb-5">{t(recovery ? "sign.recovery_lead" : "sign.factor_lead")}</p>
        <ProblemBanner problem={step.error} title={t("sign.failed")} />
        <TextField
          key={String(recovery)}
          label={t(recovery ? "sign.recovery" : "sign.code")}
          required
          value={code}
          onChange={setCode}
          autoComplete="one-time-code"
          inputMode={recovery ? "text" : "numeric"}
          autoFocus
        />
        <Button kind="solid" size="large" type="submit" isDisabled={step.isPending}>
          {t("sign.in")}
        </Button>
        <div className="mt-6 flex flex-wrap gap-3">
          <Button kind="text" size="small" onPress={turn}>
            {t(recovery ? "sign.use_totp" : "sign.use_recovery")}
          </Button>
          <Button kind="text" size="small" onPress={() => over.mutate(undefined)}>
            {t("sign.over")}
          </Button>
        </div>
      </form>
    </SigningFrame>
  );
}

export function SignIn({ session }: { session: Session }) {
  return session.state === "second_factor" ? (
    <FactorStep session={session} />
  ) : (
    <PasswordStep session={session} />
  );
}

import { useState } from "react";

import type { Session } from "../api/types";
import { ProblemBanner } from "../parts/banner";
import { Button } from "../parts/button";
import { TextField } from "../parts/field";
import { useTexts } from "../texts";
import { SigningFrame } from "./frame";
import { useSessionStep } from "./useSessionStep";

export function Locked({ session }: { session: Session }) {
  const { t } = useTexts();
  const [password, setPassword] = useState("");
  const unlock = useSessionStep("POST", "/session/unlock");
  const over = useSessionStep("DELETE", "/session");
  return (
    <SigningFrame title={t("sign.locked")}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          unlock.mutate({ password });
        }}
      >
        <p className="mb-5">{t("sign.locked_lead", { name: session.account?.name ?? "" })}</p>
        <ProblemBanner problem={unlock.error} title={t("sign.failed")} />
        <TextField
          label={t("sign.password")}
          required
          type="password"
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
          autoFocus
        />
        <div className="flex flex-wrap gap-3">
          <Button kind="solid" type="submit" isDisabled={unlock.isPending}>
            {t("sign.unlock")}
          </Button>
          <Button onPress={() => over.mutate(undefined)}>{t("app.sign_out")}</Button>
        </div>
      </form>
    </SigningFrame>
  );
}

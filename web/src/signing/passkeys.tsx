import { useMutation } from "@tanstack/react-query";
import { useState } from "react";

import { call } from "../api/client";
import { at, useList, useMe, useRefresh } from "../api/queries";
import type { Passkey, PasskeyOffer } from "../api/types";
import { Banner, ProblemBanner } from "../parts/banner";
import { Button } from "../parts/button";
import { Moment } from "../parts/day";
import { TextField } from "../parts/field";
import { Shown } from "../parts/layout";
import { Table } from "../parts/table";
import { useTexts } from "../texts";
import { PresentPassword } from "./presentPassword";
import { canUsePasskeys, makePasskey } from "./passkey";

const PATH = "/me/passkeys";

function NewPasskey() {
  const { t } = useTexts();
  const me = useMe();
  const refresh = useRefresh();
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const make = useMutation({
    mutationFn: async () => {
      const body = { password };
      const { data: offer } = await call<PasskeyOffer>("POST", `${PATH}/offer`, { body });
      const answer = await makePasskey(offer, me.account);
      await call("POST", PATH, { body: { name: name.trim(), ...answer } });
    },
    onSuccess: async () => {
      setName("");
      setPassword("");
      await refresh(PATH);
    },
  });
  if (!canUsePasskeys()) return <p>{t("passkey.cannot")}</p>;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        make.mutate();
      }}
    >
      <ProblemBanner problem={make.error} />
      {make.isSuccess && <Banner kind="success" title={t("passkey.made")} answer />}
      <TextField
        label={t("passkey.name")}
        help={t("passkey.name_hint")}
        required
        value={name}
        onChange={setName}
      />
      <PresentPassword value={password} onChange={setPassword} />
      <Button type="submit" isDisabled={make.isPending || name.trim() === "" || password === ""}>
        {t("passkey.make")}
      </Button>
    </form>
  );
}

/** The passkeys of whoever is signed in, and a new one. */
export function Passkeys() {
  const { t } = useTexts();
  const refresh = useRefresh();
  const passkeys = useList<Passkey>(PATH);
  const drop = useMutation({
    mutationFn: (id: string) => call("DELETE", PATH + at`/${id}`),
    onSuccess: () => refresh(PATH),
  });
  return (
    <>
      <p className="mb-4">{t("passkey.lead")}</p>
      <ProblemBanner problem={drop.error} />
      <Shown query={{ data: passkeys.items, error: passkeys.error }}>
        {(items) =>
          items.length > 0 && (
            <Table
              caption={t("passkey.title")}
              rows={items}
              keyOf={(row) => row.id}
              columns={[
                { head: t("passkey.name"), names: true, cell: (row) => row.name },
                { head: t("passkey.made_at"), cell: (row) => <Moment at={row.made_utc} /> },
                { head: t("passkey.used_at"), cell: (row) => <Moment at={row.used_utc} /> },
                {
                  head: t("passkey.drop"),
                  cell: (row) => (
                    <Button size="small" kind="danger" onPress={() => drop.mutate(row.id)}>
                      {t("passkey.drop")}
                    </Button>
                  ),
                },
              ]}
            />
          )
        }
      </Shown>
      <NewPasskey />
    </>
  );
}

import { useMutation, useQueryClient, type QueryClient } from "@tanstack/react-query";

import { call, keepSession } from "../api/client";
import { SESSION_KEY } from "../api/queries";
import type { PasskeyOffer, Session } from "../api/types";
import { signWithPasskey } from "./passkey";

const isOther = ({ queryKey }: { queryKey: readonly unknown[] }) => queryKey[0] !== SESSION_KEY[0];

/** The session from now on. What one person read is never shown to the next. */
export function enter(client: QueryClient, session: Session): void {
  const before = client.getQueryData<Session>(SESSION_KEY)?.account?.account;
  keepSession(session);
  if (session.account?.account !== before) client.removeQueries({ predicate: isOther });
  client.setQueryData(SESSION_KEY, session);
  void client.invalidateQueries({ predicate: isOther });
}

/** One step of sign-in: what it answers is the session from then on. */
export function useSessionStep(method: string, path: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (body: unknown) => (await call<Session>(method, path, { body })).data,
    onSuccess: (session) => enter(client, session),
  });
}

/** The second factor by a passkey: the server asks, the device signs. */
export function usePasskeyStep() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      const { data: offer } = await call<PasskeyOffer>("POST", "/session/passkey/offer");
      const body = await signWithPasskey(offer);
      return (await call<Session>("POST", "/session/passkey", { body })).data;
    },
    onSuccess: (session) => enter(client, session),
  });
}

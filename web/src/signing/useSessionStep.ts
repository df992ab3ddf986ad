import { useMutation, useQueryClient } from "@tanstack/react-query";

import { call, keepSession } from "../api/client";
import { SESSION_KEY } from "../api/queries";
import type { Session } from "../api/types";

/** One step of sign-in: what it answers is the session from then on. */
export function useSessionStep(method: string, path: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (body: unknown) => (await call<Session>(method, path, { body })).data,
    onSuccess: (session) => {
      keepSession(session);
      client.setQueryData(SESSION_KEY, session);
    },
  });
}

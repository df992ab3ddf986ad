import { Outlet } from "@tanstack/react-router";
import { useEffect } from "react";

import { idleSeconds } from "../api/client";
import { SESSION_KEY, useRefresh, useSession } from "../api/queries";
import type { Session } from "../api/types";
import { Broken } from "./fallbacks";
import { Shell } from "./shell";
import { Waiting } from "../parts/layout";
import { Locked } from "../signing/locked";
import { SignIn } from "../signing/signIn";

export function AnyoneOutlet() {
  return <Outlet />;
}

const LOOK_MS = 10_000;

/** A page that nobody uses is covered when the server has locked its session, not at the next click. */
function useIdleLock(session: Session | undefined) {
  const refresh = useRefresh();
  const limit = session?.state === "signed_in" ? session.idle_seconds : Infinity;
  useEffect(() => {
    const look = setInterval(() => {
      if (idleSeconds(Date.now()) > limit) void refresh(SESSION_KEY[0]!);
    }, LOOK_MS);
    return () => clearInterval(look);
  }, [limit, refresh]);
}

/** Who is not signed in meets the sign-in page at every address; who is locked keeps the page, out of sight and reach. */
export function Door() {
  const { data: session, error } = useSession();
  useIdleLock(session);
  if (!session)
    return error ? (
      <Broken error={error} />
    ) : (
      <div className="p-6">
        <Waiting />
      </div>
    );
  if (session.state === "none" || session.state === "second_factor")
    return <SignIn session={session} />;
  const locked = session.state === "locked";
  return (
    <>
      <div hidden={locked} inert={locked}>
        <Shell>
          <Outlet />
        </Shell>
      </div>
      {locked && <Locked session={session} />}
    </>
  );
}

import { Outlet } from "@tanstack/react-router";

import { useSession } from "../api/queries";
import { Broken } from "./fallbacks";
import { Shell } from "./shell";
import { Waiting } from "../parts/layout";
import { Locked } from "../signing/locked";
import { SignIn } from "../signing/signIn";

export function AnyoneOutlet() {
  return <Outlet />;
}

/** Who is not signed in meets the sign-in page at every address; who is locked keeps the page, out of sight and reach. */
export function Door() {
  const { data: session, error } = useSession();
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

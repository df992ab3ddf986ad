import { useEffect, useState } from "react";

import { addressOf, call, Problem } from "../api/client";
import { at } from "../api/queries";
import type { Check, Job, ProblemBody, Progress } from "../api/types";

export interface JobView {
  progress: Progress | null;
  result: Check | null;
  problem: Problem | null;
}

const NOTHING: JobView = { progress: null, result: null, problem: null };

/** A job of the server as it goes on: its progress as it comes, then what came of it. */
export function useJob(id: string | null): JobView {
  const [view, setView] = useState<JobView>(NOTHING);
  useEffect(() => {
    setView(NOTHING);
    if (!id) return;
    const source = new EventSource(addressOf(at`/jobs/${id}/events`));
    const settle = async () => {
      source.close();
      try {
        const { data } = await call<Job>("GET", at`/jobs/${id}`);
        if (data.state !== "running")
          setView({
            progress: null,
            result: data.result,
            problem: data.problem && new Problem(data.problem),
          });
      } catch (failed) {
        if (failed instanceof Problem) setView({ ...NOTHING, problem: failed });
      }
    };
    source.addEventListener("progress", (event) =>
      setView({ ...NOTHING, progress: JSON.parse(event.data) as Progress }),
    );
    source.addEventListener("done", () => void settle());
    source.addEventListener("failed", (event) => {
      source.close();
      setView({ ...NOTHING, problem: new Problem(JSON.parse(event.data) as ProblemBody) });
    });
    source.onerror = () => void settle();
    return () => source.close();
  }, [id]);
  return view;
}

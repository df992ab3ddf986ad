import { useEffect, useRef, useState } from "react";

import { call, Problem } from "../api/client";
import type { Finding, Section, Value } from "../api/types";

const PAUSE_MS = 1200;

export type DraftState = "kept" | "writing" | "sending" | "failed" | "overtaken";

/** A draft that keeps itself: after a pause in writing it is sent, one request at a time, on top of the state it came from. */
export function useDraft(path: string, first: Section, firstTag: string | null) {
  const [values, setValues] = useState<Record<string, Value | undefined>>(first.values);
  const [findings, setFindings] = useState<Finding[]>(first.findings);
  const [savedAt, setSavedAt] = useState(first.saved_utc);
  const [state, setState] = useState<DraftState>("kept");
  const [problem, setProblem] = useState<unknown>(null);
  const tag = useRef(firstTag ?? '"0"');
  const latest = useRef(values);
  const busy = useRef<Promise<void> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const send = async (): Promise<void> => {
    clearTimeout(timer.current);
    await busy.current;
    const sent = latest.current;
    setState("sending");
    const body = {
      values: Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined)),
    };
    busy.current = call<Section>("PUT", path, { body, match: tag.current })
      .then(({ data, etag }) => {
        tag.current = etag ?? tag.current;
        setFindings(data.findings);
        setSavedAt(data.saved_utc);
        setProblem(null);
        setState(latest.current === sent ? "kept" : "writing");
      })
      .catch((failed: unknown) => {
        setProblem(failed);
        setState(failed instanceof Problem && failed.status === 412 ? "overtaken" : "failed");
        throw failed;
      });
    await busy.current.finally(() => (busy.current = null));
  };

  const change = (name: string, value: Value | undefined) => {
    latest.current = { ...latest.current, [name]: value };
    setValues(latest.current);
    setState("writing");
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void send().catch(() => {}), PAUSE_MS);
  };

  // Who leaves in the middle of a sentence is asked first; what is left on the way inside the portal is sent.
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (state !== "kept") event.preventDefault();
    };
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [state]);
  const sendRef = useRef(send);
  sendRef.current = send;
  const stateRef = useRef(state);
  stateRef.current = state;
  useEffect(
    () => () => {
      if (stateRef.current === "writing") void sendRef.current().catch(() => {});
    },
    [],
  );

  return { values, findings, savedAt, state, problem, change, send };
}

/** The first number that no thread of the track has. */
export function nextKey(threads: { track: string; key: string }[], track: string): string {
  const taken = threads
    .filter((thread) => thread.track === track)
    .map((thread) => Number(thread.key) || 0);
  return String(Math.max(0, ...taken) + 1);
}

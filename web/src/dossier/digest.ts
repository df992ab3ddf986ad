export function hexOf(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The SHA-256 of a file that stays on this machine. */
export async function sha256Of(file: Blob): Promise<string> {
  return hexOf(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
}

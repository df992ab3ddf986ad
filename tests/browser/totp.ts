import { createHmac } from "node:crypto";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const STEP_SECONDS = 30;

/** The bytes of a secret in base 32 (RFC 4648). */
function bytesOf(secret: string): Buffer {
  let bits = "";
  for (const letter of secret.replace(/[\s=]/g, "").toUpperCase())
    bits += LETTERS.indexOf(letter).toString(2).padStart(5, "0");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
}

/** The code of a time step (RFC 6238, SHA-1, six digits). */
export function codeOf(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac("sha1", bytesOf(secret)).update(counter).digest();
  const offset = mac[mac.length - 1]! & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

export function stepAt(milliseconds: number): number {
  return Math.floor(milliseconds / 1000 / STEP_SECONDS);
}

/** An authenticator. A code is accepted once, so each asks for a step after the last one; the server takes one step of drift. */
export class Authenticator {
  private last = 0;
  constructor(private readonly secret: string) {}

  async code(): Promise<string> {
    let step = stepAt(Date.now());
    while (step <= this.last && this.last - step >= 1) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      step = stepAt(Date.now());
    }
    this.last = Math.max(step, this.last + 1);
    return codeOf(this.secret, this.last);
  }
}

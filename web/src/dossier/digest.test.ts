import { expect, it } from "vitest";

import { sha256Of } from "./digest";

// FIPS 180-2, appendix B.1, and the empty message.
it.each([
  ["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
  ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
])("the digest of %j is that of the standard", async (text, digest) => {
  expect(await sha256Of(new Blob([text]))).toBe(digest);
});

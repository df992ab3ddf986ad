import { expect, it } from "vitest";

import { codeOf } from "./totp";

// RFC 6238, appendix B, SHA-1: the secret is the text 12345678901234567890, of eight digits the last six.
const SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

it.each([
  [59, "287082"],
  [1111111109, "081804"],
  [1234567890, "005924"],
  [20000000000, "353130"],
])("at second %d the code is %s", (second, code) =>
  expect(codeOf(SECRET, Math.floor(second / 30))).toBe(code),
);

import { expect, it } from "vitest";

import { memberOf, NEW_MEMBER, wordOf } from "./members";

it("a member goes into its word and comes back", () => {
  const row = {
    account: "u1",
    kind: "humanities",
    sex: "male",
    seat: "inside",
    attendance: "absent",
  };
  expect(wordOf(row)).toBe("u1:humanities:male:inside:absent");
  expect(memberOf(wordOf(row))).toEqual(row);
});

it("an account cannot shift the parts behind it", () => {
  expect(wordOf({ ...NEW_MEMBER, account: "u1:x" })).toBe("u1x:natural:female:outside:present");
});

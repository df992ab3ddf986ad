// Members of a meeting in the form of the command: account:kind:sex:outside|inside:present|absent.

export interface MemberRow {
  account: string;
  kind: string;
  sex: string;
  seat: string;
  attendance: string;
}

export const NEW_MEMBER: MemberRow = {
  account: "",
  kind: "natural",
  sex: "female",
  seat: "outside",
  attendance: "present",
};

export function memberOf(word: string): MemberRow {
  const [account = "", kind = "", sex = "", seat = "", attendance = ""] = word.split(":");
  return { account, kind, sex, seat, attendance };
}

/** A colon in an account would shift what follows it. */
export function wordOf(row: MemberRow): string {
  return [row.account.replaceAll(":", ""), row.kind, row.sex, row.seat, row.attendance].join(":");
}

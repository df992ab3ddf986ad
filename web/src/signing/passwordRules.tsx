import { useGet } from "../api/queries";
import { Shown } from "../parts/layout";
import { RuleTag } from "../parts/tag";
import { useTexts } from "../texts";

export interface Rules {
  length_min: number;
  classes: string[];
  rotation_months: number;
  length_no_rotation: number;
  rules: string[];
}

/** What a password must be, by the rulebook that binds. Rule IDs lead somewhere only for who is signed in. */
export function PasswordRules({ linked }: { linked?: boolean }) {
  const { t } = useTexts();
  const rules = useGet<Rules>("/password-rules");
  return (
    <Shown query={rules}>
      {({ data }) => (
        <div className="mb-5 rounded-8 bg-solid-gray-50 p-4">
          <p className="text-dns-16B-130">{t("invite.rules")}</p>
          <ul className="mt-2 list-disc pl-5 text-dns-16N-130 leading-150">
            <li>
              {t("invite.rules_short", { length: data.length_min, months: data.rotation_months })}
            </li>
            <li>{t("invite.rules_long", { length: data.length_no_rotation })}</li>
          </ul>
          <p className="mt-2 flex gap-2 text-dns-14N-130 text-solid-gray-700">
            {t("word.rule")}：
            {data.rules.map((rule) =>
              linked ? <RuleTag key={rule} rule={rule} /> : <span key={rule}>{rule}</span>,
            )}
          </p>
        </div>
      )}
    </Shown>
  );
}

/** The picture of the server as an image of its own: it cannot act in the page. */
export function QrPicture({ svg }: { svg: string }) {
  const { t } = useTexts();
  return (
    <img
      src={`data:image/svg+xml,${encodeURIComponent(svg)}`}
      alt={t("invite.qr")}
      width={220}
      height={220}
      className="border border-solid-gray-300 bg-white p-3"
    />
  );
}

export function RecoveryCodes({ codes }: { codes: string[] }) {
  return (
    <ol className="my-4 grid list-inside list-decimal grid-cols-1 gap-x-6 gap-y-1 rounded-8 border border-solid-gray-420 p-4 font-mono text-mono-16N-150 desktop:grid-cols-2">
      {codes.map((code) => (
        <li key={code}>{code}</li>
      ))}
    </ol>
  );
}

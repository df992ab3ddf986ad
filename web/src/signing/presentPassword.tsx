import { useMe } from "../api/queries";
import { TextField } from "../parts/field";
import { useTexts } from "../texts";

interface Props {
  value: string;
  onChange: (value: string) => void;
}

/** Asked for again before something that lets people in is changed; the account is there for who keeps passwords. */
export function PresentPassword({ value, onChange }: Props) {
  const { t } = useTexts();
  const me = useMe();
  return (
    <>
      <input type="text" autoComplete="username" value={me.account} readOnly hidden />
      <TextField
        label={t("me.password_old")}
        required
        type="password"
        autoComplete="current-password"
        value={value}
        onChange={onChange}
      />
    </>
  );
}

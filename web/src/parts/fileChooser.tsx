import { useId, useState } from "react";

import { useTexts } from "../texts";
import { buttonClass } from "./button";

interface Props {
  id?: string;
  label?: string;
  several?: boolean;
  describedBy?: string;
  invalid?: boolean;
  onFiles: (files: File[]) => void;
}

/** Files by a button or by dropping them; the button is the browser's own input, in the portal's words. */
export function FileChooser({ id, label, several, describedBy, invalid, onFiles }: Props) {
  const { t } = useTexts();
  const own = useId();
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const chosen = [...(files ?? [])];
    if (chosen.length > 0) onFiles(several ? chosen : chosen.slice(0, 1));
  };
  return (
    <div
      className={`rounded-8 border-2 border-dashed p-4 ${over ? "border-blue-900 bg-blue-50" : "border-solid-gray-420"}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      {label && (
        <p id={`${own}-label`} className="mb-2 text-std-16B-170 text-solid-gray-900">
          {label}
        </p>
      )}
      <label
        className={`${buttonClass("outline", "medium")} cursor-pointer has-[:focus-visible]:outline has-[:focus-visible]:outline-4 has-[:focus-visible]:outline-offset-2 has-[:focus-visible]:outline-black`}
      >
        <span id={`${own}-act`}>{t(several ? "file.choose_several" : "file.choose")}</span>
        <input
          id={id ?? own}
          type="file"
          multiple={several}
          className="sr-only"
          aria-describedby={describedBy}
          aria-invalid={invalid}
          aria-labelledby={label ? `${own}-label ${own}-act` : undefined}
          onChange={(event) => {
            take(event.target.files);
            event.target.value = "";
          }}
        />
      </label>
      <span className="ml-3 text-dns-14N-130 text-solid-gray-700">{t("file.drop")}</span>
    </div>
  );
}

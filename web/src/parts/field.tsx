import { useId, type ReactNode } from "react";

import { wareki } from "../dates/wareki";
import { useTexts } from "../texts";

interface FrameProps {
  label: string;
  required?: boolean;
  help?: ReactNode;
  fault?: string;
  children: (ids: { id: string; describedBy: string | undefined; invalid: boolean }) => ReactNode;
}

/** A label with its badge, the help, the field, and what is wrong with it, tied together for screen readers. */
export function Framed({ label, required, help, fault, children }: FrameProps) {
  const { t } = useTexts();
  const id = useId();
  const described = [help ? `${id}-help` : "", fault ? `${id}-fault` : ""]
    .filter(Boolean)
    .join(" ");
  return (
    <div className="mb-5 max-w-[46em]">
      <label
        htmlFor={id}
        className="mb-1 flex flex-wrap items-center gap-2 text-std-16B-170 text-solid-gray-900"
      >
        {label}
        <Badge required={!!required} />
      </label>
      {help && (
        <div id={`${id}-help`} className="mb-1.5 text-dns-14N-130 leading-150 text-solid-gray-700">
          {help}
        </div>
      )}
      {children({ id, describedBy: described || undefined, invalid: !!fault })}
      {fault && (
        <p id={`${id}-fault`} className="mt-1.5 text-dns-16N-130 text-error-2">
          ＊{fault}
        </p>
      )}
      <span className="sr-only">{required ? "" : t("word.optional")}</span>
    </div>
  );
}

export function Badge({ required }: { required: boolean }) {
  const { t } = useTexts();
  return required ? (
    <span className="text-oln-14B-100 text-red-900">※{t("word.required")}</span>
  ) : (
    <span aria-hidden className="text-oln-14B-100 font-400 text-solid-gray-600">
      {t("word.optional")}
    </span>
  );
}

export interface TextProps extends Omit<FrameProps, "children"> {
  value: string;
  onChange: (value: string) => void;
  type?: "text" | "password" | "email" | "search";
  long?: boolean;
  autoComplete?: string;
  inputMode?: "numeric" | "text";
  autoFocus?: boolean;
  maxLength?: number;
  readOnly?: boolean;
  /** A text that a program reads. */
  mono?: boolean;
  /** The id of a datalist with what may be meant. */
  list?: string;
}

export function TextField({
  value,
  onChange,
  type = "text",
  long,
  autoComplete = "off",
  inputMode,
  maxLength,
  autoFocus,
  readOnly,
  list,
  mono,
  ...frame
}: TextProps) {
  return (
    <Framed {...frame}>
      {({ id, describedBy, invalid }) => {
        const shared = {
          id,
          value,
          autoComplete,
          maxLength,
          autoFocus,
          readOnly,
          "aria-describedby": describedBy,
          "aria-invalid": invalid,
          "aria-required": frame.required,
          className: mono ? "control font-mono !text-mono-16N-150" : "control",
        };
        return long ? (
          <textarea
            {...shared}
            rows={mono ? 14 : 5}
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <input
            {...shared}
            type={type}
            list={list}
            inputMode={inputMode}
            onChange={(event) => onChange(event.target.value)}
          />
        );
      }}
    </Framed>
  );
}

interface ChoiceProps extends Omit<FrameProps, "children"> {
  value: string;
  onChange: (value: string) => void;
  choices: { name: string; text: string }[];
  /** The text of the empty choice. */
  none?: string;
}

export function Choice({ value, onChange, choices, none, ...frame }: ChoiceProps) {
  const { t } = useTexts();
  return (
    <Framed {...frame}>
      {({ id, describedBy, invalid }) => (
        <select
          id={id}
          value={value}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          aria-required={frame.required}
          className="control min-h-11"
          onChange={(event) => onChange(event.target.value)}
        >
          <option value="">{none ?? t("field.choose")}</option>
          {choices.map((choice) => (
            <option key={choice.name} value={choice.name}>
              {choice.text}
            </option>
          ))}
        </select>
      )}
    </Framed>
  );
}

export function DayField({ value, onChange, ...frame }: Omit<TextProps, "type" | "long">) {
  const { t } = useTexts();
  const era = wareki(value);
  return (
    <Framed {...frame}>
      {({ id, describedBy, invalid }) => (
        <div className="flex flex-wrap items-center gap-3">
          <input
            id={id}
            type="date"
            value={value}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            aria-required={frame.required}
            className="control !w-auto"
            onChange={(event) => onChange(event.target.value)}
          />
          <span aria-live="polite" className="text-dns-16N-130 text-solid-gray-700">
            {era && t("field.day_wareki", { wareki: era })}
          </span>
        </div>
      )}
    </Framed>
  );
}

interface CheckProps {
  label: string;
  /** The word that it stands for. */
  value?: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  help?: string;
  fault?: string;
}

export function Check({ label, value, checked, onChange, help, fault }: CheckProps) {
  const id = useId();
  return (
    <div className="mb-5">
      <label className="flex min-h-9 cursor-pointer items-center gap-3 text-std-16N-170 text-solid-gray-900">
        <input
          type="checkbox"
          value={value}
          checked={checked}
          className="size-6 shrink-0 accent-blue-900"
          aria-describedby={help || fault ? id : undefined}
          aria-invalid={!!fault}
          onChange={(event) => onChange(event.target.checked)}
        />
        {label}
      </label>
      {(help || fault) && (
        <p
          id={id}
          className={`ml-9 text-dns-14N-130 ${fault ? "text-error-2" : "text-solid-gray-700"}`}
        >
          {fault ?? help}
        </p>
      )}
    </div>
  );
}

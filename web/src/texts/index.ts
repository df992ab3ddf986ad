import i18next from "i18next";
import { initReactI18next, useTranslation } from "react-i18next";

import { speak } from "../api/client";
import type { Label } from "../api/types";
import type { Language } from "../dates/wareki";
import { frame } from "./frame";
import { desk } from "./desk";
import { dossier } from "./dossier";
import { management } from "./management";
import { review } from "./review";
import { signing } from "./signing";

export const texts = { ...frame, ...signing, ...desk, ...dossier, ...review, ...management };
export type TextKey = keyof typeof texts;

const KEPT = "renga.language";

function resourceOf(position: 0 | 1): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([key, pair]) => [key, pair[position]]));
}

/** Japanese first; what was chosen on this machine before is kept. */
function firstLanguage(): Language {
  return localStorage.getItem(KEPT) === "en" ? "en" : "ja";
}

function speakAs(language: string): void {
  document.documentElement.lang = language;
  speak(language);
}

export function startTexts(): void {
  i18next.use(initReactI18next).init({
    lng: firstLanguage(),
    fallbackLng: "ja",
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: { ja: { translation: resourceOf(0) }, en: { translation: resourceOf(1) } },
    initAsync: false,
  });
  speakAs(i18next.language);
  i18next.on("languageChanged", speakAs);
}

export function chooseLanguage(language: Language): void {
  localStorage.setItem(KEPT, language);
  void i18next.changeLanguage(language);
}

/** Texts of the portal by key, and labels of the server, in the language chosen. */
export function useTexts() {
  const { t, i18n } = useTranslation();
  const language: Language = i18n.language === "en" ? "en" : "ja";
  return {
    language,
    t: (key: TextKey, values?: Record<string, string | number>): string => t(key, values) as string,
    /** A label at the beginning of a line or on a button: English ones come in small letters. */
    head: (label: Label | null | undefined): string =>
      (label?.[language] ?? "").replace(/^[a-z]/, (letter) => letter.toUpperCase()),
    say: (label: Label | null | undefined): string => label?.[language] ?? "",
  };
}

import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { speak } from '../api/client';
import en from './en.json';
import zh from './zh.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof zh };
  }
}

export type Language = 'zh' | 'en';

const kept = 'anjing.language';

export function languageNow(): Language {
  return i18next.language === 'en' ? 'en' : 'zh';
}

/** Changes the language of the pages and of what the house answers, and remembers it. */
export async function changeLanguage(language: Language): Promise<void> {
  localStorage.setItem(kept, language);
  speak(language);
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  await i18next.changeLanguage(language);
}

/** Chinese first; English where somebody has chosen it. */
export async function startTexts(): Promise<void> {
  await i18next.use(initReactI18next).init({
    resources: { zh: { translation: zh }, en: { translation: en } },
    fallbackLng: false,
    lng: 'zh',
    interpolation: { escapeValue: false },
    showSupportNotice: false,
  });
  await changeLanguage(localStorage.getItem(kept) === 'en' ? 'en' : 'zh');
}

import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import { I18nProvider } from 'react-aria-components';
import type { Language } from '#shared/i18n/languages.ts';
import { createTranslator, type Translate, type Translator } from '#shared/i18n/translator.ts';

const TranslatorContext = createContext<Translator>(createTranslator('sv'));

/** Gives every part below the words of one language, sets the page's `lang`, and tells React Aria the locale. */
export function TranslatorProvider({ language, children }: { language: Language; children: ReactNode }) {
  const translator = useMemo(() => createTranslator(language), [language]);
  useEffect(() => {
    document.documentElement.lang = translator.locale;
  }, [translator]);
  return (
    <TranslatorContext value={translator}>
      <I18nProvider locale={translator.locale}>{children}</I18nProvider>
    </TranslatorContext>
  );
}

/** Returns `t(id, values?)` of the chosen language. */
export function useT(): Translate {
  return useContext(TranslatorContext).t;
}

/** Returns the whole translator, for formatters that need the locale too. */
export function useTranslator(): Translator {
  return useContext(TranslatorContext);
}

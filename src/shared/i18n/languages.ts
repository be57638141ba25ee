/** The languages the product speaks; Swedish is the source, English is equally complete. */
export const languages = ['sv', 'en'] as const;
export type Language = (typeof languages)[number];

/** BCP 47 tags for Intl and for the `lang` attribute. English uses the Irish form: 24-hour clock and day before month. */
export const localeOf: Readonly<Record<Language, string>> = { sv: 'sv-SE', en: 'en-IE' };

/** Returns whether a stored or received text names one of our languages. */
export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && (languages as readonly string[]).includes(value);
}

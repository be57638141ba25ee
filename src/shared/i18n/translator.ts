import { IntlMessageFormat } from 'intl-messageformat';
import { en } from './en/index.ts';
import { type Language, localeOf } from './languages.ts';
import { type MessageId, sv } from './sv/index.ts';

export type MessageValues = Readonly<Record<string, string | number | boolean | Date>>;

/** Turns a message id and its values into words. */
export type Translate = (id: MessageId, values?: MessageValues) => string;

export interface Translator {
  readonly language: Language;
  /** BCP 47 tag for Intl formatters. */
  readonly locale: string;
  readonly t: Translate;
}

const catalogues: Readonly<Record<Language, Readonly<Record<MessageId, string>>>> = { sv, en };

/** Returns whether a text (a refusal code's id, say) is in the catalogue, so that unknown ones can fall back to words of their own. */
export function isMessageId(id: string): id is MessageId {
  return Object.hasOwn(sv, id);
}

/**
 * Returns the translator of one language. Messages are ICU MessageFormat, parsed once at first use and interpreted without
 * generated code, so a strict content security policy holds. A value that the message needs and the caller left out throws.
 */
export function createTranslator(language: Language): Translator {
  const locale = localeOf[language];
  const catalogue = catalogues[language];
  const parsed = new Map<MessageId, IntlMessageFormat>();
  function t(id: MessageId, values?: MessageValues): string {
    let message = parsed.get(id);
    if (message === undefined) {
      message = new IntlMessageFormat(catalogue[id], locale);
      parsed.set(id, message);
    }
    return String(message.format(values));
  }
  return { language, locale, t };
}

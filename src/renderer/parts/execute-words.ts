import type { ExecuteResult } from '#renderer/data/index.ts';
import { assertNever } from '#shared/assert-never.ts';
import { refusalWords } from '#shared/i18n/refusal-words.ts';
import type { Translator } from '#shared/i18n/translator.ts';

/** Returns why nothing was saved, in words for the form, or null when it was. `now` in epoch milliseconds. */
export function executeProblem(result: ExecuteResult, translator: Translator, now: number): string | null {
  switch (result.status) {
    case 'saved':
      return null;
    case 'refused':
      return refusalWords(result, translator, now);
    case 'not-saved':
      return translator.t(`parts.notSaved.${result.reason}`);
    default:
      return assertNever(result);
  }
}

import { formatPhoneNumber } from '../directory/phone-number.ts';
import { ticketStatusSchema } from '../tickets/schema.ts';
import { dayAndTime } from './time-format.ts';
import { isMessageId, type Translator } from './translator.ts';

/** A refusal as commands give it; `details` may come from a server newer than this client. */
export interface RefusalInWords {
  code: string;
  details: Readonly<Record<string, string>>;
}

function statusWord(status: string | undefined, { t }: Translator): string {
  const known = ticketStatusSchema.safeParse(status);
  return known.success ? t(`tickets.status.${known.data}`) : t('refusals.unnamed.status');
}

function sinceWords(since: string | undefined, now: number, translator: Translator): string {
  const instant = Date.parse(since ?? '');
  return Number.isNaN(instant) ? translator.t('refusals.unnamed.since') : dayAndTime(instant, now, translator);
}

/**
 * Returns why a command was refused, as one sentence. Details that are missing or unknown are replaced by general words,
 * so this never throws and never shows a placeholder. `now` in epoch milliseconds.
 */
export function refusalWords(refusal: RefusalInWords, translator: Translator, now: number): string {
  const { code, details } = refusal;
  const { t } = translator;
  const id = `refusals.${code}`;
  if (!isMessageId(id)) return t('refusals.unknown', { code });
  return t(id, {
    code,
    what: details.what ?? 'other',
    device: details.device ?? t('refusals.unnamed.device'),
    borrower: details.borrower ?? t('refusals.unnamed.borrower'),
    since: sinceWords(details.since, now, translator),
    from: statusWord(details.from, translator),
    to: statusWord(details.to, translator),
    name: details.name || t('refusals.unnamed.name'),
    names: details.names || t('refusals.unnamed.names'),
    number: details.number === undefined ? t('refusals.unnamed.number') : formatPhoneNumber(details.number),
    address: details.address || t('refusals.unnamed.address'),
    part: details.part || t('refusals.unnamed.part'),
    left: details.left ?? '0',
    wanted: details.wanted ?? '',
    counted: details.counted ?? '',
    taken: details.taken ?? '',
    field: details.field || t('refusals.unnamed.field'),
  });
}

import { useRef, useState } from 'react';
import { useLive, useLiveRequest } from '#renderer/data/index.ts';
import { announce, useT } from '#renderer/ui/index.ts';
import { formatPhoneNumber } from '#shared/directory/phone-number.ts';
import { isMessageId } from '#shared/i18n/translator.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import { dialNumber } from './dial-number.ts';

/** What became of dialling, in words, and whether the person has to do something about it. */
export interface DialResult {
  words: string;
  isProblem: boolean;
}

/** What the live side answers. */
type LiveReply = Awaited<ReturnType<ReturnType<typeof useLiveRequest>>>;

export interface Dial {
  isDialling: boolean;
  /** Of the last number; null before the first. */
  result: DialResult | null;
  /** Calls a number on behalf of an organisation. True: a telephone is on its way to it. */
  dial: (number: string, organisationId: OrganisationId) => Promise<boolean>;
}

/** Answers that mean that the exchange cannot dial for us: then the telephone program of the computer may. */
const byOurselves: ReadonlySet<string> = new Set(['no-connector', 'connector-away', 'not-connected']);

/**
 * Returns the way to call any number that is shown: the exchange rings one's own telephone first; where none can, the
 * number goes to the telephone program of the computer; without one the person is told to dial it.
 */
export function useDial(): Dial {
  const t = useT();
  const request = useLiveRequest();
  const { connected } = useLive();
  const running = useRef(false);
  const [isDialling, setDialling] = useState(false);
  const [result, setResult] = useState<DialResult | null>(null);

  async function attempt(written: string, organisationId: OrganisationId): Promise<DialResult> {
    const number = written.replace(/[^\d+*#]/g, '');
    const shown = formatPhoneNumber(written);
    const answer: LiveReply = connected
      ? await request({ type: 'originate', organisationId, number })
      : { ok: false, error: 'not-connected' };
    if (answer.ok) return { words: t('dial.ringing', { number: shown }), isProblem: false };
    const code = answer.error ?? 'not-connected';
    // Asked and not answered, a telephone may be ringing already: dialled again it would ring twice.
    const isUnclear = connected && code === 'not-connected';
    if (isUnclear || !byOurselves.has(code)) {
      const id = `live.${code}`;
      const words = t(isMessageId(id) ? id : 'live.not-connected');
      // What the exchange said, as it said it.
      const reason = [words, answer.detail].filter(Boolean).join(' ');
      return { words: t('dial.refused', { number: shown, reason }), isProblem: true };
    }
    try {
      await dialNumber(number);
      return { words: t('dial.handedOver', { number: shown }), isProblem: false };
    } catch {
      // Nobody there to take the number: the person can still dial it.
      return { words: t('dial.byHand', { number: shown }), isProblem: true };
    }
  }

  async function dial(number: string, organisationId: OrganisationId): Promise<boolean> {
    if (running.current) return false;
    running.current = true;
    setDialling(true);
    const next = await attempt(number, organisationId).finally(() => {
      running.current = false;
      setDialling(false);
    });
    setResult(next);
    announce(next.words);
    return !next.isProblem;
  }

  return { isDialling, result, dial };
}

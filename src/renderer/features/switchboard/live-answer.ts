import { assertNever } from '#shared/assert-never.ts';
import { isMessageId, type Translate } from '#shared/i18n/translator.ts';

/** What became of something asked of the live side. */
export type LiveAnswer =
  | { type: 'done' }
  /** The server said no, for a reason with words of its own (`live.<code>`); `detail` is what the exchange said. */
  | { type: 'refused'; code: string; detail?: string | undefined }
  /** The server could not be asked; what happened at the telephone has happened all the same. */
  | { type: 'unreachable'; code: 'not-connected' | 'no-answer' };

/** What is answered on this side of the wire while there is no channel. */
export const notConnected = { ok: false, error: 'not-connected' } as const;

/** Returns what an answer means; an error that is no refusal of the protocol means that the server was not reached. */
export function liveAnswer(reply: { ok: boolean; error: string | null; detail?: string | undefined }): LiveAnswer {
  if (reply.ok) return { type: 'done' };
  const { error, detail } = reply;
  if (error === 'no-answer') return { type: 'unreachable', code: error };
  return error !== null && error !== 'not-connected' && isMessageId(`live.${error}`)
    ? { type: 'refused', code: error, detail }
    : { type: 'unreachable', code: 'not-connected' };
}

/** Returns the code of why something asked for was not done, for `problemWords`; null when it was. */
export function problemCode(answer: LiveAnswer): string | null {
  switch (answer.type) {
    case 'done':
      return null;
    case 'refused':
    case 'unreachable':
      return answer.code;
    default:
      return assertNever(answer);
  }
}

/** Returns a problem of the call flow in words; `endKey` is the key that ends a call. */
export function problemWords(
  { code, detail }: { code: string; detail?: string | undefined },
  t: Translate,
  endKey: string,
): string {
  if (code === 'note-unfiled') return t('switchboard.file.noteUnfiled');
  if (code === 'already-on-call') return t('switchboard.answer.busy', { key: endKey });
  if (code === 'nobody-sought') return t('switchboard.transfer.nobodySought');
  if (code === 'no-number') return t('switchboard.transfer.noNumber');
  if (code === 'none-parked') return t('switchboard.parked.none');
  const id = `live.${code}`;
  const words = t(isMessageId(id) ? id : 'live.not-connected');
  return detail === undefined || detail === '' ? words : t('switchboard.problem.detail', { words, detail });
}

import { assertNever } from '#shared/assert-never.ts';
import { clockTime, isoDateOf, relativeInstant } from '#shared/i18n/time-format.ts';
import { isMessageId, type Translator } from '#shared/i18n/translator.ts';
import type { SyncStatus } from '#shared/ipc/types.ts';
import type { Tone } from '../ui/index.ts';

export interface SyncWords {
  tone: Tone;
  /** What the top line says, short. */
  short: string;
  /** What the popover says, what it means and what now. */
  explanation: string;
}

/** Returns the state of synchronisation in words: "Uppkopplad", "Frånkopplad sedan 10:42 · 3 osända". `now` in milliseconds. */
export function syncWords(status: SyncStatus, now: number, translator: Translator): SyncWords {
  const { t } = translator;
  if (status.journalFault !== null) {
    return {
      tone: 'danger',
      short: t('app.sync.journalFault'),
      explanation: journalWords(status.journalFault, t),
    };
  }
  const { tone, state, explanation } = connectionWords(status.connection, now, translator);
  const diskLevel = status.disk?.level ?? 'ok';
  const parts = [
    state,
    status.unsent > 0 && t('app.sync.unsent', { count: status.unsent }),
    status.refused > 0 && t('app.sync.refused', { count: status.refused }),
    status.rebuilding !== null && t('app.sync.rebuildingShort'),
    diskLevel !== 'ok' && t(`app.sync.diskShort.${diskLevel}`),
  ];
  const needsLook = status.refused > 0 || diskLevel === 'low';
  const toned = tone === 'ready' && needsLook ? 'soon' : tone;
  return {
    tone: diskLevel === 'critical' ? 'danger' : toned,
    short: parts.filter(Boolean).join(' · '),
    explanation,
  };
}

function connectionWords(
  connection: SyncStatus['connection'],
  now: number,
  translator: Translator,
): { tone: Tone; state: string; explanation: string } {
  const { t } = translator;
  switch (connection.type) {
    case 'connecting':
      return { tone: 'neutral', state: t('app.sync.connecting'), explanation: t('app.sync.explain.connecting') };
    case 'online':
      return { tone: 'ready', state: t('app.sync.online'), explanation: t('app.sync.explain.online') };
    case 'silent':
      return { tone: 'soon', state: t('app.sync.silent'), explanation: t('app.sync.explain.silent') };
    case 'offline': {
      const since = Date.parse(connection.since);
      const time = isoDateOf(since) === isoDateOf(now) ? clockTime(since) : relativeInstant(since, now, translator);
      return { tone: 'away', state: t('app.sync.offline', { time }), explanation: t('app.sync.explain.offline') };
    }
    case 'blocked':
      return {
        tone: 'danger',
        state: t(`app.sync.blocked.${connection.reason}`),
        explanation: t(`app.sync.explain.${connection.reason}`),
      };
    default:
      return assertNever(connection);
  }
}

/** Main names the usual faults of the journal; any other is shown as the system said it. */
function journalWords(fault: string, t: Translator['t']): string {
  const id = `app.sync.explain.journal.${fault}`;
  return isMessageId(id) ? t(id) : t('app.sync.explain.journalFault', { detail: fault });
}

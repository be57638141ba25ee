import { assertNever } from '#shared/assert-never.ts';
import type { Translate } from '#shared/i18n/translator.ts';
import type { ReplicaState } from '../data/index.ts';

/** What is wrong with the working copy on this computer. */
export interface ReplicaWords {
  tone: 'soon' | 'danger';
  /** What the top line says, short. */
  short: string;
  /** What it means and what now. */
  explanation: string;
}

/** Returns what a person must know about the working copy; null while there is nothing to say. */
export function replicaWords(replica: ReplicaState, t: Translate): ReplicaWords | null {
  switch (replica.type) {
    case 'closed':
    case 'opening':
      return null;
    case 'open':
      return replica.memoryOnly
        ? { tone: 'soon', short: t('app.replica.short.memoryOnly'), explanation: t('app.replica.memoryOnly') }
        : null;
    case 'other-window':
      return { tone: 'soon', short: t('app.replica.short.other-window'), explanation: t('app.replica.other-window') };
    case 'failed':
      return {
        tone: 'danger',
        short: t('app.replica.short.failed'),
        explanation: t('app.replica.failed', { detail: replica.detail }),
      };
    default:
      return assertNever(replica);
  }
}

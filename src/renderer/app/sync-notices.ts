import { assertNever } from '#shared/assert-never.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import type { SyncStatus } from '#shared/ipc/types.ts';
import { commandTitle } from '../parts/command-text.ts';

/** Something about this workstation that a person should know, with what it means for what they have done. */
export interface SyncNotice {
  id: string;
  tone: 'info' | 'soon' | 'danger';
  words: string;
}

const megabyte = 1_000_000;

/** Returns what is out of the ordinary with disk, working copy and files, the worst first. The connection has words of its own. */
export function syncNotices(
  status: SyncStatus,
  isStoragePersistent: boolean | null,
  translator: Translator,
): SyncNotice[] {
  const { t } = translator;
  const notices: SyncNotice[] = journalNotices(status, translator);
  const { disk, rebuilding, attachments } = status;
  if (disk !== null && disk.level !== 'ok') {
    const free = Math.round(disk.freeBytes / megabyte);
    notices.push({
      id: 'disk',
      tone: disk.level === 'critical' ? 'danger' : 'soon',
      words: t(`app.sync.disk.${disk.level}`, { free }),
    });
  }
  if (rebuilding !== null)
    notices.push({ id: 'rebuilding', tone: 'info', words: t(`app.sync.rebuilding.${rebuilding}`) });
  if (attachments.refused > 0) {
    notices.push({
      id: 'files-refused',
      tone: 'soon',
      words: t('app.sync.files.refused', { count: attachments.refused }),
    });
  }
  if (attachments.waiting > 0) {
    const size = Math.max(1, Math.round(attachments.waitingBytes / megabyte));
    notices.push({
      id: 'files-waiting',
      tone: 'info',
      words: t('app.sync.files.waiting', { count: attachments.waiting, size }),
    });
  }
  if (isStoragePersistent === false) {
    notices.push({ id: 'not-persistent', tone: 'info', words: t('app.sync.notPersistent') });
  }
  return notices.sort((one, other) => weight(one.tone) - weight(other.tone));
}

/** Returns what a person must know of what they have saved: that it does not get further, or may not be whole. */
function journalNotices({ heldUp, journalDamage }: SyncStatus, translator: Translator): SyncNotice[] {
  const { t } = translator;
  const notices: SyncNotice[] = [];
  if (journalDamage !== null) {
    const { lines, copy } = journalDamage;
    notices.push({ id: 'journal-damage', tone: 'danger', words: t('app.sync.journalDamage', { lines, copy }) });
  }
  if (heldUp !== null) {
    const what = commandTitle(heldUp, translator);
    notices.push({ id: 'held-up', tone: 'danger', words: t('app.sync.heldUp', { what, status: heldUp.status }) });
  }
  return notices;
}

function weight(tone: SyncNotice['tone']): number {
  switch (tone) {
    case 'danger':
      return 0;
    case 'soon':
      return 1;
    case 'info':
      return 2;
    default:
      return assertNever(tone);
  }
}

/**
 * Returns how far the rows have come while they are fetched, in words; null otherwise. While a first working copy is
 * filled, what is seen grows; later the rows from before stand until the new ones are whole.
 */
export function fetchWords(status: SyncStatus, { t }: Translator): string | null {
  const { snapshot, rebuilding, lastPulledAt } = status;
  if (snapshot === null) return null;
  const keepsOld =
    rebuilding === 'restored-server' || rebuilding === 'far-behind' || (rebuilding === null && lastPulledAt !== null);
  const values = { done: snapshot.done, total: snapshot.total };
  if (snapshot.total === 0) return t('app.fetch.waiting');
  return t(keepsOld ? 'app.fetch.again' : 'app.fetch.first', values);
}

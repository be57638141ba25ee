import { describe, expect, it } from 'vitest';
import { createTranslator } from '#shared/i18n/translator.ts';
import { newId } from '#shared/identity/ids.ts';
import type { SyncStatus } from '#shared/ipc/types.ts';
import { syncNotices } from './sync-notices.ts';

const calm: SyncStatus = {
  connection: { type: 'online' },
  unsent: 0,
  refused: 0,
  snapshot: null,
  rebuilding: null,
  attachments: { waiting: 0, waitingBytes: 0, refused: 0 },
  disk: null,
  heldUp: null,
  journalDamage: null,
  lastPulledAt: null,
  journalFault: null,
};
const at = '2026-11-22T09:00:00.000Z';
const notices = (change: Partial<SyncStatus>) => syncNotices({ ...calm, ...change }, true, createTranslator('sv'));

describe('what is out of the ordinary', () => {
  it('is nothing when all is well', () => {
    expect(notices({})).toEqual([]);
  });

  it('is which kind of thing the server does not take, by its name', () => {
    const heldUp = { commandId: newId(), name: 'ticket.addNote', since: at, status: 400 };
    const [notice] = notices({ heldUp });
    expect(notice).toMatchObject({ id: 'held-up', tone: 'danger' });
    expect(notice?.words).toContain('”Anteckning” (fel 400)');
  });

  it('is, before everything else, that something saved could not be read, and where the copy is', () => {
    const journalDamage = { at, copy: 'journal.damaged-1', lines: 2 };
    const all = notices({ journalDamage, rebuilding: 'missing', disk: { freeBytes: 1, level: 'critical' } });
    expect(all[0]?.words).toMatch(/^2 rader .* journal\.damaged-1;/);
  });
});

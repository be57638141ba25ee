import { describe, expect, it } from 'vitest';
import { createTranslator } from '#shared/i18n/translator.ts';
import { newId } from '#shared/identity/ids.ts';
import type { SyncStatus } from '#shared/ipc/types.ts';
import { fetchWords, syncNotices } from './sync-notices.ts';

const swedish = createTranslator('sv');
const usual: SyncStatus = {
  connection: { type: 'online' },
  unsent: 0,
  refused: 0,
  snapshot: null,
  rebuilding: null,
  attachments: { waiting: 0, waitingBytes: 0, refused: 0 },
  disk: { freeBytes: 5e10, level: 'ok' },
  heldUp: null,
  journalDamage: null,
  lastPulledAt: '2026-11-23T10:00:00.000Z',
  journalFault: null,
};
const notices = (change: Partial<SyncStatus>, isPersistent: boolean | null = true) =>
  syncNotices({ ...usual, ...change }, isPersistent, swedish);

describe('what a person should know about the workstation', () => {
  it('is nothing when all is as usual', () => {
    expect(notices({})).toEqual([]);
    expect(notices({ disk: null }, null)).toEqual([]);
  });

  it('puts what stops work before what only takes time', () => {
    const said = notices({ rebuilding: 'missing', disk: { freeBytes: 40e6, level: 'critical' } });
    expect(said.map(({ id, tone }) => [id, tone])).toEqual([
      ['disk', 'danger'],
      ['rebuilding', 'info'],
    ]);
    expect(said[0]?.words).toContain('40 MB');
  });

  it('is which kind of thing the server does not take, by its name', () => {
    const heldUp = { commandId: newId(), name: 'ticket.addNote', since: '2026-11-22T09:00:00.000Z', status: 400 };
    const [notice] = notices({ heldUp });
    expect(notice).toMatchObject({ id: 'held-up', tone: 'danger' });
    expect(notice?.words).toContain('”Anteckning” (fel 400)');
  });

  it('is, before everything else, that something saved could not be read, and where the copy is', () => {
    const journalDamage = { at: '2026-11-22T09:00:00.000Z', copy: 'journal.damaged-1', lines: 2 };
    const all = notices({ journalDamage, rebuilding: 'missing', disk: { freeBytes: 1, level: 'critical' } });
    expect(all[0]?.words).toMatch(/^2 rader .* journal\.damaged-1;/);
  });

  it.each(['missing', 'damaged', 'far-behind', 'restored-server'] as const)(
    'says that nothing saved is lost: %s',
    (rebuilding) => {
      expect(notices({ rebuilding })[0]?.words).toMatch(/finns kvar|skickas igen/);
    },
  );

  it('counts the files that wait', () => {
    const [said] = notices({ attachments: { waiting: 2, waitingBytes: 7_400_000, refused: 0 } });
    expect(said?.words).toMatch(/^2 filer \(7 MB\) väntar/);
  });

  it('tells when the computer does not promise to keep the working copy', () => {
    expect(notices({}, false)).toMatchObject([{ id: 'not-persistent' }]);
  });
});

describe('rows on their way', () => {
  const snapshot = { done: 43_200, total: 250_000 };
  const words = (change: Partial<SyncStatus>) => fetchWords({ ...usual, ...change }, swedish)?.replace(/\s/g, ' ');

  it('are counted, and what is seen is said not to be all, while a first copy is filled', () => {
    expect(words({ snapshot, lastPulledAt: null })).toBe(
      'Hämtar 43 200 av 250 000 rader – det som syns är ännu inte allt.',
    );
    expect(words({ snapshot, rebuilding: 'missing' })).toContain('ännu inte allt');
  });

  it('leave the rows from before standing when there are any', () => {
    expect(words({ snapshot })).toContain('Så länge visas de du hade');
    expect(words({ snapshot, rebuilding: 'restored-server' })).toContain('Så länge visas de du hade');
  });

  it('are not spoken of when there are none', () => {
    expect(words({})).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { createTranslator } from '#shared/i18n/translator.ts';
import type { SyncStatus } from '#shared/ipc/types.ts';
import { syncWords } from './sync-words.ts';

const swedish = createTranslator('sv');
const now = Date.parse('2026-11-23T10:00:00.000Z');
const online: SyncStatus = {
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
const words = (change: Partial<SyncStatus>) => syncWords({ ...online, ...change }, now, swedish);

describe('the state of synchronisation in words', () => {
  it('says only that one is online when all is well', () => {
    expect(words({})).toMatchObject({ short: 'Uppkopplad', tone: 'ready' });
  });

  it('says since when one is offline and how much waits', () => {
    const offline = { type: 'offline', since: '2026-11-23T09:42:00.000Z' } as const;
    expect(words({ connection: offline, unsent: 3 }).short).toBe('Frånkopplad sedan 10:42 · 3 osända');
  });

  it('does not say that one is online while the server is silent', () => {
    const silent = { type: 'silent', since: '2026-11-23T09:42:00.000Z' } as const;
    expect(words({ connection: silent, unsent: 2 })).toMatchObject({
      short: 'Servern svarar inte · 2 osända',
      tone: 'soon',
    });
  });

  it('names the day when one has been offline since before today', () => {
    const offline = { type: 'offline', since: '2026-11-22T09:42:00.000Z' } as const;
    expect(words({ connection: offline }).short).toBe('Frånkopplad sedan i går 10:42');
  });

  it('does not look well while something was refused', () => {
    expect(words({ refused: 1 })).toMatchObject({ short: 'Uppkopplad · 1 ej genomförd', tone: 'soon' });
  });

  it('says that one must sign in again', () => {
    expect(words({ connection: { type: 'blocked', reason: 'session-expired' } }).short).toBe('Logga in igen');
  });

  it('puts a disk that cannot be written before everything else', () => {
    const fault = words({ journalFault: 'ENOSPC', unsent: 2 });
    expect(fault).toMatchObject({ short: 'Kan inte spara', tone: 'danger' });
    expect(fault.explanation).toContain('ENOSPC');
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DraftCells } from './draft-cells.ts';

const savedAt = '2026-11-20T09:00:00.000Z';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function keeper(stored: Record<string, unknown> = {}) {
  const writes: [string, unknown][] = [];
  const drafts = new DraftCells({
    read: async (key) => (key in stored ? { value: stored[key], savedAt } : null),
    write: async (key, value) => {
      writes.push([key, value]);
      return savedAt;
    },
  });
  return { drafts, writes };
}

describe('a draft', () => {
  it('is written once after a pause in typing, and then says when', async () => {
    const { drafts, writes } = keeper();
    drafts.subscribe('note', () => undefined);
    for (const text of ['h', 'he', 'hej']) drafts.set('note', text);
    expect(drafts.get('note')).toMatchObject({ value: 'hej', savedAt: null });
    await vi.advanceTimersByTimeAsync(299);
    expect(writes).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(writes).toEqual([['note', 'hej']]);
    expect(drafts.get('note')).toEqual({ value: 'hej', savedAt, loaded: true });
  });

  it('is written at once when the page is about to go', async () => {
    const { drafts, writes } = keeper();
    drafts.set('note', 'halvt');
    await drafts.flush();
    expect(writes).toEqual([['note', 'halvt']]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(writes).toHaveLength(1);
  });

  it('typed while the stored one is read is kept', async () => {
    const { drafts } = keeper({ note: 'gammalt' });
    drafts.subscribe('note', () => undefined);
    drafts.set('note', 'nytt');
    await vi.advanceTimersByTimeAsync(0);
    expect(drafts.get('note')).toMatchObject({ value: 'nytt', loaded: true });
  });

  it('that is cleared is deleted and stays away', async () => {
    const { drafts, writes } = keeper({ note: 'gammalt' });
    drafts.subscribe('note', () => undefined);
    await vi.advanceTimersByTimeAsync(0);
    drafts.set('note', 'nytt');
    drafts.clear('note');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(writes).toEqual([['note', null]]);
    expect(drafts.get('note')).toEqual({ value: null, savedAt: null, loaded: true });
  });
});

describe('a draft that another window stores', () => {
  const elsewhere = { key: 'note', value: 'skrivet där', savedAt: '2026-11-20T09:00:05.000Z' };

  it('shows here too when nothing is being typed here', async () => {
    const { drafts, writes } = keeper({ note: 'gammalt' });
    drafts.subscribe('note', () => undefined);
    await vi.advanceTimersByTimeAsync(0);
    drafts.changedElsewhere(elsewhere);
    expect(drafts.get('note')).toEqual({ value: 'skrivet där', savedAt: elsewhere.savedAt, loaded: true });
    drafts.changedElsewhere({ ...elsewhere, value: null });
    expect(drafts.get('note')).toEqual({ value: null, savedAt: null, loaded: true });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(writes).toEqual([]);
  });

  it('does not replace what is being typed here, which is stored after it', async () => {
    const { drafts, writes } = keeper();
    drafts.set('note', 'skrivet här');
    drafts.changedElsewhere(elsewhere);
    expect(drafts.get('note').value).toBe('skrivet här');
    await vi.advanceTimersByTimeAsync(300);
    expect(writes).toEqual([['note', 'skrivet här']]);
  });

  it('is newer than what is still being read', async () => {
    const { drafts } = keeper({ note: 'gammalt' });
    drafts.subscribe('note', () => undefined);
    drafts.changedElsewhere(elsewhere);
    await vi.advanceTimersByTimeAsync(0);
    expect(drafts.get('note').value).toBe('skrivet där');
  });
});

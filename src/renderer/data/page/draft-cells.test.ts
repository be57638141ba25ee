import { describe, expect, it, vi } from 'vitest';
import { DraftCells } from './draft-cells.ts';

const savedAt = '2026-11-20T09:00:00.000Z';

/** A keeper that stores when `store` is called, or at once. */
function keeper(stored: Record<string, unknown> = {}, options: { isSlow?: boolean; isFull?: boolean } = {}) {
  const writes: [string, unknown][] = [];
  const held: (() => void)[] = [];
  const full = { current: options.isFull === true };
  const drafts = new DraftCells({
    list: async () => Object.entries(stored).map(([key, value]) => ({ key, value, savedAt })),
    read: async (key) => (key in stored ? { value: stored[key], savedAt } : null),
    write: async (key, value) => {
      writes.push([key, value]);
      if (options.isSlow === true) await new Promise<void>((resolve) => held.push(resolve));
      return full.current ? null : savedAt;
    },
  });
  return { drafts, writes, full, store: () => held.shift()?.() };
}

const stored = { value: 'hej', savedAt, loaded: true };

describe('a draft', () => {
  it('is on its way to be stored with every key, and is said to be stored when the last one is', async () => {
    const { drafts, writes, store } = keeper({}, { isSlow: true });
    drafts.subscribe('note', () => undefined);
    for (const text of ['h', 'he', 'hej']) drafts.set('note', text);
    expect(drafts.get('note')).toMatchObject({ value: 'hej', savedAt: null });
    expect(writes).toEqual([
      ['note', 'h'],
      ['note', 'he'],
      ['note', 'hej'],
    ]);
    let isStored = false;
    const flushed = drafts.flush().then(() => {
      isStored = true;
    });
    store();
    store();
    await vi.waitFor(() => expect(drafts.get('note').savedAt).toBe(savedAt));
    expect(isStored).toBe(false);
    store();
    await flushed;
    expect(drafts.get('note')).toEqual(stored);
  });

  it('that could not be stored does not say that it was, until it is', async () => {
    const { drafts, full } = keeper();
    drafts.set('note', 'he');
    await drafts.flush();
    expect(drafts.get('note').savedAt).toBe(savedAt);
    full.current = true;
    drafts.set('note', 'hej');
    await drafts.flush();
    expect(drafts.get('note')).toEqual({ ...stored, savedAt: null });
    full.current = false;
    drafts.set('note', 'hej');
    await drafts.flush();
    expect(drafts.get('note')).toEqual(stored);
  });

  it('is drawn once for each letter, not once more for having been stored in the same minute', async () => {
    const { drafts } = keeper();
    let drawn = 0;
    drafts.subscribe('note', () => {
      drawn += 1;
    });
    await vi.waitFor(() => expect(drafts.get('note').loaded).toBe(true));
    drawn = 0;
    drafts.set('note', 'h');
    await drafts.flush();
    expect(drawn).toBe(2);
    for (const text of ['he', 'hej']) {
      drafts.set('note', text);
      await drafts.flush();
    }
    expect(drawn).toBe(4);
    expect(drafts.get('note')).toEqual(stored);
  });

  it('is not shown to whoever signs in next, however late its write is answered', async () => {
    const { drafts, store } = keeper({}, { isSlow: true });
    drafts.set('note', 'h');
    const flushed = drafts.flush();
    drafts.forget();
    store();
    await flushed;
    expect(drafts.get('note')).toMatchObject({ value: null, savedAt: null });
  });

  it('typed while the stored one is read is kept', async () => {
    const { drafts } = keeper({ note: 'gammalt' });
    drafts.subscribe('note', () => undefined);
    drafts.set('note', 'nytt');
    await vi.waitFor(() => expect(drafts.get('note')).toMatchObject({ value: 'nytt', loaded: true }));
  });

  it('that is cleared is deleted and stays away', async () => {
    const { drafts, writes } = keeper({ note: 'gammalt' });
    drafts.subscribe('note', () => undefined);
    await vi.waitFor(() => expect(drafts.get('note').value).toBe('gammalt'));
    drafts.set('note', 'nytt');
    drafts.clear('note');
    await drafts.flush();
    expect(writes).toEqual([
      ['note', 'nytt'],
      ['note', null],
    ]);
    expect(drafts.get('note')).toEqual({ value: null, savedAt: null, loaded: true });
  });
});

describe('a draft that another window stores', () => {
  const elsewhere = { key: 'note', value: 'skrivet där', savedAt: '2026-11-20T09:00:05.000Z' };

  it('shows here too when nothing is being typed here', async () => {
    const { drafts, writes } = keeper({ note: 'gammalt' });
    drafts.subscribe('note', () => undefined);
    await vi.waitFor(() => expect(drafts.get('note').value).toBe('gammalt'));
    drafts.changedElsewhere(elsewhere);
    expect(drafts.get('note')).toEqual({ value: 'skrivet där', savedAt: elsewhere.savedAt, loaded: true });
    drafts.changedElsewhere({ ...elsewhere, value: null });
    expect(drafts.get('note')).toEqual({ value: null, savedAt: null, loaded: true });
    await drafts.flush();
    expect(writes).toEqual([]);
  });

  it('does not replace what is being typed here, which is stored after it', async () => {
    const { drafts, writes } = keeper();
    drafts.set('note', 'skrivet här');
    drafts.changedElsewhere(elsewhere);
    expect(drafts.get('note').value).toBe('skrivet här');
    await drafts.flush();
    expect(writes).toEqual([['note', 'skrivet här']]);
  });

  it('is newer than what is still being read', async () => {
    const { drafts } = keeper({ note: 'gammalt' });
    drafts.subscribe('note', () => undefined);
    drafts.changedElsewhere(elsewhere);
    await vi.waitFor(() => expect(drafts.get('note').loaded).toBe(true));
    expect(drafts.get('note').value).toBe('skrivet där');
  });
});

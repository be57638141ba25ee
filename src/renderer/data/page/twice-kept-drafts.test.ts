import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instant } from '#shared/time/instant.ts';
import type { StoredDraftEntry } from '../page-protocol.ts';
import { type DraftPlace, TwiceKeptDrafts } from './twice-kept-drafts.ts';

const at = (millisecond: number) => new Date(Date.UTC(2026, 10, 22, 9) + millisecond).toISOString();

/** A place in memory; `remembers` a draft that was thrown away, as main does. */
function place(options: { remembers: boolean }) {
  const stored = new Map<string, StoredDraftEntry>();
  const written: unknown[] = [];
  const held: (() => void)[] = [];
  const state = { isSlow: false, isFull: false };
  const self: DraftPlace = {
    read: async (key) => stored.get(key) ?? null,
    list: async () => [...stored.values()],
    write: async (key, value, savedAt): Promise<Instant | null> => {
      written.push(value);
      if (state.isSlow) await new Promise<void>((resolve) => held.push(resolve));
      if (state.isFull) return null;
      if (value === null && !options.remembers) stored.delete(key);
      else stored.set(key, { key, value, savedAt });
      return savedAt;
    },
  };
  return { ...self, stored, written, held, state };
}

function places() {
  const main = place({ remembers: true });
  const copy = place({ remembers: false });
  let millisecond = 0;
  const now = () => at(millisecond++);
  return { main, copy, drafts: new TwiceKeptDrafts({ main, copy, now }) };
}

describe('a draft kept in two places', () => {
  it('is what was written last, whichever place failed before or is lost afterwards, unless no place has it', async () => {
    const step = fc.record({
      value: fc.option(fc.string({ minLength: 1, maxLength: 3 })),
      fails: fc.constantFrom('none', 'copy' as const, 'main' as const),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1 }), async (steps) => {
        const { main, copy, drafts } = places();
        let expected: string | null = null;
        for (const { value, fails } of steps) {
          main.state.isFull = fails === 'main';
          copy.state.isFull = fails === 'copy';
          expect(await drafts.write('note', value)).not.toBeNull();
          await drafts.write('other', 'settles the copy');
          // The copy cannot remember that something was thrown away: what main could not be told comes back, and nothing is lost.
          if (value !== null || fails !== 'main') expected = value;
          else expected = String(main.stored.get('note')?.value ?? '') || null;
        }
        expect((await drafts.read('note'))?.value ?? null).toBe(expected);
        const listed = (await drafts.list()).find(({ key }) => key === 'note');
        expect(listed?.value ?? null).toBe(expected);
      }),
    );
  });

  it('is whole when either place is gone', async () => {
    for (const lost of ['main', 'copy'] as const) {
      const kept = places();
      await kept.drafts.write('note', 'hej');
      kept[lost].stored.clear();
      expect(await kept.drafts.read('note')).toMatchObject({ value: 'hej' });
      expect(await kept.drafts.list()).toMatchObject([{ key: 'note', value: 'hej' }]);
    }
  });

  it('stays thrown away when the copy is older', async () => {
    const { main, copy, drafts } = places();
    await drafts.write('note', 'hej');
    copy.state.isFull = true;
    await drafts.write('note', null);
    expect(main.stored.get('note')?.value).toBeNull();
    expect(copy.stored.get('note')?.value).toBe('hej');
    expect((await drafts.read('note'))?.value).toBeNull();
    expect(await drafts.list()).toEqual([]);
  });

  it('is in main with every key pressed, while the copy is still busy with the first', async () => {
    const { main, copy, drafts } = places();
    copy.state.isSlow = true;
    for (const text of ['h', 'he', 'hej']) expect(await drafts.write('note', text)).not.toBeNull();
    expect(main.written).toEqual(['h', 'he', 'hej']);
    expect(copy.written).toEqual(['h']);
    copy.state.isSlow = false;
    copy.held.shift()?.();
    await expect.poll(() => copy.stored.get('note')?.value).toBe('hej');
    expect(copy.written).toEqual(['h', 'hej']);
  });

  it('says it is not stored only when neither place could store it', async () => {
    const { main, copy, drafts } = places();
    main.state.isFull = true;
    expect(await drafts.write('note', 'h')).toBe(at(0));
    copy.state.isFull = true;
    expect(await drafts.write('note', 'he')).toBeNull();
  });

  it("does not come into the next person's copy", async () => {
    const { copy, drafts } = places();
    copy.state.isSlow = true;
    await drafts.write('note', 'h');
    await drafts.write('note', 'he');
    drafts.forget();
    copy.state.isSlow = false;
    copy.held.shift()?.();
    await drafts.write('other', 'nästa');
    await expect.poll(() => copy.written).toEqual(['h', 'nästa']);
  });
});

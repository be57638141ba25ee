import { describe, expect, it } from 'vitest';
import { RowsAhead } from './rows-ahead.ts';

describe('rows on their way to the worker', () => {
  it('stop when twenty thousand are not stored yet, and go on when they are', () => {
    const rows = new RowsAhead(false);
    rows.sent(20_001);
    expect(rows.hasRoom).toBe(false);
    rows.stored(1);
    expect(rows.hasRoom).toBe(true);
  });

  it.each([
    ['when it begins', 0],
    ['after the first rows', 15_000],
  ])('of a stream that goes on where one broke are counted from what the worker held, told %s', (_when, first) => {
    const rows = new RowsAhead(true);
    rows.sent(first);
    rows.stored(150_000 + first);
    rows.sent(20_001);
    expect(rows.hasRoom).toBe(false);
    rows.stored(150_001 + first);
    expect(rows.hasRoom).toBe(true);
  });

  it('are not waited for in vain when the stream takes away rows held before', () => {
    const rows = new RowsAhead(true);
    rows.stored(150_000);
    rows.stored(100_000);
    rows.sent(15_000);
    expect(rows.hasRoom).toBe(true);
  });
});

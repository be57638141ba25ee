import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf } from './connect.ts';

/** As PostgreSQL prints timestamptz in UTC: no trailing zeros in the fraction. */
function asPostgres(date: Date): string {
  const [day = '', time = ''] = date.toISOString().replace('Z', '').split('T');
  return `${day} ${time.replace(/\.?0+$/, (zeros) => (zeros.startsWith('.') || time.includes('.') ? '' : zeros))}+00`;
}

describe('an instant from the database', () => {
  it('reads like toISOString wrote it', () => {
    expect(instantOf('2026-11-22 10:00:00+00')).toBe('2026-11-22T10:00:00.000Z');
    expect(instantOf('2026-11-22 10:00:00.1+00')).toBe('2026-11-22T10:00:00.100Z');
    expect(instantOf('2026-11-22 10:00:00.123456+00')).toBe('2026-11-22T10:00:00.123Z');
    const dates = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(dates, (date) => {
        expect(instantOf(asPostgres(date))).toBe(date.toISOString());
      }),
    );
  });

  it('is not guessed when it is in another zone or has no end', () => {
    expect(() => instantOf('2026-11-22 10:00:00+01')).toThrow();
    expect(() => instantOf('infinity')).toThrow();
  });
});

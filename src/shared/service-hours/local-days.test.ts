import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateKey, dayAfter, localDateOf } from './local-days.ts';

const swedish = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' });
const instants = fc.date({ min: new Date('1970-01-01'), max: new Date('2037-12-31'), noInvalidDate: true });

describe('local days', () => {
  it('are the dates of the Swedish calendar, at midnight and when summer time begins and ends as well', () => {
    const edges = [
      '2026-03-29T00:59:59.999Z',
      '2026-03-29T01:00:00.000Z',
      '2026-10-25T00:59:59.999Z',
      '2026-10-24T22:00:00.000Z',
    ];
    fc.assert(
      fc.property(
        fc.oneof(
          instants,
          fc.constantFrom(...edges).map((text) => new Date(text)),
        ),
        (at) => {
          // Asked twice: remembered it is the same.
          for (let time = 0; time < 2; time += 1) {
            expect(dateKey(localDateOf(at.toISOString()))).toBe(swedish.format(at));
          }
        },
      ),
    );
  });

  it('follow each other, one object for each date however it was come to', () => {
    fc.assert(
      fc.property(instants, (at) => {
        const noon = new Date(`${swedish.format(at)}T12:00:00.000Z`);
        const next = new Date(noon.getTime() + 86_400_000);
        expect(dayAfter(localDateOf(noon.toISOString()))).toBe(localDateOf(next.toISOString()));
      }),
    );
  });
});

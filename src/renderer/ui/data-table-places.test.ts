import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Entry, placesOf, shownRows, type TableGroup } from './data-table-places.ts';

const groups: fc.Arbitrary<TableGroup[]> = fc
  .array(fc.record({ count: fc.nat(6), isCollapsed: fc.boolean() }), { maxLength: 12 })
  .map((all) => all.map((group, at) => ({ ...group, key: `g${at}`, label: `Grupp ${at}` })));

/** The same order written out one by one. */
function writtenOut(all: readonly TableGroup[]): Entry[] {
  let row = 0;
  return all.flatMap((group): Entry[] => [
    { type: 'group', group },
    ...(group.isCollapsed
      ? []
      : Array.from({ length: group.count }, (): Entry => ({ type: 'row', row: row++, group }))),
  ]);
}

describe('the places of a table in groups', () => {
  it('are each group followed by its rows, unless it is collapsed', () => {
    fc.assert(
      fc.property(groups, (all) => {
        const places = placesOf(shownRows(all), all);
        const entries = Array.from({ length: places.total }, (_, place) => places.entryAt(place));
        expect(entries).toEqual(writtenOut(all));
      }),
    );
  });

  it('are found again by row and by group', () => {
    fc.assert(
      fc.property(groups, (all) => {
        const places = placesOf(shownRows(all), all);
        writtenOut(all).forEach((entry, place) => {
          if (entry.type === 'row') expect(places.placeOfRow(entry.row)).toBe(place);
          else expect(places.placeOfGroup(entry.group.key)).toBe(place);
        });
      }),
    );
  });

  it('tell which rows a part of the table needs', () => {
    fc.assert(
      fc.property(groups, fc.nat(30), fc.nat(30), (all, one, other) => {
        const places = placesOf(shownRows(all), all);
        const [start, end] = [Math.min(one, other), Math.max(one, other)].map((at) => Math.min(at, places.total));
        const seen = writtenOut(all)
          .slice(start, end)
          .flatMap((entry) => (entry.type === 'row' ? [entry.row] : []));
        const range = places.rowsAt(start ?? 0, end ?? 0);
        expect(Array.from({ length: range.end - range.start }, (_, at) => range.start + at)).toEqual(seen);
      }),
    );
  });
});

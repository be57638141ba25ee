import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ColumnMeasure, columnsThatFit, leastWidth } from './data-table-layout.ts';

const column: fc.Arbitrary<ColumnMeasure> = fc.record(
  { width: fc.integer({ min: 40, max: 300 }), leaves: fc.nat(9) },
  { requiredKeys: ['width'] },
);

describe('the columns of a table', () => {
  it('are all there when there is room, and while nobody knows the room', () => {
    fc.assert(
      fc.property(fc.array(column), (columns) => {
        expect(columnsThatFit(columns, leastWidth(columns))).toEqual(columns);
        expect(columnsThatFit(columns, 0)).toEqual(columns);
      }),
    );
  });

  it('leave until the others fit, none that must stay and none before what matters less', () => {
    fc.assert(
      fc.property(fc.array(column), fc.integer({ min: 1, max: 2_000 }), (columns, width) => {
        const fitting = columnsThatFit(columns, width);
        const left = columns.filter((each) => !fitting.includes(each));
        expect(fitting.filter(({ leaves }) => leaves === undefined)).toEqual(
          columns.filter(({ leaves }) => leaves === undefined),
        );
        for (const { leaves } of fitting) {
          for (const other of left) expect(other.leaves).toBeGreaterThan(leaves ?? -1);
        }
        const canLeave = fitting.some(({ leaves }) => leaves !== undefined);
        if (canLeave) expect(leastWidth(fitting)).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('make room for what else stands in the line', () => {
    const columns = [{ width: 100 }, { width: 100, leaves: 1 }];
    expect(columnsThatFit(columns, 216)).toHaveLength(2);
    expect(columnsThatFit(columns, 216, 28)).toHaveLength(1);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '#shared/identity/ids.ts';
import { DamagedError } from '../rows/damaged-error.ts';
import { packRows, type SegmentData } from '../rows/segment-data.ts';
import { MemoryFolder } from '../testing/memory-folder.ts';
import type { FiledSegment } from './replica-database.ts';
import { SegmentFiles } from './segment-files.ts';

const generation = 3;

function segmentOf(title: string): SegmentData {
  return packRows('tickets', [{ id: newId(), title }]);
}

/** The database's side: what was written gets its number. */
async function written(files: SegmentFiles, segments: readonly SegmentData[]): Promise<FiledSegment[]> {
  return (await files.write(generation, segments)).map((record, id) => ({ id, ...record }));
}

describe('files of segments', () => {
  it('give back exactly the segments the database names, whatever was written and forgotten between starts', async () => {
    const start = fc.record({
      written: fc.array(fc.string({ maxLength: 400 }), { maxLength: 5 }),
      forgotten: fc.array(fc.nat(20), { maxLength: 5 }),
      powerGoes: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(start, { minLength: 1, maxLength: 8 }), async (starts) => {
        const folder = new MemoryFolder();
        let named: { record: FiledSegment; segment: SegmentData }[] = [];
        for (const { written: titles, forgotten, powerGoes } of starts) {
          const files = new SegmentFiles(folder);
          const read = await files.read(
            generation,
            named.map(({ record }) => record),
          );
          expect(read.map(({ unread: _, ...segment }) => segment)).toEqual(named.map(({ segment }) => segment));
          for (const title of titles) {
            const segment = segmentOf(title);
            for (const record of await written(files, [segment])) named.push({ record, segment });
          }
          named = named.filter((_, at) => !forgotten.includes(at));
          if (powerGoes) folder.cutPower();
          else files.close();
        }
      }),
      { numRuns: 60 },
    );
  });

  it('use room anew only after a new start', async () => {
    const folder = new MemoryFolder();
    const first = new SegmentFiles(folder);
    const [gone, kept] = await written(first, [segmentOf('a'), segmentOf('b')]);
    const [later] = await written(first, [segmentOf('c')]);
    if (gone === undefined || kept === undefined || later === undefined) throw new Error('Nothing was written.');
    expect(later.at).toBeGreaterThan(kept.at);
    first.close();

    const second = new SegmentFiles(folder);
    await second.read(generation, [kept, later]);
    expect((await written(second, [segmentOf('d')])).map(({ at }) => at)).toEqual([gone.at]);
  });

  it('know that a segment is gone when a power cut has brought the older state of the database back', async () => {
    const folder = new MemoryFolder();
    const first = new SegmentFiles(folder);
    const [older] = await written(first, [segmentOf('a')]);
    if (older === undefined) throw new Error('Nothing was written.');
    first.close();
    const second = new SegmentFiles(folder);
    await written(second, [segmentOf('b')]);
    folder.cutPower();
    await expect(new SegmentFiles(folder).read(generation, [older])).rejects.toThrow(DamagedError);
  });

  it('that are shorter than the database says are damaged', async () => {
    const files = new SegmentFiles(new MemoryFolder());
    const record = { id: 1, generation, kind: 'tickets' as const, count: 1, last: newId(), stamp: newId() };
    await expect(files.read(generation, [{ ...record, at: 0, length: 800 }])).rejects.toThrow(DamagedError);
  });

  it('of other generations are deleted when only some are kept', async () => {
    const folder = new MemoryFolder();
    const files = new SegmentFiles(folder);
    for (const each of [1, 2, 3]) await files.write(each, [segmentOf('a')]);
    await files.keepOnly([2, 3]);
    expect(await folder.list()).toEqual(['rows-2', 'rows-3']);
  });
});

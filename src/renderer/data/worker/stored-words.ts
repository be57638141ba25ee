import { type SegmentWords, wordsVersion } from '../reading/segment-words.ts';
import type { SegmentData } from '../rows/segment-data.ts';
import type { ReplicaDatabase, WordsRecord } from './replica-database.ts';
import { wordsRecordSchema } from './stored-records.ts';

/** Under which number, and of which generation, a segment is stored. */
export interface SegmentPlace {
  readonly id: number;
  readonly generation: number;
}

type Places = Pick<WeakMap<SegmentData, SegmentPlace>, 'get'>;

/** Returns the words of those segments whose are stored; words that do not hold are as good as none. */
export async function readWords(
  database: ReplicaDatabase,
  places: Places,
  segments: readonly SegmentData[],
): Promise<Map<SegmentData, SegmentWords>> {
  const stored = segments.flatMap((segment) => {
    const place = places.get(segment);
    return place === undefined ? [] : [{ segment, place }];
  });
  const records = await database.words.bulkGet(stored.map(({ place }) => place.id));
  const found = new Map<SegmentData, SegmentWords>();
  stored.forEach(({ segment }, at) => {
    const { data } = wordsRecordSchema.safeParse(records[at]);
    if (data !== undefined) found.set(segment, data);
  });
  return found;
}

/** Stores the words of segments, but of those that are no longer stored themselves: their number may be another's one day. */
export async function writeWords(
  database: ReplicaDatabase,
  places: Places,
  gathered: ReadonlyMap<SegmentData, SegmentWords>,
): Promise<void> {
  const records = [...gathered].flatMap(([segment, words]): WordsRecord[] => {
    const place = places.get(segment);
    const { vocabulary, offsets, lengths, starts, postings } = words;
    return place === undefined
      ? []
      : [{ ...place, version: wordsVersion, vocabulary, offsets, lengths, starts, postings }];
  });
  await database.transaction('rw', database.segments, database.words, async () => {
    const held = await database.segments
      .where('id')
      .anyOf(records.map(({ id }) => id))
      .primaryKeys();
    const isHeld = new Set(held);
    await database.words.bulkPut(records.filter(({ id }) => isHeld.has(id)));
  });
}

import { DamagedError } from './damaged-error.ts';
import { FiledColumns, type SegmentSource } from './filed-columns.ts';
import type { SegmentData } from './segment-data.ts';
import { aligned, headFrom, headSchema, mark } from './segment-layout.ts';

function headLengthOf(source: SegmentSource): number {
  const [found, length = 0] = new Uint32Array(source.read(0, headFrom).buffer);
  if (found !== mark) throw new DamagedError('a stored segment is of another layout');
  if (headFrom + length > source.length) throw new DamagedError('a stored segment is not whole');
  return length;
}

/**
 * Returns the segment that `writeSegment` wrote. Its head and identifiers are read now, each column when it is first asked
 * for: a start needs a fifth of the bytes, and memory that is touched for the first time is what reading costs. Throws
 * DamagedError when they are not the bytes of this stamp, or not so many; what a column or a row holds is found when
 * it is looked at.
 */
export function readSegment(source: SegmentSource, stamp: string): SegmentData {
  try {
    const length = headLengthOf(source);
    const text = new TextDecoder('utf-8', { fatal: true }).decode(source.read(headFrom, length));
    const head = headSchema.parse(JSON.parse(text));
    if (head.stamp !== stamp) throw new DamagedError('a stored segment lies where another should');
    const { kind, count } = head;
    const idsFrom = aligned(headFrom + length);
    const idsLength = 16 * count;
    const unread = new FiledColumns(source, count, idsFrom + idsLength);
    const columns = unread.next('columns', head.columns);
    const rest = unread.next('rest', head.rest);
    if (unread.end !== source.length) throw new DamagedError('a stored segment is not whole');
    const ids = source.read(idsFrom, idsLength);
    return { kind, count, ids, columns, rest, unread };
  } catch (error) {
    if (error instanceof DamagedError) throw error;
    throw new DamagedError('a stored segment does not hold', { cause: error });
  }
}

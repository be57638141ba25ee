import { assertNever } from '#shared/assert-never.ts';
import { writeId } from '../rows/pack-values.ts';
import { type PackedColumn, type Scalar, valueAt } from '../rows/packed-column.ts';

const encoder = new TextEncoder();
const room = new Uint8Array(16);

/** FNV-1a, 32 bits (http://www.isthe.com/chongo/tech/comp/fnv/). */
function fnv(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0x81_1c_9d_c5;
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01_00_01_93);
  return hash >>> 0;
}

/** The last four bytes of an identifier: they are random, or hashed, in every version in use. */
function idHash(bytes: Uint8Array, from: number): number {
  const [one = 0, two = 0, three = 0, four = 0] = bytes.subarray(from + 12, from + 16);
  return ((one << 24) | (two << 16) | (three << 8) | four) >>> 0;
}

/** Returns a number that is the same for equal texts, seldom for others; 0 for what is no text. */
export function hashOf(value: Scalar): number {
  if (typeof value !== 'string') return 0;
  if (writeId(value, room, 0)) return idHash(room, 0);
  const bytes = encoder.encode(value);
  return fnv(bytes, 0, bytes.length);
}

/** Returns hashOf of each value of a column. */
export function hashesOf(column: PackedColumn, count: number): Uint32Array {
  const hashes = new Uint32Array(count);
  switch (column.type) {
    case 'codes': {
      const ofValue = column.values.map(hashOf);
      for (let at = 0; at < count; at += 1) hashes[at] = ofValue[column.codes[at] ?? 0] ?? 0;
      return hashes;
    }
    case 'ids':
      for (let at = 0; at < count; at += 1) if (column.present[at] === 1) hashes[at] = idHash(column.bytes, at * 16);
      return hashes;
    case 'texts':
      for (let at = 0; at < count; at += 1) {
        if (column.present[at] !== 1) continue;
        const from = column.offsets[at] ?? 0;
        const to = column.offsets[at + 1] ?? 0;
        // As long as an identifier: it may be one among other texts.
        hashes[at] = to - from === 36 ? hashOf(valueAt(column, at)) : fnv(column.bytes, from, to);
      }
      return hashes;
    case 'numbers':
      for (let at = 0; at < count; at += 1) hashes[at] = hashOf(valueAt(column, at));
      return hashes;
    default:
      return assertNever(column);
  }
}

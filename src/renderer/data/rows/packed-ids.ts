import type { Id } from '#shared/identity/ids.ts';
import { writeId } from './pack-values.ts';
import { idFrom } from './packed-column.ts';

/** Bytes of one identifier (RFC 9562, section 4). */
const idBytes = 16;

/** Returns the identifiers as 16 bytes each, back to back. Null when one is no UUID in lower case. */
export function packIds(ids: readonly Id[]): Uint8Array<ArrayBuffer> | null {
  const bytes = new Uint8Array(ids.length * idBytes);
  for (let position = 0; position < ids.length; position += 1) {
    if (!writeId(ids[position] ?? '', bytes, position * idBytes)) return null;
  }
  return bytes;
}

/** An identifier as four numbers of 32 bits: they order as its text does. */
function wordsOf(id: Id): readonly [number, number, number, number] {
  return [
    Number.parseInt(id.slice(0, 8), 16),
    Number.parseInt(id.slice(9, 13) + id.slice(14, 18), 16),
    Number.parseInt(id.slice(19, 23) + id.slice(24, 28), 16),
    Number.parseInt(id.slice(28, 36), 16),
  ];
}

/** Identifiers in descending order, in 16 bytes each. */
export class PackedIds {
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  readonly count: number;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.count = bytes.byteLength / idBytes;
  }

  /** The identifier in lower case, as the server writes it. */
  at(position: number): Id {
    return idFrom(this.bytes, position * idBytes);
  }

  /** The position of an identifier, or -1. */
  positionOf(id: Id): number {
    const position = this.firstUpTo(id);
    return position < this.count && this.compare(position, wordsOf(id)) === 0 ? position : -1;
  }

  /** The first position whose identifier is not greater than this one; `count` if there is none. */
  firstUpTo(id: Id): number {
    const words = wordsOf(id);
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.compare(middle, words) > 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private compare(position: number, words: readonly [number, number, number, number]): number {
    const start = position * idBytes;
    for (let index = 0; index < 4; index += 1) {
      const difference = this.view.getUint32(start + index * 4) - (words[index] ?? 0);
      if (difference !== 0) return difference;
    }
    return 0;
  }
}

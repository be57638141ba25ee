import type { Id } from '#shared/identity/ids.ts';

/** Bytes of one identifier (RFC 9562, section 4). */
const idBytes = 16;

const hexOfByte = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Returns the identifiers as 16 bytes each, back to back. */
export function packIds(ids: readonly Id[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(ids.length * idBytes);
  const view = new DataView(bytes.buffer);
  ids.forEach((id, position) => {
    wordsOf(id).forEach((word, index) => {
      view.setUint32(position * idBytes + index * 4, word);
    });
  });
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
    let text = '';
    for (let index = 0; index < idBytes; index += 1) {
      if (index === 4 || index === 6 || index === 8 || index === 10) text += '-';
      text += hexOfByte[this.bytes[position * idBytes + index] ?? 0];
    }
    return text;
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

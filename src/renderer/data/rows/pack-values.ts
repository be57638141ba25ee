import { millisecondsOf } from './canonical-instant.ts';
import type { PackedColumn, Scalar } from './packed-column.ts';

const encoder = new TextEncoder();

/** Half a character: UTF-8 has no way to write it. */
const loneSurrogate = /\p{Cs}/u;

/** How many different values are still few: a quarter of the rows, and any number up to 16. */
function fewOf(count: number): number {
  return Math.max(16, count >>> 2);
}

/** Returns the values packed in whichever way suits them; valueAt gives back exactly what went in. */
export function packValues(values: readonly Scalar[]): PackedColumn {
  return packNumbers(values) ?? packCodes(values, fewOf(values.length)) ?? packMany(values);
}

/** Numbers or instants, whole columns of either. */
function packNumbers(values: readonly Scalar[]): PackedColumn | null {
  const first = values.find((value) => value !== null);
  const instants = typeof first === 'string';
  if (typeof first !== 'number' && !instants) return null;
  const numbers = new Float64Array(values.length);
  for (let position = 0; position < values.length; position += 1) {
    const value = values[position] ?? null;
    if (value === null) {
      numbers[position] = Number.NaN;
      continue;
    }
    if (typeof value !== typeof first) return null;
    const number = typeof value === 'string' ? millisecondsOf(value) : value;
    if (typeof number !== 'number' || Number.isNaN(number)) return null;
    numbers[position] = number;
  }
  return { type: 'numbers', values: numbers, instants };
}

function packCodes(values: readonly Scalar[], most: number): PackedColumn | null {
  const codeOf = new Map<Scalar, number>();
  const codes = new Uint32Array(values.length);
  let last: Scalar | undefined;
  for (let position = 0; position < values.length; position += 1) {
    const value = values[position] ?? null;
    // Neighbours are often equal, and comparing two texts is cheaper than looking one up.
    if (value === last) {
      codes[position] = codes[position - 1] ?? 0;
      continue;
    }
    last = value;
    let code = codeOf.get(value);
    if (code === undefined) {
      if (codeOf.size >= most) return null;
      code = codeOf.size;
      codeOf.set(value, code);
    }
    codes[position] = code;
  }
  return { type: 'codes', codes: narrowed(codes, codeOf.size), values: [...codeOf.keys()] };
}

function narrowed(codes: Uint32Array, size: number): Uint8Array | Uint16Array | Uint32Array {
  if (size <= 0x100) return Uint8Array.from(codes);
  return size <= 0x1_0000 ? Uint16Array.from(codes) : codes;
}

/** Texts; a column that mixes texts with other values keeps each value once however many they are. */
function packMany(values: readonly Scalar[]): PackedColumn {
  const texts: (string | null)[] = [];
  for (const value of values) {
    const packable = value === null || (typeof value === 'string' && !loneSurrogate.test(value));
    if (!packable) return packCodes(values, values.length) ?? { type: 'codes', codes: new Uint8Array(0), values: [] };
    texts.push(value);
  }
  return packIds(texts) ?? packTexts(texts);
}

function hexDigit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  return code >= 97 && code <= 102 ? code - 87 : -1;
}

/** Writes the 16 bytes of a lower-case UUID at `to`; false when the text is none. */
export function writeId(text: string, bytes: Uint8Array, to: number): boolean {
  if (text.length !== 36) return false;
  let at = 0;
  for (let byte = 0; byte < 16; byte += 1) {
    if (byte === 4 || byte === 6 || byte === 8 || byte === 10) {
      if (text.charCodeAt(at) !== 45) return false;
      at += 1;
    }
    const high = hexDigit(text.charCodeAt(at));
    const low = hexDigit(text.charCodeAt(at + 1));
    if (high < 0 || low < 0) return false;
    bytes[to + byte] = high * 16 + low;
    at += 2;
  }
  return true;
}

function packIds(texts: readonly (string | null)[]): PackedColumn | null {
  const bytes = new Uint8Array(texts.length * 16);
  const present = new Uint8Array(texts.length);
  for (let position = 0; position < texts.length; position += 1) {
    const text = texts[position] ?? null;
    if (text === null) continue;
    if (!writeId(text, bytes, position * 16)) return null;
    present[position] = 1;
  }
  return { type: 'ids', bytes, present };
}

function packTexts(texts: readonly (string | null)[]): PackedColumn {
  const offsets = new Uint32Array(texts.length + 1);
  const present = new Uint8Array(texts.length);
  // UTF-8 takes at most three bytes for a UTF-16 unit.
  const room = new Uint8Array(3 * texts.reduce((sum, text) => sum + (text?.length ?? 0), 0));
  let end = 0;
  for (let position = 0; position < texts.length; position += 1) {
    const text = texts[position] ?? null;
    if (text !== null) {
      present[position] = 1;
      end += encoder.encodeInto(text, room.subarray(end)).written;
    }
    offsets[position + 1] = end;
  }
  return { type: 'texts', bytes: room.slice(0, end), offsets, present };
}

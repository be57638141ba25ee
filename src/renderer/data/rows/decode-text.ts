/** What comes first is part of the text, whatever it is. */
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** Such texts are decoded here: calling the platform takes longer than they do. */
const shortText = 40;

/** Returns the text whose UTF-8 stands from `from` up to `to`. */
export function decodeText(bytes: Uint8Array, from: number, to: number): string {
  return (to - from <= shortText ? decodeShort(bytes, from, to) : null) ?? utf8.decode(bytes.subarray(from, to));
}

/** Null for texts with characters of more than two bytes, which are rare. */
function decodeShort(bytes: Uint8Array, from: number, to: number): string | null {
  const units: number[] = [];
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) {
      units.push(byte);
      continue;
    }
    // Two bytes: 110xxxxx 10xxxxxx (RFC 3629). What was packed is UTF-8; anything else is the platform's to judge.
    const next = bytes[at + 1] ?? 0;
    if (byte < 0xc2 || byte > 0xdf || at + 1 >= to || (next & 0xc0) !== 0x80) return null;
    units.push(((byte & 0x1f) << 6) | (next & 0x3f));
    at += 1;
  }
  return String.fromCharCode(...units);
}

/** How many bytes tell an encoding. */
const lookedAt = 64 * 1024;

/** Returns which UTF-16 a file without byte order mark is: a table of Western text has an empty byte in nearly every pair. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const looked = bytes.subarray(0, lookedAt);
  const pairs = Math.floor(looked.length / 2);
  const empty = [0, 0];
  looked.forEach((byte, at) => {
    if (byte === 0) empty[at % 2] = (empty[at % 2] ?? 0) + 1;
  });
  const isMost = (count = 0) => pairs > 0 && count > pairs * 0.7;
  if (isMost(empty[1])) return 'utf-16le';
  return isMost(empty[0]) ? 'utf-16be' : null;
}

/** å ä ö Å Ä Ö in Mac OS Roman, and in windows-1252 (Unicode mapping tables APPLE/ROMAN.TXT and CP1252.TXT). */
const macLetters: ReadonlySet<number> = new Set([0x8c, 0x8a, 0x9a, 0x81, 0x80, 0x85]);
const windowsLetters: ReadonlySet<number> = new Set([0xe5, 0xe4, 0xf6, 0xc5, 0xc4, 0xd6]);

/** Whether a file's Swedish letters are those of old Macintosh programs: those bytes between letters, where Windows has € … and Š. */
function isMacRoman(bytes: Uint8Array): boolean {
  const isLetter = (byte = 0) => (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
  let balance = 0;
  bytes.subarray(0, lookedAt).forEach((byte, at) => {
    if (macLetters.has(byte) && isLetter(bytes[at + 1])) balance += 1;
    else if (windowsLetters.has(byte)) balance -= 1;
  });
  return balance > 0;
}

/** Whether it is a zip archive, which spreadsheets and documents are today (APPNOTE 4.3.7). */
export function isArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

/**
 * Returns the text of a file that says nothing about its encoding: by its byte order mark, else UTF-16 when every other
 * byte is empty, UTF-8 when it is that, Mac OS Roman when its å ä ö are, else windows-1252, which Swedish Excel writes.
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: string } {
  const marks = [
    { encoding: 'utf-16le', mark: [0xff, 0xfe] },
    { encoding: 'utf-16be', mark: [0xfe, 0xff] },
  ];
  const marked = marks.find(({ mark }) => mark.every((byte, at) => bytes[at] === byte));
  if (marked !== undefined) return { text: new TextDecoder(marked.encoding).decode(bytes), encoding: 'UTF-16' };
  const wide = wideEncoding(bytes);
  if (wide !== null) return { text: new TextDecoder(wide).decode(bytes), encoding: 'UTF-16' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' };
  } catch (error) {
    // That is how a decoder says that the bytes are not UTF-8.
    if (!(error instanceof TypeError)) throw error;
    const encoding = isMacRoman(bytes) ? 'macintosh' : 'windows-1252';
    return { text: new TextDecoder(encoding).decode(bytes), encoding };
  }
}

import { decodeLine, type JournalRecord } from './record.ts';

/** What a journal file was found to hold. */
export interface JournalReading {
  readonly records: readonly JournalRecord[];
  /** Where the next record goes: everything after is a torn tail that nobody was told is saved. */
  readonly goodBytes: number;
  /** Lines that do not hold, and where it is known those that are gone. More than none means damage: keep a copy of the file. */
  readonly damagedLines: number;
}

const lineFeed = 0x0a;

/**
 * Reads a whole journal. A last line without its line feed, or a tail of zero bytes, is a write that was cut off before it
 * was confirmed; any other line that does not hold is damage, and reading goes on after it.
 */
export function readJournal(content: Uint8Array): JournalReading {
  const records: JournalRecord[] = [];
  let damagedLines = 0;
  let start = 0;
  for (;;) {
    const end = content.indexOf(lineFeed, start);
    if (end === -1) break;
    const record = decodeLine(content.subarray(start, end));
    if (record === null) damagedLines += 1;
    else records.push(record);
    start = end + 1;
  }
  return { records, goodBytes: start, damagedLines };
}

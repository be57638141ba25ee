import { crc32 } from 'node:zlib';
import { z } from 'zod';

const recordSchema = z.looseObject({ type: z.string() });
const beginSchema = z.object({ clientId: z.string(), nextSeq: z.number() });
const commandSchema = z.object({
  envelope: z.looseObject({ id: z.string(), clientId: z.string(), seq: z.number(), name: z.string() }),
});

const outcomeSchema = z.object({ outcome: z.object({ seq: z.number() }) });
const reopenedSchema = z.object({ fromSeq: z.number() });

/** A journal as docs/spec-journal.md describes it, read by other code than the application's. */
export interface JournalAccount {
  readonly clientId: string | null;
  readonly nextSeq: number;
  /** Identifiers of all commands that stand in it. */
  readonly commandIds: ReadonlySet<string>;
  /** Those of which it says that the server has answered. */
  readonly answeredIds: ReadonlySet<string>;
  readonly damagedLines: number;
}

/** Returns what the bytes of a journal say. */
export function readJournalFile(bytes: Buffer): JournalAccount {
  let clientId: string | null = null;
  let nextSeq = 1;
  let damagedLines = 0;
  const commandIds = new Set<string>();
  const answeredIds = new Set<string>();
  const idBySeq = new Map<number, string>();
  for (const line of linesOf(bytes)) {
    const match = /^(\d+) ([0-9a-f]{8}) /.exec(line.toString('latin1'));
    const json = match === null ? null : line.subarray(match[0].length);
    if (match === null || json === null || json.length !== Number(match[1]) || hex(json) !== match[2]) {
      damagedLines += 1;
      continue;
    }
    const record: unknown = JSON.parse(json.toString('utf8'));
    const { type } = recordSchema.parse(record);
    if (type === 'begin') {
      const begin = beginSchema.parse(record);
      clientId = begin.clientId;
      nextSeq = begin.nextSeq;
    }
    if (type === 'command' || type === 'acknowledged') {
      const { envelope } = commandSchema.parse(record);
      commandIds.add(envelope.id);
      idBySeq.set(envelope.seq, envelope.id);
      if (type === 'acknowledged') answeredIds.add(envelope.id);
      if (envelope.clientId === clientId) nextSeq = Math.max(nextSeq, envelope.seq + 1);
    }
    if (type === 'outcome') answeredIds.add(idBySeq.get(outcomeSchema.parse(record).outcome.seq) ?? '');
    if (type === 'reopened') {
      const { fromSeq } = reopenedSchema.parse(record);
      for (const [seq, id] of idBySeq) if (seq >= fromSeq) answeredIds.delete(id);
    }
  }
  return { clientId, nextSeq, commandIds, answeredIds, damagedLines };
}

/** Returns a record as a line of a journal. */
export function journalLine(record: unknown): Buffer {
  const json = Buffer.from(JSON.stringify(record), 'utf8');
  return Buffer.concat([Buffer.from(`${json.length} ${hex(json)} `), json, Buffer.from('\n')]);
}

function hex(bytes: Uint8Array): string {
  return crc32(bytes).toString(16).padStart(8, '0');
}

/** Whole lines only: what comes after the last line feed was never promised to anybody. */
function* linesOf(bytes: Buffer): Generator<Buffer> {
  let start = 0;
  for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
    yield bytes.subarray(start, end);
    start = end + 1;
  }
}

import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { commandEnvelopeSchema, commandOutcomeSchema } from '#shared/commands/envelope.ts';
import { idSchema } from '#shared/identity/ids.ts';
import { instantSchema } from '#shared/time/instant.ts';

const seqSchema = z.number().int().nonnegative();

const serverShape = {
  incarnation: idSchema,
  backupIntervalHours: z.number().positive(),
  /** Whether the replica has been level with it, and not only met it. */
  wasLevel: z.boolean(),
};
export type JournalServer = z.infer<z.ZodObject<typeof serverShape>>;

const damageShape = { at: instantSchema, copy: z.string(), lines: z.number().int().nonnegative() };
export type JournalDamage = z.infer<z.ZodObject<typeof damageShape>>;

/** What a line of the journal can say. */
export const journalRecordSchema = z.discriminatedUnion('type', [
  /**
   * First line: whose journal it is and where the numbers go on, so that client and sequence live and die together. Format 1
   * had no `acknowledged`, `server` and `damage`; it is read as it is and written as 2 when the file is written anew.
   */
  z.object({
    type: z.literal('begin'),
    format: z.union([z.literal(1), z.literal(2)]),
    clientId: idSchema,
    nextSeq: z.number().int().positive(),
    containedSeq: seqSchema,
    /** The greatest number this client id has given, also when the numbers go on before it since a server was put back. */
    givenSeq: seqSchema.default(0),
    /** The client ids this journal had before, the latest last, so that a replica that still counts by one of them is known. */
    formerClientIds: z.array(idSchema).default([]),
  }),
  z.object({ type: z.literal('command'), envelope: commandEnvelopeSchema }),
  z.object({ type: z.literal('outcome'), outcome: commandOutcomeSchema, at: instantSchema }),
  /** The replica holds the effects of every command up to this one. */
  z.object({ type: z.literal('contained'), seq: seqSchema }),
  /** Only in format 1: the server, restored from a backup, knows nothing from this command on and gets them again. */
  z.object({ type: z.literal('reopened'), fromSeq: z.number().int().positive() }),
  /** The person has put a refused command aside. */
  z.object({ type: z.literal('refusal-discarded'), commandId: idSchema }),
  /** An answered command as it is kept when the file is written anew; may have been numbered for an earlier client id. */
  z.object({
    type: z.literal('acknowledged'),
    envelope: commandEnvelopeSchema,
    outcome: commandOutcomeSchema,
    at: instantSchema,
    discarded: z.boolean(),
  }),
  /** The database that commands go to, and for how long its backups may not hold what it has acknowledged. */
  z.object({ type: z.literal('server'), ...serverShape }),
  /** Lines of this journal were found damaged; a copy of it as it was is kept under this name. */
  z.object({ type: z.literal('damage'), ...damageShape }),
]);
export type JournalRecord = z.infer<typeof journalRecordSchema>;

/** Returns the CRC-32 (ISO 3309, as in gzip) of the bytes as eight hex digits: enough against torn and rotten lines. */
function lineChecksum(bytes: Uint8Array): string {
  return crc32(bytes).toString(16).padStart(8, '0');
}

/** Returns a record as a line: `length checksum json` and a line feed; the length counts the bytes of the JSON text. */
export function encodeRecord(record: JournalRecord): Buffer {
  const json = Buffer.from(JSON.stringify(record), 'utf8');
  return Buffer.concat([Buffer.from(`${json.length} ${lineChecksum(json)} `, 'latin1'), json, Buffer.from('\n')]);
}

/** Returns the record of a line without its line feed; null when length, checksum or shape does not hold. */
export function decodeLine(line: Uint8Array): JournalRecord | null {
  const head = /^(\d{1,9}) ([0-9a-f]{8}) /.exec(Buffer.from(line.subarray(0, 20)).toString('latin1'));
  if (head === null) return null;
  const json = line.subarray(head[0].length);
  if (json.length !== Number(head[1]) || lineChecksum(json) !== head[2]) return null;
  try {
    return journalRecordSchema.parse(JSON.parse(Buffer.from(json).toString('utf8')));
  } catch {
    // Whole but not ours (a later format, say): damage to the reader, reported as such by readJournal.
    return null;
  }
}

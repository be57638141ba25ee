import { crc32 } from 'node:zlib';
import { assertNever } from '#shared/assert-never.ts';
import { checksum } from '#shared/sync/checksum.ts';
import { type SnapshotLine, snapshotLineSchema } from '#shared/sync/protocol.ts';
import { ByteReader } from './byte-reader.ts';

/** Far more than a line or a block of the API holds; a stream without an end must not fill the memory. */
const longestLine = 64 * 1024 * 1024;

type Line<T extends SnapshotLine['type']> = Extract<SnapshotLine, { type: T }>;

/** A piece of a snapshot whose checksum has been found to hold. Rows stay the bytes they came as. */
export type SnapshotBlock =
  | Line<'begin'>
  | { type: 'changes'; changes: Line<'changes'>['changes'] }
  | { type: 'rows'; kind: Line<'rows'>['kind']; count: number; bytes: Uint8Array<ArrayBuffer> }
  | Line<'end'>;

async function readBlock(reader: ByteReader): Promise<SnapshotBlock> {
  const line = snapshotLineSchema.parse(JSON.parse(await reader.line(longestLine)));
  switch (line.type) {
    case 'begin':
    case 'end':
      return line;
    case 'changes':
      if (checksum(line.changes) !== line.checksum) throw new Error('changes of a snapshot do not hold');
      return { type: 'changes', changes: line.changes };
    case 'rows': {
      if (line.bytes > longestLine) throw new Error('a block of the snapshot is too long');
      const bytes = await reader.exactly(line.bytes);
      if (crc32(bytes).toString(16).padStart(8, '0') !== line.checksum)
        throw new Error('rows of a snapshot do not hold');
      return { type: 'rows', kind: line.kind, count: line.count, bytes };
    }
    default:
      return assertNever(line);
  }
}

/**
 * Gives the blocks of a snapshot as they arrive; the next piece is read from the network only when the last block has been
 * taken. Throws when something is not of a snapshot, a checksum does not hold, or the stream ends without its `end`.
 */
export async function* snapshotBlocks(body: ReadableStream<Uint8Array>): AsyncGenerator<SnapshotBlock> {
  const reader = new ByteReader(body);
  try {
    for (;;) {
      const block = await readBlock(reader);
      yield block;
      if (block.type === 'end') return;
    }
  } finally {
    await reader.cancel();
  }
}

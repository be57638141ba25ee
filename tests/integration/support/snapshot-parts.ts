import { crc32 } from 'node:zlib';
import { type SnapshotLine, snapshotLineSchema } from '../../../src/shared/sync/protocol.ts';

/** A line of a snapshot with the rows that follow it, if any. */
export interface SnapshotPart {
  line: SnapshotLine;
  rows: unknown[];
}

/** Returns the parts of a snapshot's bytes. Throws when a block is not what its line says. */
export function snapshotParts(bytes: Buffer): SnapshotPart[] {
  const parts: SnapshotPart[] = [];
  for (let at = 0; at < bytes.length; ) {
    const lineEnd = bytes.indexOf('\n', at);
    const line = snapshotLineSchema.parse(JSON.parse(bytes.toString('utf8', at, lineEnd)));
    at = lineEnd + 1;
    if (line.type !== 'rows') {
      parts.push({ line, rows: [] });
      continue;
    }
    const block = bytes.subarray(at, at + line.bytes);
    const checksum = crc32(block).toString(16).padStart(8, '0');
    const rows = block.toString('utf8').trimEnd().split('\n');
    if (checksum !== line.checksum || rows.length !== line.count) throw new Error('A block is not what its line says.');
    parts.push({ line, rows: rows.map((row) => JSON.parse(row)) });
    at += line.bytes;
  }
  return parts;
}

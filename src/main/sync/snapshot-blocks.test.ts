import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '#shared/identity/ids.ts';
import { checksum } from '#shared/sync/checksum.ts';
import type { SnapshotLine } from '#shared/sync/protocol.ts';
import { type SnapshotBlock, snapshotBlocks } from './snapshot-blocks.ts';

const begin: SnapshotLine = {
  type: 'begin',
  incarnation: newId(),
  access: 'x',
  cursors: { burlov: 4 },
  containedSeq: 2,
  total: 9,
  schemaVersion: 2,
  resumed: true,
};

const line = (one: SnapshotLine) => Buffer.from(`${JSON.stringify(one)}\n`);

function rowsBlock(texts: readonly string[]): Buffer {
  const bytes = Buffer.from(texts.map((text) => `${JSON.stringify({ text })}\n`).join(''));
  const checksum = crc32(bytes).toString(16).padStart(8, '0');
  return Buffer.concat([
    line({ type: 'rows', kind: 'tickets', count: texts.length, bytes: bytes.length, checksum }),
    bytes,
  ]);
}

function streamOf(pieces: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  const left = [...pieces];
  return new ReadableStream({
    pull: (controller) => {
      const piece = left.shift();
      if (piece === undefined) controller.close();
      else controller.enqueue(piece);
    },
  });
}

/** Cuts the bytes at the given places, wherever they are. */
function cutAt(whole: Uint8Array, places: readonly number[]): Uint8Array[] {
  const ends = [...places.map((place) => place % (whole.length + 1)), whole.length].sort((one, other) => one - other);
  return ends.map((end, index) => whole.subarray(index === 0 ? 0 : ends[index - 1], end));
}

async function read(pieces: readonly Uint8Array[]): Promise<SnapshotBlock[]> {
  const blocks: SnapshotBlock[] = [];
  for await (const block of snapshotBlocks(streamOf(pieces))) blocks.push(block);
  return blocks;
}

const textsOf = (block: SnapshotBlock) =>
  block.type === 'rows'
    ? Buffer.from(block.bytes)
        .toString()
        .trimEnd()
        .split('\n')
        .map((text) => JSON.parse(text).text)
    : [];

const rowTexts = fc.array(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 5 }), { maxLength: 4 });
const places = fc.array(fc.nat(), { maxLength: 30 });

describe('a snapshot stream', () => {
  it('gives the same blocks wherever the network cuts it', async () => {
    await fc.assert(
      fc.asyncProperty(rowTexts, places, async (blocks, cuts) => {
        const end: SnapshotLine = { type: 'end', total: 9 };
        const whole = Buffer.concat([line(begin), ...blocks.map(rowsBlock), line(end)]);
        const received = await read(cutAt(whole, cuts));
        expect(received[0]).toEqual(begin);
        expect(received.at(-1)).toEqual(end);
        expect(received.slice(1, -1).map(textsOf)).toEqual(blocks);
      }),
    );
  });

  it('gives rows in memory of their own, so that passing them on does not carry the whole stream along', async () => {
    const pieces = [Buffer.concat([line(begin), rowsBlock(['å', 'ä']), line({ type: 'end', total: 2 })])];
    const rows = (await read(pieces)).find((block) => block.type === 'rows');
    expect(rows?.type === 'rows' && rows.bytes.buffer.byteLength === rows.bytes.byteLength).toBe(true);
  });

  it('that ends before its last line throws, at whichever byte it was', async () => {
    const whole = Buffer.concat([line(begin), rowsBlock(['1', '2']), line({ type: 'end', total: 2 })]);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: whole.length - 1 }), places, async (length, cuts) => {
        await expect(read(cutAt(whole.subarray(0, length), cuts))).rejects.toThrow();
      }),
    );
  });

  it('with one changed byte in its rows throws instead of giving them', async () => {
    const head = Buffer.concat([line(begin)]);
    const rows = rowsBlock(['Datorn startar inte', 'Skrivaren är trasig']);
    const bodyStart = rows.indexOf(0x0a) + 1;
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: bodyStart, max: rows.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (position, flip) => {
          const damaged = Buffer.from(rows);
          damaged[position] = (damaged[position] ?? 0) ^ flip;
          await expect(read([head, damaged, line({ type: 'end', total: 2 })])).rejects.toThrow('do not hold');
        },
      ),
    );
  });

  it('gives changes whose checksum holds and no others', async () => {
    const changes = JSON.stringify([{ type: 'put', kind: 'tickets', row: { id: 'x' } }]);
    const end: SnapshotLine = { type: 'end', total: 0 };
    const good = line({ type: 'changes', changes, checksum: checksum(changes) });
    expect((await read([line(begin), good, line(end)]))[1]).toEqual({ type: 'changes', changes });
    const bad = line({ type: 'changes', changes, checksum: '00000000' });
    await expect(read([line(begin), bad, line(end)])).rejects.toThrow('do not hold');
  });
});

import { type SnapshotLine, snapshotLineSchema } from '#shared/sync/protocol.ts';

/** Far more than a line of the API holds; a stream without line feeds must not fill the memory. */
const longestLine = 64 * 1024 * 1024;

function parseLine(text: string): SnapshotLine {
  return snapshotLineSchema.parse(JSON.parse(text));
}

/**
 * Gives the lines of a snapshot as they arrive, parsed; the next piece is read from the network only when the last line has
 * been taken. Throws when a line is not one of a snapshot, or when the stream ends without its `end` line.
 */
export async function* snapshotLines(body: ReadableStream<Uint8Array>): AsyncGenerator<SnapshotLine> {
  const reader = body.getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) throw new Error('the snapshot ended before its last line');
      const pieces = (rest + decoder.decode(value, { stream: true })).split('\n');
      rest = pieces.pop() ?? '';
      if (rest.length > longestLine) throw new Error('a line of the snapshot is too long');
      for (const piece of pieces) {
        const line = parseLine(piece);
        yield line;
        if (line.type === 'end') return;
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

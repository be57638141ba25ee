import type { SnapshotLine } from '../../../src/shared/sync/protocol.ts';

/** Rows of one kind as they came in one block of the stream. */
export interface SnapshotBlock {
  readonly kind: string;
  readonly rows: readonly { readonly id: string }[];
}

const LINE_FEED = 10;

/** Takes lines and blocks of a known length from a stream of bytes, joining what arrived in pieces. */
class ByteReader {
  readonly #source: ReadableStreamDefaultReader<Uint8Array>;
  readonly #decoder = new TextDecoder();
  #held: Uint8Array = new Uint8Array();

  constructor(stream: ReadableStream<Uint8Array>) {
    this.#source = stream.getReader();
  }

  /** The next line without its line feed; null at the end of the stream. */
  async line(): Promise<string | null> {
    for (let from = 0; ; ) {
      const end = this.#held.indexOf(LINE_FEED, from);
      if (end >= 0) return this.#take(end + 1).trimEnd();
      from = this.#held.length;
      if (!(await this.#more(1))) return null;
    }
  }

  async text(bytes: number): Promise<string> {
    if (this.#held.length < bytes && !(await this.#more(bytes - this.#held.length))) {
      throw new Error('The snapshot broke off.');
    }
    return this.#take(bytes);
  }

  #take(bytes: number): string {
    const text = this.#decoder.decode(this.#held.subarray(0, bytes));
    this.#held = this.#held.subarray(bytes);
    return text;
  }

  /** Reads at least so many bytes more and joins them once. False when the stream has ended before. */
  async #more(wanted: number): Promise<boolean> {
    const pieces = [this.#held];
    let length = this.#held.length;
    for (let missing = wanted; missing > 0; ) {
      const { value } = await this.#source.read();
      if (value === undefined) return false;
      pieces.push(value);
      length += value.length;
      missing -= value.length;
    }
    const joined = new Uint8Array(length);
    let at = 0;
    for (const piece of pieces) {
      joined.set(piece, at);
      at += piece.length;
    }
    this.#held = joined;
    return true;
  }
}

/**
 * Yields the blocks of a snapshot with every row parsed as JSON and nothing checked: what no client can do without.
 * Throws when the stream has no end.
 */
export async function* snapshotBlocks(stream: ReadableStream<Uint8Array>): AsyncGenerator<SnapshotBlock> {
  const reader = new ByteReader(stream);
  for (;;) {
    const text = await reader.line();
    if (text === null) throw new Error('The snapshot broke off.');
    const line: SnapshotLine = JSON.parse(text);
    if (line.type === 'end') return;
    if (line.type !== 'rows') continue;
    const block = await reader.text(line.bytes);
    yield {
      kind: line.kind,
      rows: block
        .trimEnd()
        .split('\n')
        .map((row) => JSON.parse(row)),
    };
  }
}

const lineFeed = 0x0a;

/** Takes a stream of bytes apart into lines and blocks of a known length; reads on only when more is asked for. */
export class ByteReader {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  /** Arrived and not yet taken. */
  #rest: Uint8Array = new Uint8Array();

  constructor(body: ReadableStream<Uint8Array>) {
    this.#reader = body.getReader();
  }

  /** Returns the text up to the next line feed, without it. Throws when there is none in so many bytes, or no UTF-8. */
  async line(longest: number): Promise<string> {
    const pieces: Uint8Array[] = [];
    let length = 0;
    for (;;) {
      const end = this.#rest.indexOf(lineFeed);
      const piece = end === -1 ? this.#rest : this.#rest.subarray(0, end);
      length += piece.length;
      if (length > longest) throw new Error('a line of the stream is too long');
      pieces.push(piece);
      if (end !== -1) {
        this.#rest = this.#rest.subarray(end + 1);
        return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces, length));
      }
      this.#rest = await this.#more();
    }
  }

  /** Returns exactly so many bytes, in a buffer of their own. */
  async exactly(length: number): Promise<Uint8Array<ArrayBuffer>> {
    const taken = new Uint8Array(length);
    let filled = 0;
    for (;;) {
      const piece = this.#rest.subarray(0, length - filled);
      taken.set(piece, filled);
      filled += piece.length;
      this.#rest = this.#rest.subarray(piece.length);
      if (filled === length) return taken;
      this.#rest = await this.#more();
    }
  }

  /** Lets the stream go, wherever it is. */
  async cancel(): Promise<void> {
    // A stream that has failed has told whoever read from it; it has nothing more to say when it is let go.
    await this.#reader.cancel().catch(() => undefined);
  }

  async #more(): Promise<Uint8Array> {
    const { done, value } = await this.#reader.read();
    if (done) throw new Error('the stream ended too early');
    return value;
  }
}

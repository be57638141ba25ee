import { createHash } from 'node:crypto';

/** Returns the SHA-256 of bytes as hex digits. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Speaks tus 1.0.0 as the specification has it, without a library, as one person. */
export class TusClient {
  readonly #url: string;
  readonly #token: string;

  constructor(url: string, token: string) {
    this.#url = `${url}/api/v1/attachments`;
    this.#token = token;
  }

  /** Asks for an upload; returns the answer. */
  async create(hash: string, size: number): Promise<Response> {
    return await this.#send('/uploads', 'POST', {
      'upload-length': String(size),
      'upload-metadata': `hash ${Buffer.from(hash).toString('base64')}`,
    });
  }

  /** Begins an upload; returns its identifier. */
  async begin(bytes: Uint8Array, hash = sha256(bytes)): Promise<string> {
    const answer = await this.create(hash, bytes.length);
    const id = /^uploads\/([\w-]+)$/.exec(answer.headers.get('location') ?? '')?.[1];
    if (answer.status !== 201 || id === undefined) throw new Error(`Creation was answered ${answer.status}.`);
    return id;
  }

  async patch(id: string, offset: number, bytes: Uint8Array<ArrayBuffer>): Promise<Response> {
    return await this.#send(
      `/uploads/${id}`,
      'PATCH',
      { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) },
      bytes,
    );
  }

  async head(id: string): Promise<Response> {
    return await this.#send(`/uploads/${id}`, 'HEAD');
  }

  async end(id: string): Promise<Response> {
    return await this.#send(`/uploads/${id}`, 'DELETE');
  }

  /** Sends all of it in two parts. */
  async upload(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const id = await this.begin(bytes);
    const half = Math.floor(bytes.length / 2);
    for (const [offset, part] of [[0, bytes.slice(0, half)] as const, [half, bytes.slice(half)] as const]) {
      const answer = await this.patch(id, offset, part);
      if (answer.status !== 204) throw new Error(`A part was answered ${answer.status}.`);
    }
  }

  async download(hash: string, headers: Record<string, string> = {}): Promise<Response> {
    return await fetch(`${this.#url}/${hash}`, { headers: { authorization: `Bearer ${this.#token}`, ...headers } });
  }

  async missing(...hashes: string[]): Promise<unknown> {
    const answer = await fetch(`${this.#url}/missing`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ hashes }),
    });
    return await answer.json();
  }

  async #send(path: string, method: string, headers: Record<string, string> = {}, body?: Uint8Array<ArrayBuffer>) {
    return await fetch(`${this.#url}${path}`, {
      method,
      headers: { authorization: `Bearer ${this.#token}`, 'tus-resumable': '1.0.0', ...headers },
      ...(body === undefined ? {} : { body }),
    });
  }
}

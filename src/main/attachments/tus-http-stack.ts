import type { HttpRequest, HttpResponse, HttpStack } from 'tus-js-client';
import type { AttachmentApi } from './attachment-api.ts';

/** Long enough for one part on a bad mobile line. */
const answerMilliseconds = 120_000;

/** Lets tus speak through the session's own requests: its tokens, the system's proxy and certificates. */
export class TusHttpStack implements HttpStack {
  readonly #api: AttachmentApi;

  constructor(api: AttachmentApi) {
    this.#api = api;
  }

  createRequest(method: string, url: string): HttpRequest {
    return new TusRequest(this.#api, method, url);
  }

  getName(): string {
    return 'TusHttpStack';
  }
}

class TusRequest implements HttpRequest {
  readonly #api: AttachmentApi;
  readonly #method: string;
  readonly #url: string;
  readonly #headers = new Headers();
  readonly #ending = new AbortController();

  constructor(api: AttachmentApi, method: string, url: string) {
    this.#api = api;
    this.#method = method;
    this.#url = url;
  }

  getMethod(): string {
    return this.#method;
  }

  getURL(): string {
    return this.#url;
  }

  setHeader(header: string, value: string): void {
    this.#headers.set(header, value);
  }

  getHeader(header: string): string | undefined {
    return this.#headers.get(header) ?? undefined;
  }

  /** Progress is told per part, as the API has taken it. */
  setProgressHandler(): void {}

  async send(body: Uint8Array<ArrayBuffer> | null | undefined): Promise<HttpResponse> {
    const signal = AbortSignal.any([this.#ending.signal, AbortSignal.timeout(answerMilliseconds)]);
    const response = await this.#api.send(this.#url, {
      method: this.#method,
      headers: this.#headers,
      signal,
      ...(body === null || body === undefined ? {} : { body }),
    });
    const text = this.#method === 'HEAD' ? '' : await response.text();
    return {
      getStatus: () => response.status,
      getHeader: (header) => response.headers.get(header) ?? undefined,
      getBody: () => text,
      getUnderlyingObject: () => response,
    };
  }

  async abort(): Promise<void> {
    this.#ending.abort();
  }

  getUnderlyingObject(): AbortController {
    return this.#ending;
  }
}

import type { z } from 'zod';
import { missingRequestSchema, missingResponseSchema, uploadsPath } from '#shared/attachments/protocol.ts';
import type { ContentHash } from '#shared/attachments/schema.ts';
import type { ApiClient, ApiResult, Fetch } from '../api/api-client.ts';
import type { Logger } from '../log/logger.ts';
import type { SessionAccess } from '../session/session-access.ts';

type Access = Pick<SessionAccess, 'token' | 'renew' | 'authorised'>;

/** The API cannot be asked now: no network, or nobody signed in. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
}

export interface AttachmentApiOptions {
  readonly baseUrl: string;
  readonly client: ApiClient;
  readonly fetch: Fetch;
  readonly session: Access;
  readonly log: Logger;
}

/** The API's part in sending and fetching files, for one person. */
export class AttachmentApi {
  readonly #options: AttachmentApiOptions;

  constructor(options: AttachmentApiOptions) {
    this.#options = options;
  }

  /** Where uploads begin. */
  get uploadsUrl(): string {
    return `${this.#options.baseUrl}${uploadsPath}`;
  }

  /** Asks which of the files the API does not have from this person. */
  missing(
    hashes: readonly ContentHash[],
  ): Promise<ApiResult<z.infer<typeof missingResponseSchema>> | { type: 'ended' }> {
    const { client, session } = this.#options;
    const body = missingRequestSchema.parse({ hashes });
    const path = '/api/v1/attachments/missing';
    return session.authorised((token) => client.ask(missingResponseSchema, { method: 'POST', path, token, body }));
  }

  /** Asks for the bytes of a file from a place on. Throws UnreachableError. */
  bytes(hash: ContentHash, from: number, signal: AbortSignal): Promise<Response> {
    const headers = new Headers(from === 0 ? {} : { range: `bytes=${from}-`, 'if-range': `"${hash}"` });
    return this.send(`${this.#options.baseUrl}/api/v1/attachments/${hash}`, { method: 'GET', headers, signal });
  }

  /**
   * Sends a request with a valid token, once more with another when the first is not taken. Throws UnreachableError, also
   * for a gateway that says the API is away. Never sends the token to another address than the API's.
   */
  async send(url: string, init: RequestInit & { headers: Headers }): Promise<Response> {
    const { session, baseUrl } = this.#options;
    if (!url.startsWith(`${baseUrl}/api/v1/attachments/`)) throw new Error('an upload leads away from the API');
    const first = await session.token();
    if (first.type !== 'token') throw new UnreachableError(first.type);
    const answer = await this.#fetch(url, init, first.token);
    if (answer.status !== 401) return answer;
    await answer.body?.cancel();
    const second = await session.renew(first.token);
    if (second.type !== 'token') throw new UnreachableError(second.type);
    return this.#fetch(url, init, second.token);
  }

  async #fetch(url: string, init: RequestInit & { headers: Headers }, token: string): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${token}`);
    let response: Response;
    try {
      response = await this.#options.fetch(url, {
        ...init,
        headers,
        redirect: 'error',
        credentials: 'omit',
        cache: 'no-store',
      });
    } catch (error) {
      const reason = error instanceof Error ? error.message : typeof error;
      this.#options.log.info('attachment-api-unreachable', { reason });
      throw new UnreachableError(reason);
    }
    if ([502, 503, 504].includes(response.status)) {
      await response.body?.cancel();
      throw new UnreachableError(`gateway ${response.status}`);
    }
    return response;
  }
}

import type { z } from 'zod';
import { type ApiError, apiErrorSchema } from '#shared/session/protocol.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { Logger } from '../log/logger.ts';

/** What became of a request. A gateway that says the API is away counts as unreachable, like no answer at all. */
export type ApiResult<T> =
  /** `serverTime`: of the answer, by the API's clock, when it says. */
  | { type: 'ok'; value: T; serverTime?: Instant | undefined }
  /** The API answered, with one of its own errors; `unexpected` when the answer is not in its language. */
  | { type: 'failed'; status: number; error: ApiError['error'] | 'unexpected'; retryAfterSeconds: number | null }
  | { type: 'unreachable' };

export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Below the API's address, beginning with a slash. */
  readonly path: string;
  readonly token?: string;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Long enough for a full page on a bad mobile line, short enough to notice that nobody answers. */
const answerMilliseconds = 20_000;
const gatewayStatuses: ReadonlySet<number> = new Set([502, 503, 504]);

/** Talks to the central API: JSON in and out, every answer parsed. Never throws for what a network or server can do. */
export class ApiClient {
  readonly #baseUrl: string;
  readonly #fetch: Fetch;
  readonly #log: Logger;

  constructor(baseUrl: string, fetch: Fetch, log: Logger) {
    this.#baseUrl = baseUrl;
    this.#fetch = fetch;
    this.#log = log;
  }

  /** Asks and parses the answer by the schema. */
  async ask<S extends z.ZodType>(schema: S, request: ApiRequest): Promise<ApiResult<z.infer<S>>> {
    const late = new AbortController();
    // Called off with the answer: a limit that is reached after it costs more than the question, for each command made offline.
    const timer = setTimeout(() => late.abort(), answerMilliseconds);
    const signal = request.signal === undefined ? late.signal : AbortSignal.any([request.signal, late.signal]);
    try {
      return await this.#answer(schema, request, signal);
    } finally {
      clearTimeout(timer);
    }
  }

  async #answer<S extends z.ZodType>(
    schema: S,
    request: ApiRequest,
    signal: AbortSignal,
  ): Promise<ApiResult<z.infer<S>>> {
    const response = await this.#send(request, signal);
    if (response === null) return { type: 'unreachable' };
    try {
      if (!response.ok) return await this.#failure(request.path, response);
      if (!isOurs(response)) {
        this.#log.warning('api-answered-by-another', { path: request.path, status: response.status });
        return { type: 'unreachable' };
      }
      const text = await response.text();
      const parsed = schema.safeParse(text === '' ? undefined : JSON.parse(text));
      if (parsed.success) return { type: 'ok', value: parsed.data, serverTime: serverTimeOf(response) };
      this.#log.error('api-answer-unexpected', parsed.error, { path: request.path });
    } catch (error) {
      if (signal.aborted) return { type: 'unreachable' };
      this.#log.error('api-answer-unreadable', error, { path: request.path });
    }
    return { type: 'failed', status: response.status, error: 'unexpected', retryAfterSeconds: null };
  }

  /** Asks for a body that is read piece by piece. The caller's signal ends it; only the wait for its beginning is limited. */
  async stream(request: ApiRequest & { readonly signal: AbortSignal }): Promise<ApiResult<ReadableStream<Uint8Array>>> {
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), answerMilliseconds);
    try {
      const response = await this.#send(request, AbortSignal.any([request.signal, late.signal]));
      if (response === null) return { type: 'unreachable' };
      if (!response.ok) return await this.#failure(request.path, response);
      if (response.body === null)
        return { type: 'failed', status: response.status, error: 'unexpected', retryAfterSeconds: null };
      return { type: 'ok', value: response.body, serverTime: serverTimeOf(response) };
    } finally {
      clearTimeout(timer);
    }
  }

  async #send(request: ApiRequest, signal: AbortSignal): Promise<Response | null> {
    const headers = new Headers({ accept: 'application/json' });
    if (request.token !== undefined) headers.set('authorization', `Bearer ${request.token}`);
    if (request.body !== undefined) headers.set('content-type', 'application/json');
    try {
      return await this.#fetch(`${this.#baseUrl}${request.path}`, {
        method: request.method,
        headers,
        signal,
        // A redirect could carry the token elsewhere; the API has no need of them.
        redirect: 'error',
        credentials: 'omit',
        cache: 'no-store',
        ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      });
    } catch (error) {
      this.#log.info('api-unreachable', {
        path: request.path,
        reason: error instanceof Error ? error.message : typeof error,
      });
      return null;
    }
  }

  async #failure(path: string, response: Response): Promise<ApiResult<never>> {
    const text = await response.text().catch(() => '');
    if (gatewayStatuses.has(response.status)) return { type: 'unreachable' };
    const parsed = apiErrorSchema.safeParse(jsonOf(text));
    const requestId = parsed.data?.requestId ?? '';
    const error = parsed.data?.error ?? 'unexpected';
    this.#log.warning('api-refused', { path, status: response.status, error, requestId });
    const header = Number(response.headers.get('retry-after') ?? Number.NaN);
    const retryAfterSeconds = parsed.data?.retryAfterSeconds ?? (Number.isFinite(header) ? header : null);
    return { type: 'failed', status: response.status, error, retryAfterSeconds };
  }
}

/** A page of a hotel's or a train's network says 200 for everything; the API answers in JSON or with nothing. */
function isOurs(response: Response): boolean {
  const type = response.headers.get('content-type');
  return type === null || /^application\/(?:[\w.+-]+\+)?json\b/i.test(type);
}

/** Header `Date`, RFC 9110 section 6.6.1: to the second. */
function serverTimeOf(response: Response): Instant | undefined {
  const milliseconds = Date.parse(response.headers.get('date') ?? '');
  return Number.isNaN(milliseconds) ? undefined : new Date(milliseconds).toISOString();
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not the API's own words (a proxy's page, say): the caller gets 'unexpected' and the log the status.
    return undefined;
  }
}

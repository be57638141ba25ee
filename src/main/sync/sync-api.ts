import { type ServerInfo, serverInfoSchema } from '#shared/session/protocol.ts';
import {
  type PullRequest,
  type PullResponse,
  type PushRequest,
  type PushResponse,
  pullResponseSchema,
  pushResponseSchema,
  type SnapshotRequest,
} from '#shared/sync/protocol.ts';
import type { ApiClient, ApiResult } from '../api/api-client.ts';
import type { SessionAccess } from '../session/session-access.ts';

type Answer<T> = ApiResult<T> | { type: 'ended' };

/** The API's part in synchronisation, for one person. The signal ends a request: whoever stops must not wait for an API that does not answer. */
export interface SyncApi {
  /** Which database the API stands on and how it is kept; needs nobody signed in. */
  server(signal: AbortSignal): Promise<Answer<ServerInfo>>;
  push(request: PushRequest, signal: AbortSignal): Promise<Answer<PushResponse>>;
  pull(request: PullRequest, signal: AbortSignal): Promise<Answer<PullResponse>>;
  /** The bytes of the stream, unpacked. */
  snapshot(request: SnapshotRequest, signal: AbortSignal): Promise<Answer<ReadableStream<Uint8Array>>>;
}

/** Returns the synchronisation requests over HTTP with the session's tokens. */
export function createSyncApi(client: ApiClient, session: Pick<SessionAccess, 'authorised'>): SyncApi {
  return {
    server: (signal) => client.ask(serverInfoSchema, { method: 'GET', path: '/api/v1/server', signal }),
    push: (body, signal) =>
      session.authorised((token) =>
        client.ask(pushResponseSchema, { method: 'POST', path: '/api/v1/sync/push', token, body, signal }),
      ),
    pull: (body, signal) =>
      session.authorised((token) =>
        client.ask(pullResponseSchema, { method: 'POST', path: '/api/v1/sync/pull', token, body, signal }),
      ),
    snapshot: (body, signal) =>
      session.authorised((token) =>
        client.stream({ method: 'POST', path: '/api/v1/sync/snapshot', token, body, signal }),
      ),
  };
}

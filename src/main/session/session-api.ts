import { z } from 'zod';
import { schemaVersion } from '#shared/commands/envelope.ts';
import {
  type ServerInfo,
  type SessionTokens,
  serverInfoSchema,
  sessionTokensSchema,
} from '#shared/session/protocol.ts';
import type { ApiClient, ApiResult } from '../api/api-client.ts';

/** The API's part in a session. */
export interface SessionApi {
  /** Whether this application and the API speak versions that fit. */
  checkVersion(): Promise<'ok' | 'unreachable' | 'schema-version' | 'server-error'>;
  signIn(username: string, password: string): Promise<ApiResult<SessionTokens>>;
  refresh(refreshToken: string): Promise<ApiResult<SessionTokens>>;
  signOut(token: string): Promise<void>;
}

/** Whether commands written by this application are accepted there. */
function speaksOurVersion(info: ServerInfo): boolean {
  return schemaVersion >= info.oldestAcceptedSchemaVersion && schemaVersion <= info.schemaVersion;
}

/** Returns the session's requests over HTTP. `deviceName` is shown in the person's device list. */
export function createSessionApi(client: ApiClient, deviceName: string): SessionApi {
  return {
    checkVersion: async () => {
      const info = await client.ask(serverInfoSchema, { method: 'GET', path: '/api/v1/server' });
      if (info.type === 'unreachable') return 'unreachable';
      if (info.type === 'failed') return 'server-error';
      return speaksOurVersion(info.value) ? 'ok' : 'schema-version';
    },
    signIn: (username, password) =>
      client.ask(sessionTokensSchema, {
        method: 'POST',
        path: '/api/v1/session',
        body: { username, password, deviceName },
      }),
    refresh: (refreshToken) =>
      client.ask(sessionTokensSchema, { method: 'POST', path: '/api/v1/session/refresh', body: { refreshToken } }),
    signOut: async (token) => {
      // The session here is over either way; the API's own log and ours say what came of it.
      await client.ask(z.unknown(), { method: 'DELETE', path: '/api/v1/session', token });
    },
  };
}

import type { z } from 'zod';
import type { ApiClient, ApiRequest, ApiResult } from '../api/api-client.ts';
import type { Session } from '../session/session.ts';
import { SessionAccess } from '../session/session-access.ts';

/** Asks the API something on behalf of whoever is signed in. */
export type AskAsPerson = <S extends z.ZodType>(
  schema: S,
  request: Omit<ApiRequest, 'token'>,
) => Promise<ApiResult<z.infer<S>>>;

/** Returns the way to ask the API what is kept there alone; without anybody signed in it is out of reach. */
export function askAsPerson(client: ApiClient, session: Session): AskAsPerson {
  return async (schema, request) => {
    const { state } = session;
    if (state.type !== 'signed-in') return { type: 'unreachable' };
    const access = new SessionAccess(session, state.actor.userId);
    const result = await access.authorised((token) => client.ask(schema, { ...request, token }));
    return result.type === 'ended' ? { type: 'unreachable' } : result;
  };
}

/** Why the administration is not answered. */
export interface FailedAnswer {
  type: 'failed';
  reason: 'unreachable' | 'not-permitted' | 'invalid' | 'failed';
}

/** Returns why the API did not do what the administration asked, as the page is told it. */
export function failed(result: Exclude<ApiResult<unknown>, { type: 'ok' }>): FailedAnswer {
  if (result.type === 'unreachable') return { type: 'failed', reason: 'unreachable' };
  if (result.error === 'not-permitted' || result.error === 'not-found') {
    return { type: 'failed', reason: 'not-permitted' };
  }
  return { type: 'failed', reason: result.error === 'invalid-request' ? 'invalid' : 'failed' };
}

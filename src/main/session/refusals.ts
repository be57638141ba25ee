import type { SignInResult } from '#shared/ipc/types.ts';
import type { ApiResult } from '../api/api-client.ts';

/** The API's errors after which a session does not come back by itself. */
export const endsSession: ReadonlySet<string> = new Set([
  'not-signed-in',
  'session-expired',
  'wrong-credentials',
  'not-permitted',
]);

/** Returns what a person is told of a sign-in that the API refused. */
export function signInFailure(answer: Extract<ApiResult<unknown>, { type: 'failed' }>): SignInResult {
  const { error, retryAfterSeconds } = answer;
  if (error === 'wrong-credentials' || error === 'too-many-attempts' || error === 'schema-version') {
    return { ok: false, error, retryAfterSeconds };
  }
  return { ok: false, error: 'server-error', retryAfterSeconds };
}

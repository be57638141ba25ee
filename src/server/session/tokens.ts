import { createHash, randomBytes } from 'node:crypto';

/** Seconds. */
export const accessTokenLifetime = 15 * 60;
export const refreshTokenLifetime = 30 * 24 * 60 * 60;

/**
 * Seconds in which the newest exchanged refresh token is accepted once more while its successor is unused: the answer
 * may have been lost on the way, and a person in the field must not be signed out by a dropped connection.
 */
export const lostAnswerGrace = 30;

/** Returns 256 random bits as text: nothing to guess, so a fast hash is enough to store it. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Returns what of a token is stored (SHA-256). */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

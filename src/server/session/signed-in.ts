import type { Id } from '#shared/identity/ids.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { Actor } from '#shared/users/roles.ts';

/** Whoever sends a request: the person with the grants of this moment, and the session on one device. */
export interface SignedIn {
  actor: Actor;
  sessionId: Id;
  /** When the access token ends. */
  expiresAt: Instant;
}

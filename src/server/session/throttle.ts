import { createHash } from 'node:crypto';
import type { Db } from '../database/connect.ts';
import { ApiFailure } from '../http/api-failure.ts';

/** After so many failures in a row waiting begins; an address may serve a whole office, so it gets more. */
const freeFailures = { account: 5, address: 50 } as const;
const longestWaitSeconds = 15 * 60;
/** Failures are forgotten after this long without a new one. */
const forgetAfterSeconds = 30 * 60;

type ThrottleKind = keyof typeof freeFailures;

/** Seconds to wait after the n-th failure in a row: 1, 2, 4, … up to a quarter of an hour. */
export function waitAfter(kind: ThrottleKind, failures: number): number {
  const beyond = failures - freeFailures[kind];
  return beyond < 0 ? 0 : Math.min(longestWaitSeconds, 2 ** beyond);
}

/** Names of accounts and addresses are stored hashed: the table needs to recognise them, not to tell them. */
function keyOf(kind: ThrottleKind, name: string): string {
  return `${kind}:${createHash('sha256').update(name).digest('base64url')}`;
}

/** Who tries to sign in, from where. */
export interface Attempt {
  username: string;
  address: string;
}

const keysOf = (attempt: Attempt): [ThrottleKind, string][] => [
  ['account', keyOf('account', attempt.username)],
  ['address', keyOf('address', attempt.address)],
];

/** Throws 429 with the seconds to wait while the account or the address is held back. Shared by all API processes. */
export async function assertNotThrottled(db: Db, attempt: Attempt): Promise<void> {
  const now = Date.now();
  const held = await db
    .selectFrom('signInThrottle')
    .select('blockedUntil')
    .where(
      'key',
      'in',
      keysOf(attempt).map(([, key]) => key),
    )
    .where('blockedUntil', '>', new Date(now).toISOString())
    .execute();
  const until = Math.max(0, ...held.map((row) => Date.parse(row.blockedUntil ?? '')));
  if (until <= now) return;
  const retryAfterSeconds = Math.ceil((until - now) / 1_000);
  throw new ApiFailure(429, {
    error: 'too-many-attempts',
    message: 'Too many failed attempts to sign in.',
    retryAfterSeconds,
  });
}

/** Counts a failure against the account and the address. */
export async function recordFailure(db: Db, attempt: Attempt): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (const [kind, key] of keysOf(attempt).sort()) {
      const now = new Date();
      const old = await tx
        .selectFrom('signInThrottle')
        .selectAll()
        .where('key', '=', key)
        .forUpdate()
        .executeTakeFirst();
      const recent = old !== undefined && now.getTime() - Date.parse(old.lastFailureAt) < forgetAfterSeconds * 1_000;
      const failures = recent ? old.failures + 1 : 1;
      const wait = waitAfter(kind, failures);
      const values = {
        failures,
        lastFailureAt: now.toISOString(),
        blockedUntil: wait === 0 ? null : new Date(now.getTime() + wait * 1_000).toISOString(),
      };
      await tx
        .insertInto('signInThrottle')
        .values({ key, ...values })
        .onConflict((conflict) => conflict.column('key').doUpdateSet(values))
        .execute();
    }
  });
}

/** A success clears the account; the address keeps its failures, they may have been against others. */
export async function clearFailures(db: Db, attempt: Attempt): Promise<void> {
  await db.deleteFrom('signInThrottle').where('key', '=', keyOf('account', attempt.username)).execute();
}

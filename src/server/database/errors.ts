import { z } from 'zod';

const databaseErrorSchema = z.object({
  code: z.string().length(5),
  constraint: z.string().optional(),
  table: z.string().optional(),
  message: z.string(),
});
export type DatabaseError = z.infer<typeof databaseErrorSchema>;

/** Returns what PostgreSQL said (SQLSTATE, constraint), or null when the error is not one of its own. */
export function databaseErrorOf(error: unknown): DatabaseError | null {
  if (!(error instanceof Error)) return null;
  const { message } = error;
  const parsed = databaseErrorSchema.safeParse({ ...error, message });
  return parsed.success ? parsed.data : null;
}

/** SQLSTATE 40001 serialization_failure and 40P01 deadlock_detected: the same transaction may well succeed again. */
export function isTransient(error: unknown): boolean {
  const code = databaseErrorOf(error)?.code;
  return code === '40001' || code === '40P01';
}

/**
 * Whether a value cannot be stored whatever is tried (SQLSTATE class 22, data exceptions: a NUL in a text, a number out
 * of range). It is the sender's mistake, so sending the same again must not be asked for.
 */
export function isUnstorable(error: unknown): boolean {
  return databaseErrorOf(error)?.code.startsWith('22') === true;
}

/** Whether the database cannot be reached or is stopping (SQLSTATE class 08, 57P0x, or a socket error). */
export function isUnreachable(error: unknown): boolean {
  const code = databaseErrorOf(error)?.code;
  if (code !== undefined) return code.startsWith('08') || code.startsWith('57P') || code === '53300';
  if (!(error instanceof Error)) return false;
  const socketCode = 'code' in error ? String(error.code) : '';
  return (
    ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'ETIMEDOUT', 'EPIPE'].includes(socketCode) ||
    /Connection terminated|is not queryable|timeout exceeded when trying to connect/.test(error.message)
  );
}

/** Runs a transaction again when it lost against another one; gives up after five times. */
export async function retryTransient<T>(attempt: () => Promise<T>): Promise<T> {
  for (let left = 4; ; left -= 1) {
    try {
      return await attempt();
    } catch (error) {
      if (left === 0 || !isTransient(error)) throw error;
    }
  }
}

/**
 * The same for one that may insert what another inserts in the same moment (SQLSTATE 23505 unique_violation): it is tried
 * once more, and then finds the other's row.
 */
export async function retryRace<T>(attempt: () => Promise<T>): Promise<T> {
  return await retryTransient(async () => {
    try {
      return await attempt();
    } catch (error) {
      if (databaseErrorOf(error)?.code !== '23505') throw error;
      return await attempt();
    }
  });
}

import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';

const base64Schema = z.base64();

/** What is kept of a password to check it while the API cannot be reached: RFC 7914 scrypt with its own salt. */
export const verifierSchema = z.object({
  algorithm: z.literal('scrypt'),
  n: z.number().int().min(16_384).max(1_048_576),
  r: z.literal(8),
  p: z.number().int().min(1).max(4),
  salt: base64Schema,
  hash: base64Schema,
});
export type PasswordVerifier = z.infer<typeof verifierSchema>;

/** Cost, block size and parallelism of scrypt. */
export type ScryptStrength = Pick<PasswordVerifier, 'n' | 'r' | 'p'>;

/** N = 2^16, r = 8, p = 2: a strength OWASP's password storage cheat sheet names for scrypt; 64 MiB and some 0.3 s here. */
export const strongScrypt: ScryptStrength = { n: 65_536, r: 8, p: 2 };
const hashBytes = 32;

/**
 * In a thread of its own: Electron's library (BoringSSL) carries the whole work out once on the thread that asks, to see
 * whether the parameters hold, before it begins in the background; the windows would stand still meanwhile.
 */
const thread = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { scryptSync } = require('node:crypto');
  const { password, salt, hashBytes, options } = workerData;
  parentPort.postMessage(scryptSync(password, salt, hashBytes, options));
`;

function derive(password: string, salt: Buffer, { n, r, p }: ScryptStrength): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const options = { N: n, r, p, maxmem: 256 * n * r };
    const workerData = { password: password.normalize('NFC'), salt, hashBytes, options };
    const worker = new Worker(thread, { eval: true, workerData });
    worker.once('message', (key: Uint8Array) => resolve(Buffer.from(key)));
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the thread of the password check ended without an answer')));
  });
}

/** Returns what lets `passwordMatches` recognise this password later; the password cannot be read from it. */
export async function createVerifier(password: string, strength: ScryptStrength): Promise<PasswordVerifier> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, strength);
  return { algorithm: 'scrypt', ...strength, salt: salt.toString('base64'), hash: hash.toString('base64') };
}

/** Whether the password is the one the verifier was made from; compared in constant time. */
export async function passwordMatches(password: string, verifier: PasswordVerifier): Promise<boolean> {
  const expected = Buffer.from(verifier.hash, 'base64');
  const found = await derive(password, Buffer.from(verifier.salt, 'base64'), verifier);
  return expected.length === found.length && timingSafeEqual(expected, found);
}

/**
 * Returns the word a profile is found by at an offline sign-in, so that the user name is not on the disk as it was typed.
 * It keeps nobody from trying names: the person's own name stands beside it because the screen shows it.
 */
export function usernameKey(username: string, salt: string): string {
  return createHmac('sha256', salt).update(username.trim().normalize('NFC').toLocaleLowerCase('sv')).digest('hex');
}

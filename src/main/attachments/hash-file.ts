import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { ContentHash } from '#shared/attachments/schema.ts';

/** Returns the SHA-256 of bytes as 64 hex digits. */
export function hashOf(bytes: Uint8Array): ContentHash {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Returns the SHA-256 of a file without holding it in memory. Throws the system's error. */
export async function hashOfFile(file: string): Promise<ContentHash> {
  const digest = createHash('sha256');
  await pipeline(createReadStream(file), digest);
  return digest.digest('hex');
}

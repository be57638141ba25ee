import { contentHashSchema } from '#shared/attachments/schema.ts';
import type { DeskAttachments } from './desk-attachments.ts';

const prefix = '/attachments/';

/**
 * Returns the answer to a request for `/attachments/<hash>` of the application's own scheme, or null when the address is
 * another. Pictures only, by their bytes; 404 in words for what is not one or cannot be had now.
 */
export async function answerPicture(
  address: string,
  attachments: DeskAttachments | null,
  headers: Readonly<Record<string, string>>,
): Promise<Response | null> {
  const { pathname } = new URL(address);
  if (!pathname.startsWith(prefix)) return null;
  const hash = contentHashSchema.safeParse(pathname.slice(prefix.length));
  const picture = hash.success && attachments !== null ? await attachments.picture(hash.data) : null;
  if (picture === null) {
    return new Response('The picture is not on this computer.', {
      status: 404,
      headers: { ...headers, 'Content-Type': 'text/plain; charset=utf-8' },
    });
  }
  // The address names the bytes, so they never change; but nothing of people's files stays in the browser's cache.
  return new Response(picture.bytes, {
    headers: { ...headers, 'Content-Type': picture.type, 'Cache-Control': 'no-store' },
  });
}

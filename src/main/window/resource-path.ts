import { extname, resolve, sep } from 'node:path';
import { isOwnPage } from './own-page.ts';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** A file that the application's own scheme may answer with. */
export interface Resource {
  readonly file: string;
  readonly contentType: string;
}

/**
 * Returns the file an app:// address stands for, or null when the address is not ours, leaves the folder by any
 * spelling, or names a type that the interface is not made of.
 */
export function resourceFor(address: string, root: string): Resource | null {
  if (!isOwnPage(address)) return null;
  let path: string;
  try {
    path = decodeURIComponent(new URL(address).pathname);
  } catch {
    // A broken percent sequence names no file.
    return null;
  }
  if (path.includes('\0') || path.includes('\\') || path.split('/').includes('..')) return null;
  const file = resolve(root, `.${path === '/' ? '/index.html' : path}`);
  const contentType = contentTypes[extname(file)];
  if (contentType === undefined || !file.startsWith(resolve(root) + sep)) return null;
  return { file, contentType };
}

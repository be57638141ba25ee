import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import type { Logger } from '../log/logger.ts';
import { securityHeaders } from './content-security-policy.ts';
import { appScheme } from './own-page.ts';
import { resourceFor } from './resource-path.ts';

/** Tells Chromium, before it is ready, that app:// is an origin like https: with storage, modules and a secure context. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Answers app://vaxelbord/… with files of the interface and nothing else; every answer carries the security headers. */
export function serveAppScheme(root: string, log: Logger): void {
  const refuse = (status: number) => new Response(null, { status, headers: { ...securityHeaders } });
  protocol.handle(appScheme, async (request) => {
    if (request.method !== 'GET') return refuse(405);
    const resource = resourceFor(request.url, root);
    if (resource === null) return refuse(404);
    try {
      const content = await readFile(resource.file);
      return new Response(new Uint8Array(content), {
        headers: { ...securityHeaders, 'Content-Type': resource.contentType },
      });
    } catch (error) {
      log.error('interface-file-unreadable', error);
      return refuse(404);
    }
  });
}

import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import type { DeskAttachments } from '../attachments/desk-attachments.ts';
import { answerPicture } from '../attachments/serve-pictures.ts';
import type { Logger } from '../log/logger.ts';
import type { Printer } from '../print/printer.ts';
import { securityHeaders } from './content-security-policy.ts';
import { appScheme, isOwnPage } from './own-page.ts';
import { resourceFor } from './resource-path.ts';

/** Tells Chromium, before it is ready, that app:// is an origin like https: with storage, modules and a secure context. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

interface Served {
  /** The folder of the interface. */
  readonly root: string;
  readonly attachments: () => DeskAttachments | null;
  readonly printer: Pick<Printer, 'answer'>;
  readonly log: Logger;
}

/**
 * Answers app://vaxelbord/… with files of the interface, pictures of tickets and pages being printed, nothing else; every answer carries the
 * security headers.
 */
export function serveAppScheme({ root, attachments, printer, log }: Served): void {
  const refuse = (status: number) => new Response(null, { status, headers: { ...securityHeaders } });
  protocol.handle(appScheme, async (request) => {
    if (request.method !== 'GET') return refuse(405);
    const picture = isOwnPage(request.url) ? await answerPicture(request.url, attachments(), securityHeaders) : null;
    if (picture !== null) return picture;
    const printed = printer.answer(request.url);
    if (printed !== null) return printed;
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

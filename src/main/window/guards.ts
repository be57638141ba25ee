import { app, type Session, session, type WebContents } from 'electron';
import type { Logger } from '../log/logger.ts';
import { isOwnPage } from './own-page.ts';

/** What a page may ask of the browser. Local data must survive (storage), and people copy numbers; nothing else. */
const allowedPermissions: ReadonlySet<string> = new Set(['persistent-storage', 'clipboard-sanitized-write']);

function guardSession(target: Session, log: Logger): void {
  const isAllowed = (permission: string, address: string) => allowedPermissions.has(permission) && isOwnPage(address);
  target.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const allowed = isAllowed(permission, details.requestingUrl);
    if (!allowed) log.warning('permission-denied', { permission });
    answer(allowed);
  });
  target.setPermissionCheckHandler((_contents, permission, origin) => isAllowed(permission, origin));
  target.setDevicePermissionHandler(() => false);
  target.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  target.on('will-download', (event) => {
    event.preventDefault();
    log.warning('download-denied');
  });
}

function guardContents(contents: WebContents, log: Logger): void {
  // Fires for the top frame as well, before will-navigate.
  contents.on('will-frame-navigate', (event) => {
    if (isOwnPage(event.url) && event.isMainFrame) return;
    event.preventDefault();
    log.warning('navigation-denied');
  });
  contents.on('will-redirect', (event) => {
    if (isOwnPage(event.url)) return;
    event.preventDefault();
    log.warning('redirect-denied');
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
    log.warning('webview-denied');
  });
  contents.setWindowOpenHandler(() => {
    log.warning('window-denied');
    return { action: 'deny' };
  });
}

/**
 * Denies by default whatever a page could be made to do: leave, open windows, embed, download, ask for devices. Covers
 * every page of the application, also ones made later. Call when the application is ready, before the first window.
 */
export function guardEverything(log: Logger): void {
  guardSession(session.defaultSession, log);
  app.on('session-created', (created) => guardSession(created, log));
  app.on('web-contents-created', (_event, contents) => guardContents(contents, log));
}

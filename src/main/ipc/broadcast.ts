import { BrowserWindow } from 'electron';
import { type IpcEvent, type IpcPayload, ipcEvents } from '#shared/ipc/contract.ts';
import { isOwnPage } from '../window/own-page.ts';

/** Tells every own window. Throws when the payload does not fit the contract: then main has a defect. */
export function broadcast<E extends IpcEvent>(event: E, payload: IpcPayload<E>): void {
  const parsed = ipcEvents[event].parse(payload);
  for (const window of BrowserWindow.getAllWindows()) {
    const contents = window.webContents;
    if (!contents.isDestroyed() && isOwnPage(contents.getURL())) contents.send(event, parsed);
  }
}

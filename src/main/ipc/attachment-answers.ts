import { join } from 'node:path';
import { app, BrowserWindow, dialog, shell, type WebContents } from 'electron';
import { safeFileName } from '../attachments/file-names.ts';
import type { DeskKeeper } from '../desk/desk-keeper.ts';
import type { IpcAnswers } from './handle.ts';

type AttachmentMethod = Extract<keyof IpcAnswers, `attachments:${string}`>;

/** Asks where to save; null when the person does not want to. */
async function askWhere(name: string, sender: WebContents): Promise<string | null> {
  const options = { defaultPath: join(app.getPath('downloads'), safeFileName(name)) };
  const window = BrowserWindow.fromWebContents(sender);
  const { filePath, canceled } = await (window === null
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(window, options));
  return canceled || filePath === '' ? null : filePath;
}

/** Returns what main answers about files of tickets. */
export function createAttachmentAnswers(desks: DeskKeeper): Pick<IpcAnswers, AttachmentMethod> {
  const attachments = () => {
    const desk = desks.current;
    if (desk === null) throw new Error('nobody is signed in');
    return desk.attachments;
  };
  return {
    'attachments:keep': ({ bytes }) => attachments().keep(bytes),
    'attachments:open': (file) => attachments().open(file, (path) => shell.openPath(path)),
    'attachments:saveAs': async (file, sender) => attachments().saveAs(file, await askWhere(file.name, sender)),
    'attachments:cancel': (hash) => attachments().cancel(hash),
    'attachments:retry': (hash) => attachments().retry(hash),
    'attachments:transfers': () => desks.current?.attachments.transfers() ?? [],
  };
}

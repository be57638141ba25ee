import { randomUUID } from 'node:crypto';
import { BrowserWindow, type WebContents } from 'electron';
import { GrowingFile } from '../files/growing-file.ts';
import { askWhere } from '../window/save-file-as.ts';
import type { IpcAnswers } from './handle.ts';

type GrowingFileMethod = 'files:begin' | 'files:write' | 'files:end' | 'files:giveUp';

/** Returns what main answers about files that pages write piece by piece; what a page leaves unfinished is removed with the page. */
export function createGrowingFileAnswers(): Pick<IpcAnswers, GrowingFileMethod> {
  const files = new Map<string, { file: GrowingFile; page: WebContents }>();

  function fileOf(id: string, sender: WebContents): GrowingFile {
    const found = files.get(id);
    if (found === undefined || found.page !== sender) throw new Error('no such file is being written');
    return found.file;
  }

  function removeWith(page: WebContents, id: string, file: GrowingFile): void {
    const leave = () => {
      if (!files.delete(id)) return;
      file.giveUp().catch(() => {
        // Nobody is there to be told; what is left is a temporary file in the person's own folder.
      });
    };
    page.once('destroyed', leave);
    page.once('render-process-gone', leave);
    page.once('did-navigate', leave);
  }

  return {
    'files:begin': async ({ suggestedName }, sender) => {
      const owner = BrowserWindow.fromWebContents(sender);
      const place = owner === null ? null : await askWhere(suggestedName, owner);
      if (place === null) return null;
      const id = randomUUID();
      const file = await GrowingFile.begin(place);
      files.set(id, { file, page: sender });
      removeWith(sender, id, file);
      return id;
    },
    'files:write': ({ id, bytes }, sender) => fileOf(id, sender).write(bytes),
    'files:end': async (id, sender) => {
      const file = fileOf(id, sender);
      files.delete(id);
      await file.end();
    },
    'files:giveUp': async (id, sender) => {
      const file = fileOf(id, sender);
      files.delete(id);
      await file.giveUp();
    },
  };
}

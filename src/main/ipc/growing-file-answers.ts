import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import { BrowserWindow, type WebContents } from 'electron';
import { GrowingFile, temporaryFor } from '../files/growing-file.ts';
import type { UnfinishedFiles } from '../files/unfinished-files.ts';
import { syncFolder } from '../files/write-atomically.ts';
import { askWhere } from '../window/save-file-as.ts';
import type { IpcAnswers } from './handle.ts';

type GrowingFileMethod = 'files:begin' | 'files:write' | 'files:end' | 'files:giveUp';

interface Writing {
  readonly file: GrowingFile;
  readonly page: WebContents;
  readonly temporary: string;
  readonly place: string;
}

/** Returns what main answers about files that pages write piece by piece; what a page leaves unfinished is removed with the page. */
export function createGrowingFileAnswers(unfinished: UnfinishedFiles): Pick<IpcAnswers, GrowingFileMethod> {
  const files = new Map<string, Writing>();
  const watched = new WeakSet<WebContents>();

  function writingOf(id: string, sender: WebContents): Writing {
    const found = files.get(id);
    if (found === undefined || found.page !== sender) throw new Error('no such file is being written');
    return found;
  }

  /** Takes the file from its page; `finish` puts it in its place or gives it up. */
  async function finish(id: string, { temporary }: Writing, how: () => Promise<void>): Promise<void> {
    files.delete(id);
    await how();
    await unfinished.over(temporary);
  }

  function watch(page: WebContents): void {
    if (watched.has(page)) return;
    watched.add(page);
    const leave = () => {
      for (const [id, writing] of files) {
        if (writing.page !== page) continue;
        finish(id, writing, () => writing.file.giveUp()).catch(() => {
          // Nobody is there to be told; the file is still remembered, and removed at the next start.
        });
      }
    };
    page.on('destroyed', leave);
    page.on('render-process-gone', leave);
    page.on('did-navigate', leave);
  }

  return {
    'files:begin': async ({ suggestedName }, sender) => {
      const owner = BrowserWindow.fromWebContents(sender);
      const place = owner === null ? null : await askWhere(suggestedName, owner);
      if (place === null) return null;
      const id = randomUUID();
      const temporary = temporaryFor(place);
      await unfinished.begun(temporary);
      const writing = { file: await GrowingFile.begin(place, temporary), page: sender, temporary, place };
      if (sender.isDestroyed()) {
        await finish(id, writing, () => writing.file.giveUp());
        return null;
      }
      files.set(id, writing);
      watch(sender);
      return id;
    },
    'files:write': ({ id, bytes }, sender) => writingOf(id, sender).file.write(bytes),
    'files:end': async (id, sender) => {
      const writing = writingOf(id, sender);
      await finish(id, writing, () => writing.file.end());
      await syncFolder(dirname(writing.place));
    },
    'files:giveUp': async (id, sender) => {
      const writing = writingOf(id, sender);
      await finish(id, writing, () => writing.file.giveUp());
    },
  };
}

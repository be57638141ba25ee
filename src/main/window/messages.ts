import { app, dialog } from 'electron';
import type { Translate } from '#shared/i18n/translator.ts';
import type { WriteFault } from '../journal/write-fault.ts';

/** Says that something went wrong and lets the person go on or restart. Does not stop the application meanwhile. */
export async function sayFailure(t: Translate, logFolder: string): Promise<void> {
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: t('app.name'),
    message: t('desktop.failure.title'),
    detail: t('desktop.failure.detail', { folder: logFolder }),
    buttons: [t('desktop.failure.continue'), t('desktop.failure.restart')],
    cancelId: 0,
    noLink: true,
  });
  if (response === 1) restart();
}

/** Says that the page keeps crashing and offers a restart. */
export async function sayHopeless(t: Translate, logFolder: string): Promise<void> {
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: t('app.name'),
    message: t('desktop.window.crashed'),
    detail: t('desktop.window.crashedDetail', { folder: logFolder }),
    buttons: [t('desktop.menu.quit'), t('desktop.failure.restart')],
    cancelId: 0,
    noLink: true,
  });
  if (response === 1) restart();
  else app.quit();
}

/** Says at start that nothing can be saved, and why; the application goes on for reading. */
export async function sayUnwritable(t: Translate, fault: WriteFault, folder: string): Promise<void> {
  await dialog.showMessageBox({
    type: 'warning',
    title: t('app.name'),
    message: t(fault === 'disk-full' ? 'desktop.storage.full' : 'desktop.storage.unwritable'),
    detail: t('desktop.storage.detail', { folder }),
    buttons: [t('desktop.storage.ok')],
    noLink: true,
  });
}

function restart(): void {
  app.relaunch();
  app.quit();
}

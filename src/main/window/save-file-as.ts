import { basename, join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import { writeAtomically } from '../files/write-atomically.ts';

/** Asks where a file is to be; null when the person cancelled. */
export async function askWhere(suggestedName: string, owner: BrowserWindow): Promise<string | null> {
  const defaultPath = join(app.getPath('documents'), basename(suggestedName));
  const { canceled, filePath } = await dialog.showSaveDialog(owner, { defaultPath });
  return canceled || filePath === '' ? null : filePath;
}

/**
 * Asks where and writes the text there. Returns false when the person cancelled. Throws the system's error when it
 * cannot be written; a file of that name is then as it was.
 */
export async function saveTextAs(
  file: { suggestedName: string; text: string },
  owner: BrowserWindow,
): Promise<boolean> {
  const place = await askWhere(file.suggestedName, owner);
  if (place === null) return false;
  await writeAtomically(place, file.text);
  return true;
}

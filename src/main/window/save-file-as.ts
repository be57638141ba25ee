import { basename, join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import { writeAtomically } from '../files/write-atomically.ts';

/**
 * Asks where and writes the text there. Returns false when the person cancelled. Throws the system's error when it
 * cannot be written; a file of that name is then as it was.
 */
export function saveTextAs(file: { suggestedName: string; text: string }, owner: BrowserWindow): Promise<boolean> {
  return save(file.suggestedName, file.text, owner);
}

/** The same for a file that is no text. */
export function saveBytesAs(
  file: { suggestedName: string; bytes: Uint8Array },
  owner: BrowserWindow,
): Promise<boolean> {
  return save(file.suggestedName, file.bytes, owner);
}

async function save(suggestedName: string, content: string | Uint8Array, owner: BrowserWindow): Promise<boolean> {
  const defaultPath = join(app.getPath('documents'), basename(suggestedName));
  const { canceled, filePath } = await dialog.showSaveDialog(owner, { defaultPath });
  if (canceled || filePath === '') return false;
  await writeAtomically(filePath, content);
  return true;
}

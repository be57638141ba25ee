import { mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { z } from 'zod';
import { GrowingFile } from './growing-file.ts';
import { isAbsent } from './is-absent.ts';

/** Makes the names in a folder durable. Windows cannot open folders for this and keeps them itself. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Replaces a file whole, as `GrowingFile` does. Throws the system's error and leaves the old file. */
export async function replaceFile(file: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const growing = await GrowingFile.begin(file);
  try {
    await growing.write(content);
  } catch (error) {
    await growing.giveUp();
    throw error;
  }
  await growing.end();
}

/** Replaces a file so that after any crash either the old or the new content is there, whole. Throws the system's error. */
export async function writeAtomically(file: string, content: string | Uint8Array): Promise<void> {
  await replaceFile(file, content);
  await syncFolder(dirname(file));
}

/** Removes temporary files that replacements of this file left when the process was killed. Throws the system's error. */
export async function removeLeftovers(file: string): Promise<void> {
  const folder = dirname(file);
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    if (isAbsent(error)) return;
    throw error;
  }
  const isLeftover = (name: string) => name.startsWith(`${basename(file)}.`) && name.endsWith('.tmp');
  for (const name of names.filter(isLeftover)) await rm(join(folder, name), { force: true });
}

/** Returns the parsed content of a JSON file; null when there is none. Throws when it cannot be read or does not parse. */
export async function readJsonFile<S extends z.ZodType>(file: string, schema: S): Promise<z.infer<S> | null> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
  return schema.parse(JSON.parse(text));
}

import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GrowingFile } from './growing-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'growing-'));
});
afterEach(() => rm(folder, { recursive: true }));

const bytes = (text: string) => new TextEncoder().encode(text);

describe('a file that is written piece by piece', () => {
  it('has its pieces in order, and replaces the old one only when it is whole', async () => {
    const place = join(folder, 'lista.csv');
    await writeFile(place, 'den gamla');
    const file = await GrowingFile.begin(place);
    await file.write(bytes('första '));
    await file.write(bytes('andra'));
    expect(await readFile(place, 'utf8')).toBe('den gamla');
    await file.end();
    expect(await readFile(place, 'utf8')).toBe('första andra');
    expect(await readdir(folder)).toEqual(['lista.csv']);
  });

  it('leaves nothing behind when it is given up, also twice', async () => {
    const file = await GrowingFile.begin(join(folder, 'lista.csv'));
    await file.write(bytes('halv'));
    await file.giveUp();
    await file.giveUp();
    expect(await readdir(folder)).toEqual([]);
  });

  it('stays in its place when it is given up after the end', async () => {
    const file = await GrowingFile.begin(join(folder, 'lista.csv'));
    await file.end();
    await file.giveUp();
    expect(await readdir(folder)).toEqual(['lista.csv']);
  });

  it('leaves nothing behind when it cannot be put in its place', async () => {
    const place = join(folder, 'upptagen');
    const file = await GrowingFile.begin(place);
    await mkdir(join(place, 'inuti'), { recursive: true });
    await expect(file.end()).rejects.toThrow();
    expect(await readdir(folder)).toEqual(['upptagen']);
  });
});

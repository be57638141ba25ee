import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestLog } from '../testing/test-log.ts';
import { GrowingFile, temporaryFor } from './growing-file.ts';
import { UnfinishedFiles } from './unfinished-files.ts';

let own: string;
let documents: string;
beforeEach(async () => {
  own = await mkdtemp(join(tmpdir(), 'unfinished-own-'));
  documents = await mkdtemp(join(tmpdir(), 'unfinished-documents-'));
});
afterEach(async () => {
  await rm(own, { recursive: true });
  await rm(documents, { recursive: true });
});

async function start(): Promise<UnfinishedFiles> {
  const files = new UnfinishedFiles(own, createTestLog());
  await files.removeLeft();
  return files;
}

describe('files that a killed process left unfinished', () => {
  it('are removed at the next start, and only they', async () => {
    const [killed, finished] = [temporaryFor(join(documents, 'a.csv')), temporaryFor(join(documents, 'b.csv'))];
    const files = await start();
    await files.begun(killed);
    await (await GrowingFile.begin(join(documents, 'a.csv'), killed)).write('Åsa Öberg');
    await files.begun(finished);
    await (await GrowingFile.begin(join(documents, 'b.csv'), finished)).end();
    await files.over(finished);
    await writeFile(join(documents, 'egen.tmp'), 'någon annans');
    await start();
    expect(await readdir(documents)).toEqual(['b.csv', 'egen.tmp']);
  });

  it('are forgotten once they are removed: a file of that name may be somebody else’s then', async () => {
    const killed = temporaryFor(join(documents, 'a.csv'));
    await (await start()).begun(killed);
    await start();
    await writeFile(killed, 'ny');
    await start();
    expect(await readdir(documents)).toHaveLength(1);
  });

  it('are removed at a later start when their disk is not there at the next', async () => {
    const [stick, away] = [join(documents, 'sticka'), join(documents, 'urdragen')];
    await mkdir(stick);
    const killed = temporaryFor(join(stick, 'a.csv'));
    await (await start()).begun(killed);
    await writeFile(killed, 'Åsa Öberg');
    await rename(stick, away);
    await start();
    await rename(away, stick);
    await start();
    expect(await readdir(stick)).toEqual([]);
  });

  it('removes nothing that is no temporary file of ours, whatever the list says', async () => {
    const place = join(documents, 'viktig.docx');
    await writeFile(place, 'viktigt');
    await writeFile(join(own, 'unfinished-files.json'), JSON.stringify([place]));
    await start();
    expect(await readdir(documents)).toEqual(['viktig.docx']);
  });
});

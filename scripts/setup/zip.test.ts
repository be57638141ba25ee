import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unzip } from './zip.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vaxelbord-zip-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

interface Packed {
  readonly name: string;
  readonly content: Buffer;
  readonly deflated?: boolean;
  readonly mode?: number;
}

/** Writes an archive field by field as PKWARE's APPNOTE lays it out: local headers with data, directory, end record. */
function zip(files: readonly Packed[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, deflated = true, mode = 0o644 } of files) {
    const data = deflated ? deflateRawSync(content) : content;
    const nameBytes = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(deflated ? 8 : 0, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, nameBytes, data]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE((mode << 16) >>> 0, 6);
    rest.writeUInt32LE(offset, 10);
    const unixMaker = Buffer.from([20, 3]);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), unixMaker, common, rest, nameBytes]));
    locals.push(local);
    offset += local.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...directory, end]);
}

async function unpack(archive: Buffer, place: (name: string) => string | undefined = (name) => name): Promise<number> {
  await writeFile(join(folder, 'archive.zip'), archive);
  return await unzip(join(folder, 'archive.zip'), join(folder, 'out'), place);
}

describe('unpacking a zip archive', () => {
  it('gives back every file as it was, packed or stored', async () => {
    const file = fc.record({ content: fc.uint8Array({ maxLength: 5_000 }), deflated: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 5 }), async (files) => {
        const packed = files.map(({ content, deflated }, index) => {
          return { name: `folder/${index}`, content: Buffer.from(content), deflated };
        });
        expect(await unpack(zip(packed))).toBe(packed.length);
        for (const { name, content } of packed) expect(await readFile(join(folder, 'out', name))).toEqual(content);
      }),
      { numRuns: 25 },
    );
  });

  it('takes only what has a place, under its new name and with its mode', async () => {
    const content = Buffer.from('program');
    const archive = zip([
      { name: 'App/', content: Buffer.alloc(0), deflated: false },
      { name: 'App/App', content, mode: 0o755 },
      { name: 'App/resources/other', content },
    ]);
    expect(await unpack(archive, (name) => (name === 'App/App' ? 'electron' : undefined))).toBe(1);
    expect((await stat(join(folder, 'out', 'electron'))).mode & 0o777).toBe(0o755);
  });

  it('refuses a file whose content is not what its checksum says', async () => {
    const archive = zip([{ name: 'a', content: Buffer.from('genuine'), deflated: false }]);
    archive.write('changed', archive.indexOf('genuine'));
    await expect(unpack(archive)).rejects.toThrow('wrong checksum');
  });

  it('refuses a file that would land outside the folder', async () => {
    const archive = zip([{ name: '../outside', content: Buffer.from('x') }]);
    await expect(unpack(archive)).rejects.toThrow('outside the folder');
  });

  it('refuses what is no archive, and one that is cut off', async () => {
    await expect(unpack(Buffer.alloc(200))).rejects.toThrow('Not a zip archive');
    const whole = zip([{ name: 'a', content: Buffer.from('some content'), deflated: false }]);
    await expect(unpack(whole.subarray(10))).rejects.toThrow(/ends early|damaged/);
  });
});

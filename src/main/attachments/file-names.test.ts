import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayBeOpened, safeFileName } from './file-names.ts';

describe('a file name from somebody else', () => {
  it('is always one name in one folder, without marks that hide its end', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(0xffff), { maxLength: 300 }), (units) => {
        const safe = safeFileName(String.fromCharCode(...units));
        expect(safe).toMatch(/^[^\p{Cc}\p{Cf}<>:"/\\|?*]{1,151}$/u);
        expect(safe).not.toMatch(/^\.|[. ]$/);
      }),
    );
    expect(safeFileName('../../etc/passwd')).toBe('_.._etc_passwd');
    expect(safeFileName('foto\u202Egpj.exe')).toBe('foto_gpj.exe');
    expect(safeFileName('CON.txt')).toBe('_CON.txt');
    expect(safeFileName(' … ')).toBe('…');
    expect(safeFileName('')).toBe('fil');
  });

  it('that could do something is not opened', () => {
    for (const name of [
      'a.exe',
      'a.pdf.exe',
      'a.desktop',
      'a.js',
      'a.lnk',
      'a.html',
      'a.svg',
      'a.docm',
      'a',
      'a.pdf\u202Eexe.',
    ]) {
      expect(mayBeOpened(name), name).toBe(false);
    }
    for (const name of ['skärm.PNG', 'rapport.pdf', 'lista.xlsx', 'film.mp4'])
      expect(mayBeOpened(name), name).toBe(true);
  });
});

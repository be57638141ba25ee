import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resourceFor } from './resource-path.ts';

const root = '/somewhere/out/renderer';

describe('an app:// address', () => {
  it('stands for the start page at the root', () => {
    expect(resourceFor('app://vaxelbord/', root)?.file).toBe(resolve(root, 'index.html'));
  });

  it('stands for a file of the interface with its type', () => {
    expect(resourceFor('app://vaxelbord/assets/main-1.js?v=2#x', root)).toEqual({
      file: resolve(root, 'assets/main-1.js'),
      contentType: 'text/javascript; charset=utf-8',
    });
  });

  it.each([
    'app://elsewhere/index.html',
    'https://vaxelbord/index.html',
    'file:///etc/passwd',
    'app://vaxelbord@elsewhere/index.html',
    'not an address',
  ])('of another origin is refused: %s', (address) => {
    expect(resourceFor(address, root)).toBeNull();
  });

  it.each([
    'app://vaxelbord/%2e%2e%2fmain%2findex.js',
    'app://vaxelbord/assets/..%2f..%2f..%2fsecret.json',
    'app://vaxelbord/..%5c..%5csecret.json',
    'app://vaxelbord/%00.js',
    'app://vaxelbord/%E0%A4%A.js',
    'app://vaxelbord/main.node',
    'app://vaxelbord/assets',
  ])('that leaves the folder or names no interface file is refused: %s', (address) => {
    expect(resourceFor(address, root)).toBeNull();
  });

  it('never leads out of the folder, however it is spelt', () => {
    const piece = fc.constantFrom('..', '.', '%2e', '%2e%2e', '%2f', '/', '\\', '%5c', 'assets', 'a.js', '%00', '%25');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const found = resourceFor(`app://vaxelbord/${pieces.join('')}`, root);
        return found === null || found.file.startsWith(`${root}/`);
      }),
    );
  });
});

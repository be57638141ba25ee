import { describe, expect, it } from 'vitest';
import { stalePackages } from './npm-packages.mjs';

const wanted = {
  '': { version: '0.1.0' },
  'node_modules/zod': { version: '4.6.7' },
  'node_modules/@biomejs/cli-win32-x64': { version: '2.5.15', optional: true },
};

describe('whether npm packages must be installed', () => {
  it('finds nothing to do when all that this platform needs is there', () => {
    expect(stalePackages(wanted, { 'node_modules/zod': { version: '4.6.7' } })).toEqual([]);
  });

  it('names a package that is missing', () => {
    expect(stalePackages(wanted, {})).toEqual(['node_modules/zod']);
  });

  it('names a package in another version, an optional one too', () => {
    const installed = {
      'node_modules/zod': { version: '4.6.6' },
      'node_modules/@biomejs/cli-win32-x64': { version: '2.5.14', optional: true },
    };
    expect(stalePackages(wanted, installed)).toEqual(['node_modules/zod', 'node_modules/@biomejs/cli-win32-x64']);
  });
});

import { describe, expect, it } from 'vitest';
import { newId } from '#shared/identity/ids.ts';
import { FarBehindError } from '../rows/damaged-error.ts';
import { StagedPages } from './staged-pages.ts';

const removed = () => ({ type: 'remove', kind: 'tickets', organisationId: 'burlov', id: newId(), version: 1 }) as const;

describe('the pages of a catch-up', () => {
  it('are given up for a snapshot when too much has changed, which is no damage', () => {
    const pages = new StagedPages();
    const half = Array.from({ length: 25_000 }, removed);
    pages.add({ puts: [], removes: half });
    pages.add({ puts: [], removes: Array.from({ length: 25_000 }, removed) });
    pages.add({ puts: [], removes: half });
    expect(() => pages.add({ puts: [], removes: [removed()] })).toThrow(FarBehindError);
  });
});

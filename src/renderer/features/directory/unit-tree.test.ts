import { describe, expect, it } from 'vitest';
import { aUnitRow } from '#shared/directory/samples.ts';
import type { Unit } from '#shared/directory/schema.ts';
import { unitTree } from './unit-tree.ts';

const organisations = [{ organisationId: 'burlov', name: 'Burlöv' }];
const mapOf = (units: readonly Unit[]) => new Map(units.map((unit) => [unit.id, unit]));

describe('the units as a tree', () => {
  it('stand under each other by name, those out of use left out', () => {
    const top = aUnitRow({ name: 'Utbildning' });
    const units = [
      aUnitRow({ name: 'Ängens förskola', parentId: top.id }),
      aUnitRow({ name: 'Dalslundskolan', parentId: top.id }),
      aUnitRow({ name: 'Nedlagda skolan', parentId: top.id, active: false }),
      top,
    ];
    const [burlov] = unitTree(mapOf(units), organisations);
    expect(burlov?.below.map(({ name }) => name)).toEqual(['Utbildning']);
    expect(burlov?.below[0]?.below.map(({ name }) => name)).toEqual(['Dalslundskolan', 'Ängens förskola']);
  });

  it('shows what belongs to nobody here, and what leads back to itself, at the top', () => {
    const lost = aUnitRow({ name: 'Utan chef', parentId: '00000000-0000-4000-8000-000000000000' });
    const one = aUnitRow({ name: 'Ett' });
    const two = aUnitRow({ name: 'Två', parentId: one.id });
    const round = { ...one, parentId: two.id };
    const [burlov] = unitTree(mapOf([lost, round, two]), organisations);
    expect(burlov?.below.map(({ name }) => name)).toEqual(['Ett', 'Två', 'Utan chef']);
  });
});

import { describe, expect, it } from 'vitest';
import { newId } from '#shared/identity/ids.ts';
import { toldApart } from './told-apart.ts';

const [network, desk] = [newId(), newId()].map((id, place) => ({
  id,
  organisationId: 'it-teamet',
  version: 1,
  name: place === 0 ? 'Nät' : 'Servicedesk',
  description: '',
  phone: '',
  hours: null,
  active: true,
}));
const groups = new Map([network, desk].flatMap((group) => (group === undefined ? [] : [[group.id, group] as const])));
const colleague = (name: string, initials: string, groupIds: string[]) => ({
  id: newId(),
  name,
  initials,
  title: 'Tekniker',
  groupIds,
});
const one = colleague('Eva Lind', 'EL', [...groups.keys()]);
const other = colleague('Eva Lind', 'ELI', []);
const third = colleague('Bo Ek', 'BE', [...groups.keys()]);

describe('a colleague in the list of those to mention', () => {
  it('is known by the title', () => {
    expect(toldApart(third, [one, other, third], groups)).toBe('Tekniker');
  });

  it('is told apart from a namesake by groups and initials', () => {
    expect(toldApart(one, [one, other, third], groups)).toBe('Tekniker · Nät, Servicedesk · EL');
    expect(toldApart(other, [one, other, third], groups)).toBe('Tekniker · ELI');
  });
});

import { describe, expect, it } from 'vitest';
import { aPersonRow } from '#shared/directory/samples.ts';
import { unitOfChoice } from './unit-of-choice.ts';

const school = '01980000-0000-7000-8000-000000000301';
const library = '01980000-0000-7000-8000-000000000302';
const person = aPersonRow({ id: '01980000-0000-7000-8000-000000000303', unitId: school });
const byHand = { personId: null, name: 'En förä' };

describe('the unit of a requester', () => {
  it('is that of the person who was chosen from the directory, also when another was chosen before', () => {
    expect(unitOfChoice(byHand, person, library)).toBe(school);
    expect(unitOfChoice(byHand, { ...person, unitId: null }, library)).toBeNull();
  });

  it('stays while a name is being written', () => {
    expect(unitOfChoice(byHand, null, library)).toBe(library);
  });

  it('leaves with the person of the directory when a name is written over theirs', () => {
    expect(unitOfChoice({ personId: person.id, name: 'Åsa Öberg' }, null, school)).toBeNull();
  });
});

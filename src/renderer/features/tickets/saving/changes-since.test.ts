import { describe, expect, it } from 'vitest';
import { newId } from '#shared/identity/ids.ts';
import { changesSince, type FiledFields } from './changes-since.ts';

const [red, blue] = [newId(), newId()];
const filed: FiledFields = {
  title: 'Skärmen är svart',
  description: '',
  serviceId: null,
  tagIds: [red, blue],
  organisationId: 'burlov',
  channel: 'phone',
  parentId: null,
};

describe('what was written differently since a ticket was filed', () => {
  it('is nothing when all says the same, lists in any order', () => {
    expect(changesSince({ ...filed, tagIds: [blue, red] }, filed)).toBeNull();
  });

  it('is only the fields that differ, with what was filed', () => {
    expect(changesSince({ ...filed, title: 'Skärmen blinkar', tagIds: [red] }, filed)).toEqual({
      set: { title: 'Skärmen blinkar', tagIds: [red] },
      was: { title: 'Skärmen är svart', tagIds: [red, blue] },
      fixed: [],
    });
  });

  it('names what editing cannot change', () => {
    expect(changesSince({ ...filed, organisationId: 'kavlinge', channel: 'email' }, filed)).toEqual({
      set: {},
      was: {},
      fixed: ['organisationId', 'channel'],
    });
  });

  it('is not what is not written at all', () => {
    expect(changesSince({ title: filed.title }, filed)).toBeNull();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitted, misfit } from './draft-shape.ts';

const model = {
  title: '',
  planned: { from: { date: '', time: '' } },
  tagIds: [] as string[],
  personId: null,
  note: '',
};

describe('a draft that was begun in another version of a form', () => {
  it('keeps what was written and takes the rest from the form, at whatever depth', () => {
    const older = { title: 'Skrivaren', planned: { from: { date: '2026-11-23' } }, gone: 1 };
    expect(fitted(model, older)).toEqual({
      ...model,
      title: 'Skrivaren',
      planned: { from: { date: '2026-11-23', time: '' } },
      gone: 1,
    });
  });

  it.each([
    ['text where an object was', 'en text från en äldre version'],
    ['a list where text was', { ...model, title: ['a'] }],
    ['text where a list was', { ...model, tagIds: 'a' }],
    ['text deeper down', { ...model, planned: { from: '2026-11-23' } }],
  ])('is not used where it is %s', (_what, value) => {
    expect(fitted(model, value)).toBe(misfit);
  });

  it('takes nothing for a field that the form begins without', () => {
    const begun: { title: string; more?: { groupId: string } } = { title: '', more: undefined };
    const older = { title: 'Skrivaren' };
    expect(fitted(begun, older)).toBe(older);
  });

  it('of the same form is the very same draft, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), fc.option(fc.uuid()), (title, tagIds, personId) => {
        const draft = { ...model, title, tagIds, personId };
        expect(fitted(model, draft)).toBe(draft);
      }),
    );
  });

  it('is whole once it has been fitted', () => {
    fc.assert(
      fc.property(fc.subarray(Object.keys(model)), (keys) => {
        const older = Object.fromEntries(Object.entries(model).filter(([key]) => keys.includes(key)));
        const whole = fitted(model, older);
        expect(Object.keys(whole as object).sort()).toEqual(Object.keys(model).sort());
        expect(fitted(model, whole)).toBe(whole);
      }),
    );
  });
});

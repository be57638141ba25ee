import { describe, expect, it } from 'vitest';
import { readPhone, readPhones, writePhones } from './phone-text.ts';

describe('numbers as people write them', () => {
  it.each([
    ['046-73 97 97', '+4646739797', 'fixed'],
    ['070-174 06 05', '+46701740605', 'mobile'],
    ['0701740605 mobil', '+46701740605', 'mobile'],
    ['040 625 65 99 (växel)', '+46406256599', 'switchboard'],
    ['+45 33 66 33 66', '+4533663366', 'fixed'],
    ['6512', '6512', 'extension'],
    ['6512 anknytning', '6512', 'extension'],
    ['ankn', null, null],
    ['65', '65', 'extension'],
    ['ring växeln', null, null],
    ['046-73 97 97 hemma', null, null],
    ['7', null, null],
  ])('reads %s', (text, number, kind) => {
    expect(readPhone(text)).toEqual(number === null ? null : { number, kind });
  });

  it('writes what it reads', () => {
    const phones = ['046-73 97 97', '0701740605', '6512', '040-625 65 99 växel'].flatMap(
      (text) => readPhone(text) ?? [],
    );
    expect(readPhones(writePhones(phones))).toEqual({ phones, wrong: [] });
  });

  it('names what it cannot read', () => {
    expect(readPhones(['', '6512', 'fråga Eva'])).toEqual({
      phones: [{ number: '6512', kind: 'extension' }],
      wrong: ['fråga Eva'],
    });
  });
});

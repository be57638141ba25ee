import { expect, test } from 'vitest';
import { calledNumber } from './called-number.ts';

test.each([
  ['0476-555 00', '+4647655500'],
  ['+46 476 555 00', '+4647655500'],
  ['55 21', '5521'],
  ['55-21', '5521'],
])('%s is compared as %s', (written, compared) => {
  expect(calledNumber(written)).toBe(compared);
  expect(calledNumber(compared)).toBe(compared);
});

test.each(['', '7', 'växeln', '55a21'])('%j is no called number', (written) => {
  expect(calledNumber(written)).toBeNull();
});

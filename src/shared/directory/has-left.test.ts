import { expect, test } from 'vitest';
import { hasLeft } from './has-left.ts';

test('a person has left from the day they leave on, and not the day before', () => {
  const person = { leftOn: '2026-03-10' };
  expect(hasLeft(person, '2026-03-09T23:59:59.999Z')).toBe(false);
  expect(hasLeft(person, '2026-03-10T00:00:00.000Z')).toBe(true);
  expect(hasLeft(person, '2026-03-11T08:00:00.000Z')).toBe(true);
});

test('a person without a day of leaving has not left', () => {
  expect(hasLeft({ leftOn: null }, '2026-03-10T08:00:00.000Z')).toBe(false);
});

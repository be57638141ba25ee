import { describe, expect, it } from 'vitest';
import { callableNumber } from './callable-number.ts';

describe('a number to be called', () => {
  it.each(['112', '5511', '040-625 65 11', '+46 (0)40 625', '*21#'])('is %s', (text) => {
    expect(callableNumber(` ${text} `)).toBe(text);
  });

  it.each(['', '4', '+4', 'anna', '5511 anna', 'anna@burlov.se'])('is not "%s"', (text) => {
    expect(callableNumber(text)).toBeNull();
  });
});

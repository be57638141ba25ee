import { describe, expect, it } from 'vitest';
import { callerNumber, formatPhoneNumber, parsePhoneNumber } from './phone-number.ts';

describe('telephone numbers', () => {
  it.each(['046-73 97 97', '+46 46 739797', '046/739797', '0046 46 73 97 97', '(046) 73 97 97', 'tel:+4646739797'])(
    'reads %s as one and the same number',
    (text) => {
      expect(parsePhoneNumber(text)).toBe('+4646739797');
    },
  );

  it('keeps a Danish number Danish', () => {
    expect(parsePhoneNumber('+45 33 66 33 66')).toBe('+4533663366');
    expect(formatPhoneNumber('+4533663366')).toBe('+45 33 66 33 66');
  });

  it('writes a Swedish number the Swedish way', () => {
    expect(formatPhoneNumber('+46406256599')).toBe('040-625 65 99');
  });

  it('does not take an extension or nonsense for a number', () => {
    expect(parsePhoneNumber('12')).toBeNull();
    expect(parsePhoneNumber('växeln')).toBeNull();
    expect(formatPhoneNumber('växeln')).toBe('växeln');
  });

  it.each(['anonymous', 'Anonymous', '', ' ', 'unknown', '0'])('knows "%s" as a hidden caller', (text) => {
    expect(callerNumber(text)).toBeNull();
  });

  it('keeps an internal extension as it came', () => {
    expect(callerNumber('65')).toBe('65');
  });
});

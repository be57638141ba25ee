import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAddress, SecretBox } from './secrets.ts';

const address = { host: '127.0.0.1', port: 5_038, username: 'vaxelbord' };

describe('the secret of an exchange', () => {
  it('comes out of the database as it went in, and never stands there to be read', () => {
    const box = new SecretBox('sexton tecken är nog');
    fc.assert(
      fc.property(fc.string({ minLength: 4, maxLength: 200 }), (secret) => {
        const sealed = box.seal(secret);
        expect(sealed).not.toContain(secret);
        expect(sealed).not.toBe(box.seal(secret));
        expect(box.open(sealed)).toBe(secret);
      }),
    );
  });

  it('cannot be opened with another key, without one, or when it was changed', () => {
    const sealed = new SecretBox('den ena nyckeln, lång').seal('hemligt');
    expect(new SecretBox('den andra nyckeln, lång').open(sealed)).toBeNull();
    expect(new SecretBox(undefined).open(sealed)).toBeNull();
    const changed = `${sealed.slice(0, -6)}${sealed.slice(-6) === 'AAAAAA' ? 'BBBBBB' : 'AAAAAA'}`;
    expect(new SecretBox('den ena nyckeln, lång').open(changed)).toBeNull();
    expect(new SecretBox('den ena nyckeln, lång').open('v1:AAAA')).toBeNull();
    expect(readAddress(new SecretBox('den andra nyckeln, lång'), { ...address, secret: sealed })).toBeNull();
  });

  it('that was stored without a key is still used when there is one', () => {
    expect(new SecretBox('en nyckel som är lång').open('gammal')).toBe('gammal');
    const plain = { ...address, secret: new SecretBox(undefined).seal('öppen') };
    expect(readAddress(new SecretBox(undefined), plain)).toEqual({ ...address, secret: 'öppen' });
    expect(readAddress(new SecretBox(undefined), { host: '' })).toBeNull();
  });
});

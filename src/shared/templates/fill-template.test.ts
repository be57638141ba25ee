import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillTemplate } from './fill-template.ts';

describe('a template', () => {
  it('gets what it speaks of, Swedish names included', () => {
    const filled = fillTemplate('Hej {förnamn}! Ärende {nummer} är löst.', { förnamn: 'Åsa', nummer: 'BUR-3041' });
    expect(filled).toEqual({ text: 'Hej Åsa! Ärende BUR-3041 är löst.', missing: [] });
  });

  it('keeps the places there is nothing for, and names them once', () => {
    expect(fillTemplate('{a} {b} {a} {toString}', { b: '' })).toEqual({
      text: '{a} {b} {a} {toString}',
      missing: ['a', 'b', 'toString'],
    });
  });

  it('never fills what came from a value', () => {
    expect(fillTemplate('{a}', { a: '{b}', b: 'x' }).text).toBe('{b}');
  });

  it('leaves text without places alone', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const plain = text.replaceAll('{', '(');
        expect(fillTemplate(plain, { a: 'x' })).toEqual({ text: plain, missing: [] });
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { writtenWords } from './refused-content.ts';

describe('what a person wrote in a refused command', () => {
  it('is every text, one a line, without identifiers, instants and codes', () => {
    const args = {
      ticketId: '0193a5b2-7c1d-7e3f-8a9b-0c1d2e3f4a5b',
      at: '2026-11-22T10:00:00.000Z',
      priority: 'high',
      title: 'Datorn startar inte',
      answers: [{ answer: 'Lyser inte alls' }],
    };
    expect(writtenWords(args)).toBe('Datorn startar inte\nLyser inte alls');
  });

  it.each([null, undefined, 3, {}, [], { note: '  ' }])('is nothing in %j', (args) => {
    expect(writtenWords(args)).toBe('');
  });
});

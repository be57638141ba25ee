import { describe, expect, it } from 'vitest';
import { randomStream } from '../random.ts';
import { serviceKeys } from '../service-keys.ts';
import { itTemplates } from './it.ts';
import { serviceTemplates } from './services.ts';
import { fill, type TicketTemplate } from './template.ts';

const slots = {
  room: 'sal B12',
  model: 'ThinkPad',
  class: '4B',
  code: '12345',
  app: 'Excel',
  date: '3 maj',
  week: '20',
  colleague: 'Tove',
};
const books = { ...itTemplates, ...serviceTemplates };

describe('filling a ticket template', () => {
  it('chooses one wording and puts the words in', () => {
    const text = fill('{Datorn|Plattan} i $room', slots, randomStream(1, 'test'));
    expect(['Datorn i sal B12', 'Plattan i sal B12']).toContain(text);
  });

  it('refuses a word nobody knows', () => {
    expect(() => fill('Se $rum', slots, randomStream(1, 'test'))).toThrow('$rum');
  });
});

describe('the ticket templates', () => {
  it('cover every service, eighty and more of them', () => {
    expect(serviceKeys.filter((key) => (books[key]?.length ?? 0) < 2)).toEqual([]);
    expect(serviceKeys.flatMap((key) => books[key] ?? []).length).toBeGreaterThanOrEqual(80);
  });

  it('leave nothing unfilled in any of their texts', () => {
    const random = randomStream(1, 'test');
    const texts = serviceKeys
      .flatMap((key): readonly TicketTemplate[] => books[key] ?? [])
      .flatMap(({ title, description, resolution }) => [title, description, resolution])
      .map((text) => fill(text, slots, random));
    expect(texts.filter((text) => text.trim() === '' || /[{}|$]/.test(text))).toEqual([]);
  });
});

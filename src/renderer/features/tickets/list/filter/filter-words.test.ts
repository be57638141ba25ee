import { describe, expect, it } from 'vitest';
import { languages } from '#shared/i18n/languages.ts';
import { createTranslator } from '#shared/i18n/translator.ts';
import { ticketImpactSchema, ticketUrgencySchema } from '#shared/tickets/impact.ts';
import {
  ticketChannelSchema,
  ticketClosingSchema,
  ticketKindSchema,
  ticketPrioritySchema,
  ticketStatusSchema,
} from '#shared/tickets/schema.ts';
import type { ViewCondition } from '#shared/views/schema.ts';
import type { FilterField } from '../filter-fields.ts';
import { chipsOf, chipWords, dayRanges, numberConditions, rangeConditions, valueWords } from './filter-words.ts';

const { t } = createTranslator('sv');
const none = new Map();
const names = {
  organisations: none,
  services: none,
  users: none,
  groups: none,
  units: none,
  tags: none,
  suppliers: none,
  serviceLevels: none,
};
const enums: readonly [FilterField, readonly string[]][] = [
  ['status', ticketStatusSchema.options],
  ['priority', ticketPrioritySchema.options],
  ['kind', ticketKindSchema.options],
  ['channel', ticketChannelSchema.options],
  ['impact', ticketImpactSchema.options],
  ['urgency', ticketUrgencySchema.options],
  ['closedBecause', ticketClosingSchema.options],
];

describe('the words of a filter', () => {
  it.each(languages)('say every value that has a word, never its code (%s)', (language) => {
    const translator = createTranslator(language);
    for (const [field, values] of enums) {
      for (const value of values) expect(valueWords(field, value, names, translator.t)).not.toBe(value);
    }
  });

  it('say a range of days as one, in the words it was chosen by', () => {
    for (const range of dayRanges) {
      const chips = chipsOf(rangeConditions('createdAt', range));
      expect(chips.map((chip) => chipWords(chip, names, t))).toEqual([t(`tickets.filterDays.${range.id}`)]);
    }
  });

  it.each([
    [30, null, 'minst 30'],
    [null, 60, 'högst 60'],
    [0, 60, '0 till 60'],
  ])('say a span of numbers from %s to %s as one', (least, most, said) => {
    const chips = chipsOf(numberConditions('minutesSpent', least, most));
    expect(chips.map((chip) => chipWords(chip, names, t))).toEqual([said]);
  });

  it('say several values with commas, and what is left out as such', () => {
    const more: ViewCondition[] = [{ field: 'kind', op: 'notIn', values: ['question', 'complaint', null] }];
    expect(chipsOf(more).map((chip) => chipWords(chip, names, t))).toEqual([
      'inte Fråga, Synpunkt eller klagomål, Inget angivet',
    ]);
  });
});

describe('the chips of a filter', () => {
  it('have every condition exactly once, so that taking one away leaves the others', () => {
    const more: ViewCondition[] = [
      ...rangeConditions('createdAt', { from: -6, to: 1 }),
      ...rangeConditions('dueAt', { from: null, to: 0 }),
      ...numberConditions('minutesSpent', 1, 9),
      ...numberConditions('partCount', 1, null),
      { field: 'kind', op: 'in', values: ['question'] },
    ];
    expect(chipsOf(more).flatMap(({ conditions }) => conditions)).toEqual(more);
    expect(chipsOf(more)).toHaveLength(5);
  });
});

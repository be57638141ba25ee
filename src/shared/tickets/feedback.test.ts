import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTranslator } from '../i18n/translator.ts';
import { newId } from '../identity/ids.ts';
import { feedbackRefusal, feedbackWords, type GivenFeedback, givenFeedbackSchema, keptFeedback } from './feedback.ts';
import { feedbackRecipientSchema, ticketFeedbackSchema } from './schema.ts';

const minute = 60_000;
const createdAt = '2026-11-20T09:00:00.000Z';
const now = '2026-11-23T09:00:00.000Z';
const later = (instant: string, minutes: number) => new Date(Date.parse(instant) + minutes * minute).toISOString();

const given = (change: Partial<GivenFeedback> = {}): GivenFeedback => ({
  how: 'phone',
  to: 'requester',
  toName: '',
  note: '',
  at: null,
  ...change,
});

const reported = { createdAt, affectedPersonId: null };

const anyFeedback = fc.record<GivenFeedback>({
  how: fc.constantFrom(...ticketFeedbackSchema.shape.how.options),
  to: fc.constantFrom(...feedbackRecipientSchema.options),
  toName: fc.constantFrom('', '  ', 'Åsa'),
  note: fc.constantFrom('', '  ', 'Nöjd'),
  at: fc.option(fc.integer({ min: -1_000, max: 10_000 }).map((minutes) => later(createdAt, minutes))),
});

describe('feedback on what became of a ticket', () => {
  it('that nobody was told of needs a reason, and nothing else', () => {
    expect(feedbackRefusal(given({ how: 'not-needed', note: ' ' }), reported, now)).toBe('feedback-reason-missing');
    const reason = given({ how: 'not-needed', to: 'other', note: 'Löste det själv', at: later(now, 600) });
    expect(feedbackRefusal(reason, reported, now)).toBeNull();
  });

  it('to somebody else needs a name, to the person affected needs one', () => {
    expect(feedbackRefusal(given({ to: 'other', toName: ' ' }), reported, now)).toBe('feedback-recipient-missing');
    expect(feedbackRefusal(given({ to: 'other', toName: 'Åsa' }), reported, now)).toBeNull();
    expect(feedbackRefusal(given({ to: 'affected' }), reported, now)).toBe('feedback-recipient-missing');
    expect(feedbackRefusal(given({ to: 'affected' }), { ...reported, affectedPersonId: newId() }, now)).toBeNull();
  });

  it.each([
    [later(createdAt, -6), 'feedback-time-wrong'],
    [later(createdAt, -4), null],
    [later(now, 4), null],
    [later(now, 6), 'feedback-time-wrong'],
    ['1926-11-23T09:00:00.000Z', 'feedback-time-wrong'],
  ])('given %s is judged %s', (at, refusal) => {
    expect(feedbackRefusal(given({ at }), reported, now)).toBe(refusal);
  });

  it('is kept so that a ticket can hold it, naming nobody whom the ticket names or who was not told', () => {
    fc.assert(
      fc.property(anyFeedback, (feedback) => {
        const kept = keptFeedback(feedback, now);
        expect(ticketFeedbackSchema.parse(kept)).toEqual(kept);
        expect(kept.at).toBe(feedback.at ?? now);
        if (kept.to !== 'other' || kept.how === 'not-needed') expect(kept.toName).toBe('');
        if (feedbackRefusal(feedback, reported, now) === null && kept.how === 'not-needed')
          expect(kept.note).not.toBe('');
      }),
    );
  });

  it('of before there was a recipient was given to the requester, just now', () => {
    expect(givenFeedbackSchema.parse({ how: 'email', note: '' })).toEqual(given({ how: 'email' }));
  });

  it('says how and to whom, with names only where they are known', () => {
    const translator = createTranslator('sv');
    const words = (change: Partial<GivenFeedback>) =>
      feedbackWords(keptFeedback(given(change), now), { requester: 'Karin Ek', affected: '' }, translator);
    expect(words({})).toBe('Per telefon till Karin Ek');
    expect(words({ to: 'affected' })).toBe('Per telefon');
    expect(words({ to: 'other', toName: 'Åsa' })).toBe('Per telefon till Åsa');
    expect(words({ how: 'not-needed', note: 'Test' })).toBe('Behövs inte');
  });
});

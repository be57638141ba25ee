import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusalCodeSchema } from '../commands/refusal.ts';
import { refusalWords } from './refusal-words.ts';
import { createTranslator, isMessageId } from './translator.ts';

const now = Date.parse('2026-11-23T10:00:00.000Z');
const languages = [createTranslator('sv'), createTranslator('en')];

describe('the words of a refusal', () => {
  it.each(refusalCodeSchema.options)('exist for %s', (code) => {
    expect(isMessageId(`refusals.${code}`)).toBe(true);
  });

  it('never fail and never show a placeholder, whatever details came', () => {
    const detail = fc.oneof(fc.constantFrom('ticket', 'new', 'closed', '2026-11-23T08:12:00.000Z'), fc.string());
    const names = fc.constantFrom('what', 'device', 'borrower', 'since', 'from', 'to', 'field');
    fc.assert(
      fc.property(
        fc.constantFrom(...refusalCodeSchema.options),
        fc.dictionary(
          names,
          detail.filter((text) => !/[{}]/.test(text)),
        ),
        (code, details) => {
          for (const translator of languages) {
            const words = refusalWords({ code, details }, translator, now);
            expect(words).not.toBe('');
            expect(words).not.toMatch(/[{}]|undefined/);
          }
        },
      ),
    );
  });

  it('say who has a device that is out, and since when', () => {
    const details = { device: 'IT-01234', borrower: 'Karin Ek', since: '2026-11-23T08:12:00.000Z' };
    expect(refusalWords({ code: 'device-already-lent', details }, createTranslator('sv'), now)).toBe(
      'IT-01234 är redan utlånad till Karin Ek sedan i dag 09:12.',
    );
  });

  it('say by the clock since when, also when it was a moment ago', () => {
    const details = { device: 'IT-01234', borrower: 'Karin Ek', since: new Date(now - 20_000).toISOString() };
    expect(refusalWords({ code: 'device-already-lent', details }, createTranslator('sv'), now)).toMatch(
      / sedan i dag \d\d:\d\d\.$/,
    );
  });

  it('name both statuses of a step that is not allowed', () => {
    const details = { from: 'new', to: 'closed' };
    expect(refusalWords({ code: 'status-not-allowed', details }, createTranslator('sv'), now)).toBe(
      'Status kan inte ändras från ”Nytt” direkt till ”Stängt”.',
    );
  });

  it('admit when the code is unknown here', () => {
    expect(refusalWords({ code: 'from-the-future', details: {} }, createTranslator('sv'), now)).toContain(
      'from-the-future',
    );
  });
});

import { describe, expect, it } from 'vitest';
import { checkScript } from '#shared/scripts/engine.ts';
import { scriptSchema } from '#shared/scripts/schema.ts';
import { computerDoesNotStart } from './computer-does-not-start.ts';
import { forgottenPassword } from './forgotten-password.ts';
import { printerDoesNotPrint } from './printer-does-not-print.ts';

describe.each([computerDoesNotStart, forgottenPassword, printerDoesNotPrint])('the fault report "$name"', (script) => {
  it('is a valid script', () => {
    expect(scriptSchema.parse(script)).toEqual(script);
  });

  it('leads from every answer to an end, and uses every step', () => {
    expect(checkScript(script)).toEqual([]);
  });

  it('can end both with a solution and with a ticket', () => {
    const ends = Object.values(script.steps).map(({ type }) => type);
    expect(ends).toContain('solve');
    expect(ends).toContain('file');
  });
});

describe('"Datorn startar inte"', () => {
  it('offers a loaner where the computer stays away, and none where it still works', () => {
    const offers = Object.entries(computerDoesNotStart.steps).flatMap(([id, step]) =>
      step.type === 'file' ? [[id, step.offerLoan]] : [],
    );
    expect(Object.fromEntries(offers)).toMatchObject({ 'file-dead': true, 'file-liquid': true, 'file-dock': false });
  });
});

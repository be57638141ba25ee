import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCommandLine } from './options.ts';

/** The same values at every run; another number draws others. */
const seed = 20_261_124;

const variables = [
  'VAXELBORD_PORT',
  'VAXELBORD_HOST',
  'VAXELBORD_DATA',
  'DATABASE_URL',
  'VAXELBORD_LOG_LEVEL',
  'VAXELBORD_CALL_LIMIT_MINUTES',
  'VAXELBORD_BACKUP_INTERVAL_HOURS',
  'VAXELBORD_TOMBSTONE_DAYS',
  'VAXELBORD_SECRET_KEY',
  'VAXELBORD_TRUST_PROXY',
];
const value = fc.oneof(
  fc.constantFrom('', ' ', '0', '-1', '1e9', '0x10', '65536', 'NaN', 'true', 'TRUE', 'postgres://', '\n', 'å', '8790'),
  fc.string(),
);

describe('a command line and surroundings with something wrong', () => {
  it('start nothing but what is within bounds, or say in words what is wrong', () => {
    const given = fc.dictionary(fc.constantFrom(...variables), value);
    const words = fc.array(fc.oneof(fc.constantFrom('--port', '--host', '--data', '--restored', '--nonsens'), value), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(words, given, (args, env) => {
        const read = readCommandLine(args, env);
        if (read.type === 'wrong') expect(read.words.trim()).not.toBe('');
        if (read.type !== 'start') return;
        const { port, callLimitMinutes, backupIntervalHours, tombstoneDays } = read.options;
        expect(port).toBeGreaterThanOrEqual(0);
        expect(port).toBeLessThanOrEqual(65_535);
        for (const period of [callLimitMinutes, backupIntervalHours, tombstoneDays]) expect(period).toBeGreaterThan(0);
      }),
      { seed, numRuns: 2_000 },
    );
  });

  it.each(variables.filter((name) => !['VAXELBORD_HOST', 'VAXELBORD_DATA'].includes(name)))(
    'name %s when it is that which is wrong',
    (name) => {
      const read = readCommandLine([], { [name]: 'fel' });
      expect(read.type).toBe('wrong');
      if (read.type === 'wrong') expect(read.words).toContain(name);
    },
  );

  it.each(['VAXELBORD_PORT', 'VAXELBORD_TOMBSTONE_DAYS', 'VAXELBORD_CALL_LIMIT_MINUTES'])(
    'do not take a blank %s for zero',
    (name) => {
      expect(readCommandLine([], { [name]: '   ' }).type).toBe('wrong');
    },
  );
});

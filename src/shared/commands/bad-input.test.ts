import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Broken, brokenOnce } from '../../../tests/support/broken-values.ts';
import { valuesOf } from '../../../tests/support/schema-values.ts';
import { newId } from '../identity/ids.ts';
import { ipcMethods } from '../ipc/contract.ts';
import { rowSchemas } from '../sync/kinds.ts';
import type { Actor } from '../users/roles.ts';
import { InMemoryRows } from './in-memory-rows.ts';
import { judge, missingRows } from './judge.ts';
import { commands } from './registry.ts';
import { isStorable } from './storable-text.ts';

const administrator: Actor = {
  userId: newId(),
  name: 'Ada Admin',
  grants: [{ organisationId: 'burlov', role: 'administrator' }],
};
const at = '2026-11-23T08:00:00.000Z';
/** The same cases at every run, so that a failure is one of the change that was made; another number draws others. */
const seed = 20_261_123;
const known = { organisationId: ['burlov'], customerOrganisationId: ['burlov'], uuid: [administrator.userId] };

function judged(name: string, args: unknown) {
  const rows = new InMemoryRows();
  missingRows({ name, args }, rows, () => false);
  return judge({ name, args }, rows, { commandId: newId(), actor: administrator, at, now: at });
}

/** Whether a field named in a refusal is the one that was broken, lies in it, or is what it lies in. */
function isAbout(field: string, { path }: Broken): boolean {
  const broken = path.join('.');
  return (
    field === broken ||
    field === '' ||
    broken.startsWith(`${field}.`) ||
    broken === '' ||
    field.startsWith(`${broken}.`)
  );
}

describe.each(Object.entries(commands))('the command %s', (name, { args }) => {
  const valid = valuesOf(args, known).filter((value) => args.safeParse(value).success);
  const broken = valid.chain(brokenOnce);

  it('is refused with the field that is wrong, or takes what was sent', () => {
    fc.assert(
      fc.property(broken, (one) => {
        const isRead = args.safeParse(one.value).success;
        const decision = judged(name, one.value);
        if (decision.type === 'applied') {
          expect(isRead).toBe(true);
          return;
        }
        if (!isRead) expect(decision.code).toBe('invalid-arguments');
        const isOfField = !isRead || decision.code === 'text-not-storable';
        if (isOfField) expect(isAbout(decision.details.field ?? '', one)).toBe(true);
      }),
      { numRuns: 60, seed },
    );
  });

  it('writes only rows that are read back as they were written', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          valid,
          broken.map(({ value }) => value),
        ),
        (value) => {
          const decision = judged(name, value);
          const puts = decision.type === 'applied' ? decision.puts : decision.evidence;
          for (const { kind, row } of puts) {
            expect(rowSchemas[kind].parse(JSON.parse(JSON.stringify(row)))).toEqual(row);
            expect(isStorable(row)).toBe(true);
          }
        },
      ),
      { numRuns: 60, seed },
    );
  });
});

it('is not read by its definition when a text in it cannot be kept', () => {
  const args = { organisationId: 'burlov', userId: newId(), connector: 'avklippt \ud83d', telephone: '4711' };
  expect(judged('telephone.set', args)).toMatchObject({
    code: 'text-not-storable',
    details: { field: 'connector' },
  });
});

describe.each(Object.entries(ipcMethods))('what the page asks by %s', (_method, { args }) => {
  it('is taken or refused, never a fault, whatever is wrong with it', () => {
    fc.assert(
      fc.property(valuesOf(args).chain(brokenOnce), ({ value }) => {
        const parsed = args.safeParse(value);
        if (parsed.success) expect(args.parse(parsed.data)).toEqual(parsed.data);
        else expect(parsed.error.issues.length).toBeGreaterThan(0);
      }),
      { numRuns: 60, seed },
    );
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});

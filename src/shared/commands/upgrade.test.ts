import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '../identity/ids.ts';
import { oldestAcceptedSchemaVersion, schemaVersion } from './envelope.ts';
import { findCommand } from './registry.ts';
import { upgradeCommand } from './upgrade.ts';

/** Commands as journals of earlier versions have them. */
const earlier: { version: number; name: string; args: Record<string, unknown> }[] = [
  {
    version: 1,
    name: 'ticket.addNote',
    args: { id: newId(), ticketId: newId(), visibility: 'internal', body: 'Ringde och väntar på svar' },
  },
  {
    version: 2,
    name: 'call.record',
    args: {
      call: {
        id: newId(),
        organisationId: 'burlov',
        version: 0,
        externalId: 'c-1',
        connector: 'vaxel',
        direction: 'in',
        fromNumber: '+46701740605',
        toNumber: '+46406280410',
        queueId: null,
        arrivedAt: '2026-10-05T08:00:00.000Z',
        answeredAt: '2026-10-05T08:00:09.000Z',
        answeredByUserId: newId(),
        answerSource: 'console',
        endedAt: '2026-10-05T08:02:00.000Z',
        cause: 'normalClearing',
        personId: null,
        ticketId: null,
        outcome: null,
        note: '',
      },
      outcome: 'solved',
      note: 'Bytte lösenord',
      personId: null,
      ticketId: null,
    },
  },
  { version: 1, name: 'loan.settleConflict', args: { loanId: newId(), as: 'withdraw' } },
];

describe('a command of an earlier version', () => {
  it.each(earlier)('$name of version $version can be carried out as it reads today', ({ version, name, args }) => {
    const upgraded = upgradeCommand({ name, args }, version, schemaVersion);
    expect(findCommand(name)?.args.safeParse(upgraded.args)).toMatchObject({ success: true });
    expect(upgraded.args).toMatchObject(args);
  });

  it('is left as it is when it is of today, or when its arguments are no object', () => {
    const [note] = earlier;
    if (note === undefined) throw new Error('There is no earlier command.');
    expect(upgradeCommand(note, schemaVersion, schemaVersion).args).toEqual(note.args);
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.array(fc.string())), (args) => {
        expect(upgradeCommand({ name: note.name, args }, oldestAcceptedSchemaVersion, schemaVersion).args).toEqual(
          args,
        );
      }),
    );
  });
});

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

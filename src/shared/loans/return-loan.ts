import { z } from 'zod';
import { applied, defineCommand, type Put, refs, refused } from '../commands/definition.ts';
import { idSchema } from '../identity/ids.ts';
import { laterOf } from '../time/instant.ts';
import { can } from '../users/permissions.ts';

/** Takes a loaner back, with what is missing and whether the borrower's data was wiped. */
export const returnLoan = defineCommand({
  args: z.object({
    loanId: idSchema,
    accessoriesMissing: z.array(z.string().max(100)).max(50),
    wiped: z.boolean(),
    note: z.string().max(10_000),
  }),
  reads: (args, found) =>
    refs({ kind: 'loans', id: args.loanId }, { kind: 'devices', id: found.get('loans', args.loanId)?.deviceId }),
  decide: ({ loanId, note, ...result }, rows, context) => {
    const loan = rows.get('loans', loanId);
    if (loan === undefined || !can(context.actor, 'loan.read', loan.organisationId)) {
      return refused('not-found', { what: 'loan' });
    }
    if (!can(context.actor, 'loan.write', loan.organisationId)) return refused('not-permitted');
    if (loan.status !== 'open') return refused('loan-not-open');
    const puts: Put[] = [
      {
        kind: 'loans',
        row: {
          ...loan,
          ...result,
          status: 'returned',
          // A workstation whose clock is behind may not date the return before the hand-over.
          returnedAt: laterOf(context.at, loan.lentAt),
          returnedToUserId: context.actor.userId,
          note: [loan.note, note].filter((text) => text !== '').join('\n'),
        },
      },
    ];
    const device = rows.get('devices', loan.deviceId);
    if (device?.currentLoanId === loan.id) puts.push({ kind: 'devices', row: { ...device, currentLoanId: null } });
    return applied(...puts);
  },
});

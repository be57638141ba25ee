import { z } from 'zod';
import { applied, defineCommand, type Put, refs, refused } from '../commands/definition.ts';
import { ticketEventPut } from '../tickets/history.ts';
import { can } from '../users/permissions.ts';
import { type Loan, loanSchema } from './schema.ts';

/**
 * Hands a loaner to a borrower. A device that is out is refused with who has it and since when; the hand-over, which
 * may have happened offline, is kept as a loan in conflict for both lenders to see and settle.
 */
export const checkOutLoan = defineCommand({
  args: loanSchema
    .pick({ id: true, deviceId: true, borrowerPersonId: true, ticketId: true, dueAt: true, accessoriesOut: true })
    .extend({
      borrowerName: z.string().trim().min(1).max(200),
      borrowerPhone: z.string().max(100),
      note: z.string().max(10_000),
    }),
  reads: (args, found) => {
    const device = found.get('devices', args.deviceId);
    return refs(
      { kind: 'loans', id: args.id },
      { kind: 'devices', id: args.deviceId },
      { kind: 'loans', id: device?.currentLoanId },
      { kind: 'tickets', id: args.ticketId },
    );
  },
  decide: (args, rows, context) => {
    const device = rows.get('devices', args.deviceId);
    if (device === undefined || !can(context.actor, 'loan.read', device.organisationId)) {
      return refused('not-found', { what: 'device' });
    }
    if (!can(context.actor, 'loan.write', device.organisationId)) return refused('not-permitted');
    if (rows.get('loans', args.id) !== undefined) return refused('already-exists');
    if (!device.loaner) return refused('device-not-a-loaner', { device: device.assetTag });
    if (device.status === 'retired' || device.status === 'in-repair') {
      return refused('device-not-lendable', { device: device.assetTag });
    }
    if (args.dueAt <= context.at) return refused('due-before-lent');

    const loan: Loan = {
      ...args,
      organisationId: device.organisationId,
      version: 0,
      status: 'open',
      conflictsWithLoanId: null,
      lentByUserId: context.actor.userId,
      lentAt: context.at,
      returnedAt: null,
      returnedToUserId: null,
      accessoriesMissing: [],
      wiped: false,
    };
    const current = device.currentLoanId === null ? undefined : rows.get('loans', device.currentLoanId);
    if (current !== undefined && current.status === 'open') {
      const attested: Put = { kind: 'loans', row: { ...loan, status: 'conflict', conflictsWithLoanId: current.id } };
      return refused(
        'device-already-lent',
        { device: device.assetTag, borrower: current.borrowerName, since: current.lentAt },
        [attested],
      );
    }
    const puts: Put[] = [
      { kind: 'loans', row: loan },
      { kind: 'devices', row: { ...device, currentLoanId: loan.id } },
    ];
    const ticket = args.ticketId === null ? undefined : rows.get('tickets', args.ticketId);
    if (ticket !== undefined) puts.push(ticketEventPut(ticket, { type: 'loan', loanId: loan.id }, context));
    return applied(...puts);
  },
});

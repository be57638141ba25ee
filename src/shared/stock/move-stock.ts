import { z } from 'zod';
import {
  applied,
  type CommandContext,
  type Decision,
  defineCommand,
  type Put,
  type RowReader,
  type RowRef,
  refs,
  refused,
} from '../commands/definition.ts';
import { derivedId, type Id, idSchema } from '../identity/ids.ts';
import { ticketEventPut } from '../tickets/history.ts';
import type { Ticket } from '../tickets/schema.ts';
import { can } from '../users/permissions.ts';
import { changeBalance, emptyBalance, stockBalanceId } from './balance.ts';
import { type SparePart, type StockBalance, type StockMovement, stockMax } from './schema.ts';

const quantitySchema = z.number().int().min(1).max(stockMax);
export const stockNoteSchema = z.string().trim().max(2_000);

/** The spare part comes first: who has it locked, changes its balances alone, also those that do not exist yet. */
export function stockRefs(args: { id: Id; sparePartId: Id }, ...placeIds: readonly Id[]): RowRef[] {
  return [
    { kind: 'spareParts', id: args.sparePartId },
    { kind: 'stockMovements', id: args.id },
    ...placeIds.flatMap((placeId): RowRef[] => [
      { kind: 'stockPlaces', id: placeId },
      { kind: 'stockBalances', id: stockBalanceId(args.sparePartId, placeId) },
    ]),
  ];
}

/** Finds the spare part and the places, of one organisation where the person keeps the stock; then decides. */
export function withStock(
  args: { id: Id; sparePartId: Id },
  placeIds: readonly Id[],
  rows: RowReader,
  { actor, at }: CommandContext,
  decide: (part: SparePart, balances: readonly StockBalance[]) => Decision,
): Decision {
  const part = rows.get('spareParts', args.sparePartId);
  if (part === undefined || !can(actor, 'stock.read', part.organisationId)) {
    return refused('not-found', { what: 'sparePart' });
  }
  if (!can(actor, 'stock.write', part.organisationId)) return refused('not-permitted');
  if (rows.get('stockMovements', args.id) !== undefined) return refused('already-exists');
  const balances: StockBalance[] = [];
  for (const placeId of placeIds) {
    const place = rows.get('stockPlaces', placeId);
    if (place?.organisationId !== part.organisationId) return refused('not-found', { what: 'stockPlace' });
    const known = rows.get('stockBalances', stockBalanceId(part.id, placeId));
    balances.push(known ?? emptyBalance(part, placeId, at));
  }
  return decide(part, balances);
}

/** What a movement says of itself. */
type Told = Pick<StockMovement, 'type' | 'note'> & Partial<Pick<StockMovement, 'otherPlaceId' | 'ticketId'>>;

/** Returns a movement at the place of a balance. */
export function movementOf(
  id: Id,
  balance: StockBalance,
  change: number,
  told: Told & Partial<StockMovement>,
  { actor, at }: CommandContext,
): StockMovement {
  return {
    otherPlaceId: null,
    ticketId: null,
    counted: null,
    ofMovementId: null,
    ...told,
    id,
    organisationId: balance.organisationId,
    version: 0,
    sparePartId: balance.sparePartId,
    placeId: balance.placeId,
    change,
    userId: actor.userId,
    at: told.at ?? at,
  };
}

/** One change of one balance, as a command makes it. */
interface Step extends Told {
  id: Id;
  balance: StockBalance;
  change: number;
}

/** Returns the rows of a movement and its effect on the balance; or null when there is not enough. */
function stepPuts(
  { id, balance, change, ...told }: Step,
  context: CommandContext,
): { puts: Put[]; effect: number } | null {
  const changed = changeBalance(balance, change, context.at);
  if (changed.type === 'too-small') return null;
  const movement = movementOf(id, balance, change, told, context);
  const puts: Put[] = [
    { kind: 'stockBalances', row: changed.balance },
    { kind: 'stockMovements', row: movement },
  ];
  if (!changed.alreadyCounted) return { puts, effect: change };
  const undone = movementOf(
    derivedId(id, 'stock-known'),
    balance,
    -change,
    { type: 'known', note: '', ofMovementId: id, at: balance.countedAt ?? context.at },
    context,
  );
  return { puts: [...puts, { kind: 'stockMovements', row: undone }], effect: 0 };
}

/** Decides the steps of a command on one spare part: all of them, or it is refused with how many are left. */
function decideSteps(part: SparePart, steps: readonly Step[], context: CommandContext, more: readonly Put[]): Decision {
  const puts: Put[] = [];
  let inStock = part.inStock;
  for (const step of steps) {
    const done = stepPuts(step, context);
    if (done === null) return tooSmall(part, step.balance.quantity, -step.change);
    puts.push(...done.puts);
    inStock += done.effect;
  }
  return applied({ kind: 'spareParts', row: { ...part, inStock } }, ...puts, ...more);
}

/** Returns the refusal of taking more than there is. */
export function tooSmall(part: Pick<SparePart, 'name'>, left: number, wanted: number): Decision {
  return refused('stock-too-small', { part: part.name, left: String(left), wanted: String(wanted) });
}

const movedArgs = { id: idSchema, sparePartId: idSchema, placeId: idSchema, quantity: quantitySchema };

/** Puts what came from a supplier into store. */
export const receiveStock = defineCommand({
  args: z.object({ ...movedArgs, note: stockNoteSchema }),
  reads: (args) => stockRefs(args, args.placeId),
  decide: (args, rows, context) =>
    withStock(args, [args.placeId], rows, context, (part, balances) => {
      const steps = balances.map(
        (balance): Step => ({ ...stepOf(args), balance, type: 'received', change: args.quantity }),
      );
      return decideSteps(part, steps, context, []);
    }),
});

function stepOf({ id, note }: { id: Id; note: string }): Pick<Step, 'id' | 'note'> {
  return { id, note };
}

const ticketArgs = z.object({ ...movedArgs, ticketId: idSchema.nullable(), note: stockNoteSchema });

/** Decides what is taken for a ticket, or comes back from one; the ticket's timeline says so, also to who sees no stock. */
function decideForTicket(
  args: z.infer<typeof ticketArgs>,
  type: 'taken' | 'returned',
  rows: RowReader,
  context: CommandContext,
): Decision {
  const { ticketId, quantity } = args;
  return withStock(args, [args.placeId], rows, context, (part, balances) => {
    const ticket = ticketId === null ? null : rows.get('tickets', ticketId);
    if (ticket === undefined) return refused('not-found', { what: 'ticket' });
    if (ticket !== null && !can(context.actor, 'ticket.write', ticket.organisationId)) return refused('not-permitted');
    // What leaves the store leaves it for something.
    if (type === 'taken' && ticket === null && args.note === '') return refused('reason-missing');
    const change = type === 'taken' ? -quantity : quantity;
    const steps = balances.map((balance): Step => ({ ...stepOf(args), balance, type, change, ticketId }));
    return decideSteps(part, steps, context, ticket === null ? [] : [partEvent(ticket, part, type, args, context)]);
  });
}

function partEvent(
  ticket: Ticket,
  { name, unit }: SparePart,
  what: 'taken' | 'returned',
  { id, quantity }: { id: Id; quantity: number },
  context: CommandContext,
): Put {
  return ticketEventPut(ticket, { type: 'part', what, movementId: id, name, unit, quantity }, context);
}

const ticketReads = (args: z.infer<typeof ticketArgs>) => [
  ...stockRefs(args, args.placeId),
  ...refs({ kind: 'tickets', id: args.ticketId }),
];

/** Takes spare parts out of store, for a ticket or for what the note says. */
export const takeStock = defineCommand({
  args: ticketArgs,
  reads: ticketReads,
  decide: (args, rows, context) => decideForTicket(args, 'taken', rows, context),
});

/** Puts back what was taken and not used. */
export const returnStock = defineCommand({
  args: ticketArgs,
  reads: ticketReads,
  decide: (args, rows, context) => decideForTicket(args, 'returned', rows, context),
});

/** Carries spare parts from one place to another. */
export const moveStock = defineCommand({
  args: z.object({ ...movedArgs, toPlaceId: idSchema, note: stockNoteSchema }),
  reads: (args) => stockRefs(args, args.placeId, args.toPlaceId),
  decide: (args, rows, context) => {
    const { placeId, toPlaceId, quantity } = args;
    if (placeId === toPlaceId) return refused('invalid-arguments', { field: 'toPlaceId', problem: 'same-place' });
    return withStock(args, [placeId, toPlaceId], rows, context, (part, [from, to]) => {
      if (from === undefined || to === undefined) return refused('not-found', { what: 'stockPlace' });
      const move = { type: 'moved', note: args.note } as const;
      const steps: Step[] = [
        { ...move, id: args.id, balance: from, change: -quantity, otherPlaceId: toPlaceId },
        { ...move, id: derivedId(args.id, 'stock-in'), balance: to, change: quantity, otherPlaceId: placeId },
      ];
      return decideSteps(part, steps, context, []);
    });
  },
});

import type { DataClient, ExecuteResult } from '#renderer/data/index.ts';
import { assertNever } from '#shared/assert-never.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import type { Actor } from '#shared/users/roles.ts';
import { type BulkChange, type BulkCommand, canBeUndone, commandFor, inverseFor } from './bulk-change.ts';
import { AskedRows, judgeHere } from './judge-here.ts';

/** The most tickets that are changed together: more than a person can have looked at. */
export const bulkMost = 1_000;

/** How many are worked on at a time. */
const abreast = 20;

type Refusal = Extract<ExecuteResult, { status: 'refused' }>;

/** What a change would do to one ticket. */
export type Foreseen =
  | { id: Id; type: 'gone' }
  | { id: Id; type: 'changes'; ticket: Ticket; canBeUndone: boolean }
  | { id: Id; type: 'same'; ticket: Ticket }
  | { id: Id; type: 'refused'; ticket: Ticket; refusal: Refusal };

/** What became of one ticket. */
export interface Done {
  before: Ticket;
  result: ExecuteResult;
}

type Client = Pick<DataClient, 'ask' | 'execute' | 'now'>;

/** Does `work` for each, some abreast, in order of beginning, until all are done or the signal says stop. */
async function forEach<T>(items: readonly T[], signal: AbortSignal, work: (item: T) => Promise<void>): Promise<void> {
  const left = items.values();
  const worker = async () => {
    for (const item of left) {
      if (signal.aborted) return;
      await work(item);
    }
  };
  await Promise.all(Array.from({ length: abreast }, worker));
}

/** Returns what the change would do to each ticket, by what is known here; in the order given. */
export async function foresee(
  client: Client,
  actor: Actor,
  change: BulkChange,
  ids: readonly Id[],
  signal: AbortSignal,
): Promise<Foreseen[]> {
  const rows = new AskedRows(client);
  const seen = new Map<Id, Foreseen>();
  await forEach(ids, signal, async (id) => {
    const ticket = await rows.load('tickets', id);
    if (ticket === undefined) {
      seen.set(id, { id, type: 'gone' });
      return;
    }
    const decision = await judgeHere(commandFor(change, ticket), rows, actor, client.now());
    if (decision.type === 'refused') {
      const { code, details } = decision;
      seen.set(id, { id, type: 'refused', ticket, refusal: { status: 'refused', code, details } });
    } else if (decision.puts.length === 0) seen.set(id, { id, type: 'same', ticket });
    else seen.set(id, { id, type: 'changes', ticket, canBeUndone: canBeUndone(change, ticket) });
  });
  return ids.flatMap((id) => seen.get(id) ?? []);
}

function carryOut(client: Client, command: BulkCommand): Promise<ExecuteResult> {
  // Each name is paired with its own arguments in BulkCommand; `execute` takes one pair at a time.
  switch (command.name) {
    case 'ticket.assign':
      return client.execute(command.name, command.args);
    case 'ticket.setFields':
      return client.execute(command.name, command.args);
    case 'ticket.setStatus':
      return client.execute(command.name, command.args);
    case 'ticket.addNote':
      return client.execute(command.name, command.args);
    default:
      return assertNever(command);
  }
}

/** Changes the tickets; those not begun when the signal says stop stay as they are. Tells each that is done. */
export async function changeMany(
  client: Client,
  change: BulkChange,
  tickets: readonly Ticket[],
  signal: AbortSignal,
  onDone: (done: Done) => void,
): Promise<void> {
  await forEach(tickets, signal, async (before) => {
    onDone({ before, result: await carryOut(client, commandFor(change, before)) });
  });
}

/** Takes a change back. Returns how many tickets are as before and how many could not be, because others went on from there. */
export async function undoMany(
  client: Client,
  change: BulkChange,
  changed: readonly Ticket[],
): Promise<{ undone: number; left: number }> {
  const rows = new AskedRows(client);
  let undone = 0;
  await forEach(changed, new AbortController().signal, async (before) => {
    const now = await rows.load('tickets', before.id);
    const command = now === undefined ? null : inverseFor(change, before, now);
    if (command === null) return;
    const result = await carryOut(client, command);
    if (result.status === 'saved') undone += 1;
  });
  return { undone, left: changed.length - undone };
}

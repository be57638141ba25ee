import type { Id } from '#shared/identity/ids.ts';
import type { Instant } from '#shared/time/instant.ts';
import { type Entry, isShown, type JournalContents } from './contents.ts';
import type { JournalDamage, JournalRecord, JournalServer } from './record.ts';

/** So many client ids before the present one are remembered: a replica lags behind by one or two. */
const mostFormerClients = 50;

/** Whose journal it is, and where its numbers stand. */
interface Numbers {
  readonly clientId: Id;
  readonly nextSeq: number;
  readonly containedSeq: number;
  readonly givenSeq: number;
  readonly formerClientIds: readonly Id[];
}

interface Head extends Numbers {
  readonly server: JournalServer | null;
  readonly damage: JournalDamage | null;
}

/** Returns the first line of a journal. */
export function beginOf({ clientId, nextSeq, containedSeq, givenSeq, formerClientIds }: Numbers): JournalRecord {
  return { type: 'begin', format: 2, clientId, nextSeq, containedSeq, givenSeq, formerClientIds: [...formerClientIds] };
}

function headRecords(head: Head, keepSince: Instant): JournalRecord[] {
  const { server, damage } = head;
  const records: JournalRecord[] = [beginOf(head)];
  if (server !== null) records.push({ type: 'server', ...server });
  if (damage !== null && damage.at >= keepSince) records.push({ type: 'damage', ...damage });
  return records;
}

function recordOf({ envelope, answer, discarded }: Entry): JournalRecord {
  return answer === null
    ? { type: 'command', envelope }
    : { type: 'acknowledged', envelope, outcome: answer.outcome, at: answer.at, discarded };
}

/** Answered lately enough that a server put back from a backup may not know of it, or still shown to the person. */
function isKept(entry: Entry, keepSince: Instant): boolean {
  return entry.answer === null || entry.answer.at >= keepSince || isShown(entry);
}

/**
 * Returns the records of a shorter journal that says the same about everything that still matters: not answered, not
 * contained, refused and still shown, or answered at `keepSince` or later.
 */
export function compacted(contents: JournalContents, keepSince: Instant): JournalRecord[] {
  const records = headRecords(contents, keepSince);
  for (const entry of contents.entries) {
    const isAwaited = contents.isOwn(entry) && entry.envelope.seq > contents.containedSeq;
    if (isAwaited || isKept(entry, keepSince)) records.push(recordOf(entry));
  }
  return records;
}

/** What becomes of a command: a new number, to be sent (again); its old number, as a memory; or nothing. */
type Fate = 'send' | 'keep' | 'drop';

function renumbered(
  contents: JournalContents,
  head: Omit<Head, 'nextSeq' | 'damage'> & { readonly firstSeq: number },
  keepSince: Instant,
  fateOf: (entry: Entry) => Fate,
): JournalRecord[] {
  const { firstSeq, ...rest } = head;
  let nextSeq = firstSeq;
  const commands: JournalRecord[] = [];
  for (const entry of contents.entries) {
    const fate = fateOf(entry);
    if (fate === 'send') {
      commands.push({ type: 'command', envelope: { ...entry.envelope, clientId: rest.clientId, seq: nextSeq } });
      nextSeq += 1;
    } else if (fate === 'keep' && isKept(entry, keepSince)) commands.push(recordOf(entry));
  }
  return [...headRecords({ ...rest, nextSeq, damage: contents.damage }, keepSince), ...commands];
}

/**
 * Returns the records of a journal that goes on as another client: what is unanswered is numbered from 1. What was answered
 * stays under the numbers it had. `lost`: a client id of a journal that was in the place of this one.
 */
export function renewed(
  contents: JournalContents,
  clientId: Id,
  keepSince: Instant,
  lost: Id | null = null,
): JournalRecord[] {
  const former = new Set([...contents.formerClientIds, ...(lost === null ? [] : [lost]), contents.clientId]);
  const formerClientIds = [...former].slice(-mostFormerClients);
  const head = { clientId, firstSeq: 1, containedSeq: 0, givenSeq: 0, formerClientIds, server: contents.server };
  return renumbered(contents, head, keepSince, ({ answer }) => (answer === null ? 'send' : 'keep'));
}

/**
 * Returns the records of a journal for a server that knows of this client only what is before `firstSeq`: from there on
 * everything is numbered anew and sent again, and also what an earlier client of this journal sent, because nobody knows
 * whether the backup had that; the server recognises commands it has by their identifiers. What was refused and put aside
 * by the person is not sent again.
 */
export function restored(
  contents: JournalContents,
  firstSeq: number,
  server: JournalServer | null,
  keepSince: Instant,
): JournalRecord[] {
  const { clientId, givenSeq, formerClientIds } = contents;
  const containedSeq = Math.min(contents.containedSeq, firstSeq - 1);
  const head = { clientId, firstSeq, containedSeq, givenSeq, formerClientIds, server };
  return renumbered(contents, head, keepSince, (entry) => {
    if (entry.answer === null) return 'send';
    if (contents.isOwn(entry) && entry.envelope.seq < firstSeq) return 'keep';
    return entry.discarded ? 'drop' : 'send';
  });
}

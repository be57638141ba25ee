import { type RowKind, rowKinds } from '../../../src/shared/sync/kinds.ts';
import type { Central } from './central.ts';
import { type Expected, Model } from './effects.ts';
import { comparable, tableOf } from './server-view.ts';
import { tally } from './tally.ts';
import { Violation } from './violation.ts';
import type { World } from './world.ts';

const promise = 'what is applied is there, and nothing else';

/** Throws Violation when the server's tables are not what the applied commands make of them, in the order it took them. */
export async function modelHolds(world: World): Promise<void> {
  const model = new Model();
  const decided = await world.central.query<{ id: string; status: string }>(
    `select subject ->> 'commandId' as id, subject ->> 'status' as status
     from audit_log where action = 'command' order by audit_log.id`,
  );
  for (const { id, status } of decided) {
    const entry = world.book.find(id);
    if (entry === undefined) continue;
    tally.count(`${status} ${entry.name}`);
    if (status !== 'applied' || entry.trace.what !== 'effects') continue;
    for (const effect of entry.trace.effects) model.take(effect);
  }
  for (const kind of rowKinds) {
    const rows = model.rows.filter((row) => row.kind === kind);
    if (rows.length > 0) await rowsAre(world.central, kind, rows);
  }
  for (const { kind, word } of model.said) await standsOnce(world.central, kind, word);
  for (const word of model.told) await isToldOnce(world.central, word);
}

async function rowsAre(central: Central, kind: RowKind, expected: readonly Expected[]): Promise<void> {
  const stored = await central.query<{ id: string; row: Record<string, unknown> }>(
    `select id, to_jsonb(t) as row from ${tableOf(kind)} as t where id = any($1::uuid[]) and not deleted`,
    [expected.map(({ id }) => id)],
  );
  const rows = new Map(stored.map(({ id, row }) => [id, row]));
  for (const each of expected) {
    const row = rows.get(each.id);
    const isThere = row !== undefined;
    if (each.isThere !== 'maybe' && each.isThere !== isThere) {
      throw new Violation(promise, `${kind} ${each.id} is ${isThere ? '' : 'not '}there`);
    }
    const difference = row === undefined ? null : differenceOf(each, row);
    if (difference !== null) throw new Violation(promise, `${kind} ${each.id} has ${difference}`);
  }
}

function column(field: string): string {
  return field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function differenceOf({ fields, sums, lists }: Expected, row: Record<string, unknown>): string | null {
  for (const [field, value] of [...fields, ...sums]) {
    const [right, stored] = [comparable(value), comparable(row[column(field)])].map((each) => JSON.stringify(each));
    if (right !== stored) return `${field} ${stored} instead of ${right}`;
  }
  for (const [field, values] of lists) {
    const list = row[column(field)];
    if (!Array.isArray(list)) return `no list ${field}`;
    for (const [value, isHeld] of values) {
      const times = list.filter((each) => each === value).length;
      if (times !== (isHeld ? 1 : 0)) return `${value} ${times} times in ${field}, not ${isHeld ? 'once' : 'never'}`;
    }
  }
  return null;
}

async function standsOnce(central: Central, kind: RowKind, word: string): Promise<void> {
  const [answer] = await central.query<{ times: number }>(
    `select coalesce(sum((length(t::text) - length(replace(t::text, $1, ''))) / length($1)), 0)::int as times
     from ${tableOf(kind)} as t where not deleted`,
    [word],
  );
  if (answer?.times !== 1) throw new Violation(promise, `"${word}" stands ${answer?.times} times in ${kind}`);
}

async function isToldOnce(central: Central, word: string): Promise<void> {
  const [answer] = await central.query<{ times: number }>(
    `select count(*)::int as times from record_changes, jsonb_array_elements(fields) as field where field ->> 'to' = $1`,
    [JSON.stringify(word)],
  );
  if (answer?.times !== 1) throw new Violation(promise, `the history tells ${answer?.times} times of "${word}"`);
}

import type { Central } from './central.ts';
import { Violation } from './violation.ts';

/** What must hold of the server's tables at every moment: a query each that finds what breaks it. */
const invariants: readonly { promise: string; broken: string }[] = [
  {
    promise: 'nothing is taken that is not there',
    broken: `select id, quantity as found from stock_balances where quantity < 0 and not deleted`,
  },
  {
    promise: 'what lies at a place is the sum of what came and went',
    broken: `select b.id, format('%s, not %s', b.quantity, sum(m.change)) as found from stock_balances b
      left join stock_movements m on m.spare_part_id = b.spare_part_id and m.place_id = b.place_id and not m.deleted
      where not b.deleted group by b.id, b.quantity having b.quantity <> coalesce(sum(m.change), 0)`,
  },
  {
    promise: 'what there is of a spare part is the sum of its places',
    broken: `select p.id, format('%s, not %s', p.in_stock, sum(b.quantity)) as found from spare_parts p
      left join stock_balances b on b.spare_part_id = p.id and not b.deleted
      where not p.deleted group by p.id, p.in_stock having p.in_stock <> coalesce(sum(b.quantity), 0)`,
  },
  {
    promise: 'a ticket counts its parts',
    broken: `select p.id, format('%s, not %s', p.part_count, count(c.id)) as found from tickets p
      left join tickets c on c.parent_id = p.id and not c.deleted
      where not p.deleted group by p.id, p.part_count having p.part_count <> count(c.id)`,
  },
  {
    promise: 'a ticket counts the time spent on it',
    broken: `select t.id, format('%s, not %s', t.minutes_spent, sum(m.minutes)) as found from tickets t
      left join ticket_times m on m.ticket_id = t.id and not m.deleted
      where not t.deleted group by t.id, t.minutes_spent having t.minutes_spent <> coalesce(sum(m.minutes), 0)`,
  },
  {
    promise: 'a call-back is done by somebody, or open',
    broken: `select id, status as found from call_backs where not deleted
      and (status = 'done') <> (done_at is not null and outcome is not null)`,
  },
  {
    promise: 'a merged ticket is closed',
    broken: `select id, status as found from tickets where merged_into_id is not null and status <> 'closed' and not deleted`,
  },
  {
    promise: 'a proposal is decided by somebody, or waits',
    broken: `select id, status as found from directory_proposals where not deleted
      and (status = 'waiting') <> (decided_by_user_id is null)`,
  },
];

/** Throws Violation when the server's tables contradict each other. */
export async function tablesAgree(central: Central): Promise<void> {
  const parts = invariants.map(
    ({ broken }, index) => `(select ${index} as index, id::text, found::text from (${broken}) as b limit 1)`,
  );
  const [first] = await central.query<{ index: number; id: string; found: string }>(parts.join(' union all '));
  if (first === undefined) return;
  throw new Violation(invariants[first.index]?.promise ?? '', `${first.id}: ${first.found}`);
}

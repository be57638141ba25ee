import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { CommandArgs } from '../../src/shared/commands/registry.ts';
import { type Id, newId } from '../../src/shared/identity/ids.ts';
import { stockBalanceId } from '../../src/shared/stock/balance.ts';
import type { Row } from '../../src/shared/sync/kinds.ts';
import { TestClient, TestReplica } from './support/client.ts';
import { newTicket } from './support/commands.ts';
import { openDatabase } from './support/database.ts';
import { prepareServer } from './support/server.ts';

const fixture = prepareServer();

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

/** A spare part and a place to keep it, and who works with them. */
async function aStore(quantity: number) {
  const { url } = await fixture.start();
  const [ada, tove, anna, karl] = [
    await TestClient.signedIn(url, 'administrator'),
    await TestClient.signedIn(url, 'technician'),
    await TestClient.signedIn(url, 'agent'),
    await TestClient.signedIn(url, 'colleague'),
  ];
  const [sparePartId, placeId] = [newId(), newId()];
  const keep = (kind: 'spareParts' | 'stockPlaces', id: Id, values: Record<string, unknown>) =>
    ada.command('record.create', { kind, id, organisationId: 'burlov', values });
  const part = { name: 'Fixerenhet', articleNumber: 'FX-1', unit: 'st', reorderLevel: 2, active: true };
  const base = () => ({ id: newId(), sparePartId, placeId, note: 'Utbytt' });
  const { outcomes } = await ada.push(
    keep('spareParts', sparePartId, part),
    keep('stockPlaces', placeId, { name: 'Förrådet', type: 'room', userId: null, active: true }),
    ada.command('stock.receive', { ...base(), quantity }, { at: minutesAgo(600) }),
  );
  expect(outcomes.map(({ status }) => status)).toEqual(['applied', 'applied', 'applied']);
  return {
    ...{ url, ada, tove, anna, karl, keep, part, sparePartId, placeId, base },
    taking: (count: number, change: Partial<CommandArgs<'stock.take'>> = {}): CommandArgs<'stock.take'> => ({
      ...base(),
      quantity: count,
      ticketId: null,
      ...change,
    }),
    async left(client: TestClient) {
      const replica = new TestReplica();
      await replica.fill(client);
      return {
        here: replica.get('stockBalances', stockBalanceId(sparePartId, placeId))?.quantity,
        inStock: replica.get('spareParts', sparePartId)?.inStock,
      };
    },
    /** Balances that are not the sum of their movements, as the tables have them. */
    async wrong() {
      const { db, close } = openDatabase(await fixture.address());
      const { rows } = await sql`select b.id from stock_balances b where quantity <>
        (select coalesce(sum(change), 0) from stock_movements m
          where m.spare_part_id = b.spare_part_id and m.place_id = b.place_id)`.execute(db);
      await close();
      return rows;
    },
  };
}

describe('the last spare part', () => {
  it('is taken by exactly one of many who take it at the same moment', async () => {
    const store = await aStore(1);
    const takers = [store.tove, store.anna, store.karl, store.ada];
    const answers = await Promise.all(takers.map((taker) => taker.push(taker.command('stock.take', store.taking(1)))));
    const outcomes = answers.flatMap((answer) => answer.outcomes);
    expect(outcomes.filter(({ status }) => status === 'applied')).toHaveLength(1);
    for (const outcome of outcomes.filter(({ status }) => status === 'refused')) {
      expect(outcome).toMatchObject({
        code: 'stock-too-small',
        details: { part: 'Fixerenhet', left: '0', wanted: '1' },
      });
    }
    expect(await store.left(store.anna)).toEqual({ here: 0, inStock: 0 });
    expect(await store.wrong()).toEqual([]);
  });

  it('arrives once at a place where there has been none, whoever brings the first', async () => {
    const store = await aStore(4);
    const toPlaceId = newId();
    const place = { name: 'Bilen', type: 'car', userId: null, active: true };
    await store.ada.push(store.keep('stockPlaces', toPlaceId, place));
    const carriers = [store.tove, store.anna, store.karl, store.ada];
    const answers = await Promise.all(
      carriers.map((each) => each.push(each.command('stock.move', { ...store.base(), toPlaceId, quantity: 1 }))),
    );
    expect(answers.flatMap(({ outcomes }) => outcomes.map(({ status }) => status))).toEqual(
      carriers.map(() => 'applied'),
    );
    const replica = new TestReplica();
    await replica.fill(store.tove);
    expect(replica.get('stockBalances', stockBalanceId(store.sparePartId, toPlaceId))?.quantity).toBe(4);
    expect(await store.left(store.tove)).toEqual({ here: 0, inStock: 4 });
    expect(await store.wrong()).toEqual([]);
  });

  it('cannot be made less than none by anything that writes the tables', async () => {
    const store = await aStore(1);
    const { db, close } = openDatabase(await fixture.address());
    await expect(sql`update stock_balances set quantity = quantity - 2`.execute(db)).rejects.toThrow(
      'stock_balances_never_below_zero',
    );
    await expect(sql`update spare_parts set in_stock = -1`.execute(db)).rejects.toThrow('spare_parts_never_below_zero');
    await close();
    expect(await store.left(store.anna)).toEqual({ here: 1, inStock: 1 });
  });
});

describe('what was done without network', () => {
  it('is refused when others took what was left, and done once it is corrected', async () => {
    const store = await aStore(4);
    const ticket = newTicket();
    const offline = store.taking(3, { ticketId: ticket.id });
    await store.anna.push(
      store.anna.command('ticket.create', ticket),
      store.anna.command('stock.take', store.taking(2)),
    );
    const { outcomes } = await store.tove.push(store.tove.command('stock.take', offline, { at: minutesAgo(30) }));
    expect(outcomes).toMatchObject([
      { status: 'refused', code: 'stock-too-small', details: { left: '2', wanted: '3' } },
    ]);
    const corrected = await store.tove.push(store.tove.command('stock.take', { ...offline, quantity: 2 }));
    expect(corrected.outcomes).toMatchObject([{ status: 'applied' }]);
    const replica = new TestReplica();
    await replica.fill(store.anna);
    const told = [...replica.rows].flatMap(([key, row]) =>
      key.startsWith('ticketEvents:') ? [(row as Row<'ticketEvents'>).change] : [],
    );
    expect(told).toContainEqual(expect.objectContaining({ type: 'part', what: 'taken', quantity: 2 }));
    expect(await store.left(store.anna)).toEqual({ here: 0, inStock: 0 });
    expect(await store.wrong()).toEqual([]);
  });

  it('before a count is part of what was counted, and what was done after it is on top', async () => {
    const store = await aStore(10);
    const counted = { ...store.base(), counted: 6, expected: 10, countedAt: minutesAgo(60) };
    await store.anna.push(store.anna.command('stock.take', store.taking(1), { at: minutesAgo(30) }));
    await store.karl.push(store.karl.command('stock.count', counted));
    expect(await store.left(store.anna)).toEqual({ here: 5, inStock: 5 });
    await store.tove.push(store.tove.command('stock.take', store.taking(4), { at: minutesAgo(90) }));
    expect(await store.left(store.anna)).toEqual({ here: 5, inStock: 5 });
    expect(await store.wrong()).toEqual([]);
  });
});

describe('an article number', () => {
  it('is that of one spare part', async () => {
    const store = await aStore(1);
    const { outcomes } = await store.ada.push(store.keep('spareParts', newId(), { ...store.part, name: 'En annan' }));
    expect(outcomes).toMatchObject([{ status: 'refused', code: 'article-number-taken' }]);
  });
});

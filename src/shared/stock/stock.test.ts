import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CommandContext, type Decision, writesOf } from '../commands/definition.ts';
import { InMemoryRows } from '../commands/in-memory-rows.ts';
import { judge } from '../commands/judge.ts';
import type { CommandArgs, CommandName } from '../commands/registry.ts';
import { type Id, newId } from '../identity/ids.ts';
import { aFiling } from '../tickets/samples.ts';
import type { Actor, Role } from '../users/roles.ts';
import { stockBalanceId } from './balance.ts';
import { aSparePart, aStockPlace } from './samples.ts';
import { isToOrder, recentMax, type StockMovement } from './schema.ts';

const inBurlov = (role: Role): Actor => ({
  userId: newId(),
  name: 'Tove',
  grants: [{ organisationId: 'burlov', role }],
});
const technician = inBurlov('technician');
const now = '2026-11-23T12:00:00.000Z';
/** So many minutes after eight. */
const minute = (minutes: number) => new Date(Date.parse('2026-11-23T08:00:00.000Z') + minutes * 60_000).toISOString();

function aStore() {
  const part = aSparePart();
  const [room, car] = [aStockPlace(), aStockPlace({ name: 'Toves bil', type: 'car' })];
  const rows = new InMemoryRows([
    { kind: 'spareParts', row: part },
    { kind: 'stockPlaces', row: room },
    { kind: 'stockPlaces', row: car },
  ]);
  const movements: StockMovement[] = [];
  function run<N extends CommandName>(name: N, args: CommandArgs<N>, at = minute(0), actor = technician): Decision {
    const context: CommandContext = { commandId: newId(), actor, at, now };
    const decision = judge({ name, args }, rows, context);
    const { puts } = writesOf(decision);
    rows.write([...puts]);
    movements.push(...puts.flatMap((put) => (put.kind === 'stockMovements' ? [put.row] : [])));
    return decision;
  }
  const base = (placeId: Id = room.id) => ({ id: newId(), sparePartId: part.id, placeId, note: '' });
  const left = (placeId: Id = room.id) => rows.get('stockBalances', stockBalanceId(part.id, placeId))?.quantity ?? 0;
  return {
    part,
    room,
    car,
    rows,
    movements,
    run,
    base,
    left,
    inStock: () => rows.get('spareParts', part.id)?.inStock,
    receive: (quantity: number, at?: string, placeId?: Id) => run('stock.receive', { ...base(placeId), quantity }, at),
    take: (quantity: number, at?: string, placeId?: Id) =>
      run('stock.take', { ...base(placeId), quantity, ticketId: null, note: 'Utbytt' }, at),
    count: (counted: number, countedAt: string, at = countedAt) =>
      run('stock.count', { ...base(), counted, expected: left(), countedAt, note: 'Inventering' }, at),
  };
}

describe('the stock of a spare part', () => {
  it('is what came in, less what was taken', () => {
    const store = aStore();
    store.receive(5);
    expect(store.take(3, minute(1)).type).toBe('applied');
    expect([store.left(), store.inStock()]).toEqual([2, 2]);
    expect(isToOrder(store.rows.get('spareParts', store.part.id) ?? store.part)).toBe(true);
  });

  it('does not give more than there is, and says how many are left', () => {
    const store = aStore();
    store.receive(2);
    expect(store.take(3, minute(1))).toMatchObject({
      code: 'stock-too-small',
      details: { part: 'Fixerenhet', left: '2', wanted: '3' },
    });
    expect(store.left()).toBe(2);
  });

  it('is carried from one place to another as a whole', () => {
    const store = aStore();
    store.receive(5);
    const move = { ...store.base(), toPlaceId: store.car.id, quantity: 4 };
    expect(store.run('stock.move', move, minute(1)).type).toBe('applied');
    expect([store.left(), store.left(store.car.id), store.inStock()]).toEqual([1, 4, 5]);
    expect(store.run('stock.move', { ...move, id: newId() }, minute(2))).toMatchObject({ code: 'stock-too-small' });
    expect(store.run('stock.move', { ...move, id: newId(), toPlaceId: store.room.id })).toMatchObject({
      code: 'invalid-arguments',
    });
  });

  it('tells the ticket what was taken for it and what came back', () => {
    const store = aStore();
    store.receive(5);
    const ticket = aFiling();
    expect(store.run('ticket.create', ticket).type).toBe('applied');
    const taken = store.run('stock.take', { ...store.base(), quantity: 2, ticketId: ticket.id }, minute(1));
    const events = writesOf(taken).puts.flatMap((put) => (put.kind === 'ticketEvents' ? [put.row.change] : []));
    expect(events).toMatchObject([{ type: 'part', what: 'taken', name: 'Fixerenhet', quantity: 2, unit: 'st' }]);
    store.run('stock.return', { ...store.base(), quantity: 1, ticketId: ticket.id }, minute(2));
    expect(store.left()).toBe(4);
  });

  it('asks what it was for when it was for no ticket', () => {
    const store = aStore();
    store.receive(5);
    expect(store.run('stock.take', { ...store.base(), quantity: 1, ticketId: null })).toMatchObject({
      code: 'reason-missing',
    });
  });

  it('is kept by those who work with it, and there is none for others', () => {
    const store = aStore();
    const args = { ...store.base(), quantity: 1 };
    expect(store.run('stock.receive', args, minute(0), inBurlov('operator'))).toMatchObject({ code: 'not-permitted' });
    const stranger: Actor = { ...technician, grants: [{ organisationId: 'kavlinge', role: 'technician' }] };
    expect(store.run('stock.receive', args, minute(0), stranger)).toMatchObject({ code: 'not-found' });
    store.run('stock.receive', args);
    expect(store.run('stock.receive', args)).toMatchObject({ code: 'already-exists' });
  });

  it('is no field that a form can set', () => {
    const store = aStore();
    const set = { kind: 'spareParts', id: store.part.id, set: { inStock: 99, name: 'Fixering' }, was: {} } as const;
    store.run('record.set', set, minute(0), inBurlov('administrator'));
    expect(store.rows.get('spareParts', store.part.id)).toMatchObject({ inStock: 0, name: 'Fixering' });
  });
});

describe('a count', () => {
  it('puts the balance right, with a reason for the difference', () => {
    const store = aStore();
    store.receive(5);
    const args = { ...store.base(), counted: 4, expected: 5, countedAt: minute(1) };
    expect(store.run('stock.count', args, minute(1))).toMatchObject({ code: 'reason-missing' });
    store.run('stock.count', { ...args, note: 'En var trasig' }, minute(1));
    expect(store.left()).toBe(4);
    expect(store.movements.at(-1)).toMatchObject({ type: 'counted', counted: 4, change: -1 });
  });

  it('that comes late has on top of it what was done after it', () => {
    const store = aStore();
    store.receive(10);
    store.take(2, minute(30));
    store.count(9, minute(20), minute(40));
    expect(store.left()).toBe(7);
  });

  it('has seen what was done before it and became known later', () => {
    const store = aStore();
    store.receive(10);
    store.count(7, minute(20));
    // Taken at ten past, by somebody without network: the shelf that was counted had it no more.
    store.take(3, minute(10));
    expect([store.left(), store.inStock()]).toEqual([7, 7]);
    expect(store.movements.slice(-2).map(({ type, change }) => [type, change])).toEqual([
      ['taken', -3],
      ['known', 3],
    ]);
  });

  it('is refused when more has been taken since than was counted', () => {
    const store = aStore();
    store.receive(10);
    store.take(6, minute(30));
    expect(store.count(4, minute(20), minute(40))).toMatchObject({
      code: 'stock-count-contradicted',
      details: { counted: '4', taken: '6' },
    });
  });

  it('is refused when too much has happened since to carry it', () => {
    const store = aStore();
    for (let each = 0; each <= recentMax; each += 1) store.receive(1, minute(each));
    expect(store.count(9, minute(-1), minute(100))).toMatchObject({ code: 'stock-count-too-old' });
    expect(store.count(9, minute(0), minute(100)).type).toBe('applied');
    expect(store.left()).toBe(9 + recentMax);
  });
});

/** Something done at a minute of the day, at the first place or the second. */
const deed = fc.record({
  what: fc.constantFrom('receive', 'take', 'move', 'count'),
  at: fc.integer({ min: 0, max: 60 }),
  quantity: fc.integer({ min: 1, max: 6 }),
  isCar: fc.boolean(),
});
type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never;

function perform(store: ReturnType<typeof aStore>, { what, at, quantity, isCar }: Deed): Decision {
  const [here, there] = isCar ? [store.car.id, store.room.id] : [store.room.id, store.car.id];
  const args = { ...store.base(here), note: 'x' };
  switch (what) {
    case 'receive':
      return store.receive(quantity, minute(at), here);
    case 'take':
      return store.take(quantity, minute(at), here);
    case 'move':
      return store.run('stock.move', { ...args, toPlaceId: there, quantity }, minute(at));
    default:
      return store.run('stock.count', { ...args, counted: quantity, expected: 0, countedAt: minute(at) }, minute(90));
  }
}

describe('whatever becomes known in whatever order', () => {
  it('no balance is below zero, and each is the sum of its movements', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 80 }), (deeds) => {
        const store = aStore();
        for (const each of deeds) {
          perform(store, each);
          for (const placeId of [store.room.id, store.car.id]) {
            const here = store.movements.filter((movement) => movement.placeId === placeId);
            expect(store.left(placeId)).toBeGreaterThanOrEqual(0);
            expect(here.reduce((sum, { change }) => sum + change, 0)).toBe(store.left(placeId));
          }
          expect(store.inStock()).toBe(store.left() + store.left(store.car.id));
        }
      }),
    );
  });

  it('the same is left in the end, where nothing was refused', () => {
    const plenty = fc.array(deed, { maxLength: 12 }).chain((deeds) =>
      fc.tuple(
        // At one instant the order says which came first.
        fc.constant(deeds.map((each, place) => ({ ...each, at: each.at + place / 100 }))),
        fc.shuffledSubarray(
          deeds.map((_, place) => place),
          { minLength: deeds.length },
        ),
      ),
    );
    fc.assert(
      fc.property(plenty, ([deeds, order]) => {
        const inTheEnd = (all: readonly (Deed | undefined)[]) => {
          const store = aStore();
          for (const placeId of [store.room.id, store.car.id]) store.receive(500, minute(-1), placeId);
          const refused = all.some((each) => each !== undefined && perform(store, each).type === 'refused');
          return refused ? null : [store.left(), store.left(store.car.id)];
        };
        const [one, other] = [inTheEnd(deeds), inTheEnd(order.map((place) => deeds[place]))];
        fc.pre(one !== null && other !== null);
        expect(other).toEqual(one);
      }),
    );
  });
});

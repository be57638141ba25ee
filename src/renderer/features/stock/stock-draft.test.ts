import { describe, expect, it } from 'vitest';
import { commands } from '#shared/commands/registry.ts';
import { newId } from '#shared/identity/ids.ts';
import { emptyBalance } from '#shared/stock/balance.ts';
import { aSparePart, aStockPlace } from '#shared/stock/samples.ts';
import { startStock, stockActs, stockCommand, stockProblems, usualPlace } from './stock-draft.ts';

const now = '2026-11-23T09:00:00.000Z';
const userId = newId();
const part = aSparePart();
const [room, car] = [aStockPlace(), aStockPlace({ name: 'Min bil', type: 'car', userId })];
const inRoom = { ...emptyBalance(part, room.id, now), quantity: 3 };
const inCar = { ...emptyBalance(part, car.id, now), quantity: 2 };

describe('where a spare part is taken from', () => {
  it('is one’s own car when it is there, and otherwise the only place that has it', () => {
    expect(usualPlace('take', [room, car], [inRoom, inCar], userId)).toBe(car.id);
    expect(usualPlace('take', [room, car], [inRoom, { ...inCar, quantity: 0 }], userId)).toBe(room.id);
    expect(usualPlace('take', [room, aStockPlace()], [inRoom], newId())).toBe(room.id);
    expect(usualPlace('receive', [room, aStockPlace()], [], newId())).toBeNull();
  });
});

describe('what is written about the stock', () => {
  const written = { sparePartId: part.id, placeId: room.id, toPlaceId: car.id, note: 'Utbytt', quantity: 2 };

  it.each(stockActs)('becomes a command that the rules take: %s', (act) => {
    const command = stockCommand(act, startStock(written, act), { id: newId(), left: 3, now });
    expect(command?.name).toBe(`stock.${act}`);
    expect(commands[`stock.${act}`].args.safeParse(command?.args).success).toBe(true);
  });

  it('lacks nothing but what it needs', () => {
    expect(stockProblems('receive', startStock({}, 'receive'), 0)).toEqual({
      part: 'stock.problem.part',
      place: 'stock.problem.place',
    });
    const plain = { ...written, note: '' };
    expect(stockProblems('take', startStock(plain, 'take'), 3)).toEqual({ note: 'stock.problem.purpose' });
    expect(stockProblems('take', startStock({ ...plain, ticketId: newId() }, 'take'), 3)).toEqual({});
    expect(stockProblems('count', startStock(plain, 'count'), 3)).toEqual({ note: 'stock.problem.difference' });
    expect(stockProblems('count', startStock({ ...plain, quantity: 3 }, 'count'), 3)).toEqual({});
    expect(stockProblems('count', startStock({ ...plain, quantity: 0, note: 'Slut' }, 'count'), 3)).toEqual({});
    expect(stockProblems('move', startStock({ ...plain, toPlaceId: room.id }, 'move'), 3)).toEqual({
      toPlace: 'stock.problem.samePlace',
    });
  });

  it('was counted when the number was written, whenever it is saved', () => {
    const draft = startStock({ ...written, countedAt: '2026-11-23T08:00:00.000Z' }, 'count');
    expect(stockCommand('count', draft, { id: newId(), left: 2, now })?.args).toMatchObject({
      countedAt: '2026-11-23T08:00:00.000Z',
      counted: 2,
      expected: 2,
    });
  });
});

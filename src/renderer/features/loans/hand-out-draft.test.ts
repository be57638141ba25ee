import { describe, expect, it } from 'vitest';
import { aDevice } from '#renderer/data/testing.ts';
import { commands } from '#shared/commands/registry.ts';
import { accessoriesOut, checkOutArgs, handOutProblems, startHandOut } from './hand-out-draft.ts';

const now = '2026-11-23T09:00:00.000Z';
const device = aDevice({ accessories: ['laddare', 'väska', 'mus'] });
const empty = startHandOut({ deviceId: null, person: undefined, name: '', phone: null, ticketId: null, now });
const filled = { ...empty, deviceId: device.id, borrower: { personId: null, name: ' Bo Ask ' } };
const id = '01980000-0000-7000-8000-0000000000b1';

describe('handing a loaner out', () => {
  it('says at the fields what is missing', () => {
    expect(Object.keys(handOutProblems(empty, now)).sort()).toEqual(['borrower', 'device']);
    expect(checkOutArgs(empty, undefined, id, now)).toBeNull();
  });

  it('is due the next working day at four unless said otherwise', () => {
    expect(checkOutArgs(filled, device, id, now)?.dueAt).toBe('2026-11-24T15:00:00.000Z');
  });

  it('becomes a command the server can read, with everything that belongs to the device', () => {
    const args = commands['loan.checkOut'].args.parse(checkOutArgs(filled, device, id, now));
    expect(args).toMatchObject({ borrowerName: 'Bo Ask', accessoriesOut: ['laddare', 'väska', 'mus'] });
  });

  it('takes along only what is ticked, and nothing that belongs to another device', () => {
    const ticked = { ...filled, accessories: ['mus', 'dockningsstation'] };
    expect(accessoriesOut(ticked, device)).toEqual(['mus']);
  });

  it('refuses a time that has passed, and a clock time that is none', () => {
    const past = { ...filled, due: { date: '2026-11-23', time: '09:59' } };
    expect(handOutProblems(past, now)).toEqual({ date: 'loans.handOut.duePast' });
    expect(handOutProblems({ ...filled, due: { date: '2026-11-24', time: 'sen' } }, now)).toEqual({
      time: 'loans.handOut.timeInvalid',
    });
  });
});

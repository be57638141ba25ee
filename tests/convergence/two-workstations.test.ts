import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '../../src/shared/identity/ids.ts';
import { newLoan, newTicket } from '../integration/support/commands.ts';
import { devices } from '../integration/support/rows.ts';
import { prepareServer } from '../integration/support/server.ts';
import { agreement, Workstation } from './support/workstation.ts';

const fixture = prepareServer();

describe('two workstations and an API', () => {
  it('agree on everything after both worked without network, and a kill in between loses nothing', async () => {
    const { url } = await fixture.start();
    const one = await Workstation.started(url, 'agent');
    const other = await Workstation.started(url, 'technician');
    one.online = false;
    other.online = false;
    const ticket = newTicket({ title: 'Filed offline' });
    expect(await one.execute('ticket.create', ticket)).toMatchObject({ status: 'saved' });
    await one.kill();
    await one.start();
    expect(one.rows('tickets').map(({ title }) => title)).toContain('Filed offline');
    expect(one.status.unsent).toBe(1);

    one.online = true;
    other.online = true;
    await agreement(one, other);
    expect(other.rows('tickets').find(({ id }) => id === ticket.id)?.number).toMatch(/^BUR-\d+$/);
    await one.kill();
    await other.kill();
  });

  it('end two hand-overs of one device as a conflict that both see', async () => {
    const { url } = await fixture.start();
    const one = await Workstation.started(url, 'agent');
    const other = await Workstation.started(url, 'technician');
    other.online = false;
    const loans = [newLoan(), newLoan()] as const;
    await other.execute('loan.checkOut', loans[1]);
    await one.execute('loan.checkOut', loans[0]);
    await expect.poll(() => one.status.unsent).toBe(0);
    other.online = true;
    await agreement(one, other);
    for (const station of [one, other]) {
      const [first, second] = loans.map(({ id }) => station.rows('loans').find((loan) => loan.id === id));
      expect(first?.status).toBe('open');
      expect(second).toMatchObject({ status: 'conflict', conflictsWithLoanId: first?.id });
      expect(station.rows('devices').find(({ id }) => id === devices.first.id)?.currentLoanId).toBe(first?.id);
    }
    expect(one.refusedCodes()).toEqual([]);
    expect(other.refusedCodes()).toEqual(['device-already-lent']);
    await one.kill();
    await other.kill();
  });

  it('agree whatever they do, losing network and being killed', { timeout: 120_000 }, async () => {
    const { url } = await fixture.start();
    const step = fc.record({
      who: fc.nat(1),
      what: fc.constantFrom('file', 'note', 'rename', 'lend', 'disconnect', 'connect', 'kill'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 15 }), async (steps) => {
        const stations = [
          await Workstation.started(url, 'agent'),
          await Workstation.started(url, 'technician'),
        ] as const;
        const saved: string[] = [];
        for (const { who, what } of steps) {
          const station = stations[who === 0 ? 0 : 1];
          const [known] = station.rows('tickets');
          if (what === 'disconnect') station.online = false;
          if (what === 'connect') station.online = true;
          if (what === 'kill') {
            await station.kill();
            await station.start();
          }
          if (what === 'lend') await station.execute('loan.checkOut', newLoan());
          if (what === 'file') {
            const ticket = newTicket();
            await station.execute('ticket.create', ticket);
            saved.push(ticket.id);
          }
          if (what === 'note' && known !== undefined) {
            const note = { id: newId(), ticketId: known.id, visibility: 'internal', body: 'hej' } as const;
            await station.execute('ticket.addNote', note);
            saved.push(note.id);
          }
          if (what === 'rename' && known !== undefined) {
            await station.execute('ticket.setFields', { ticketId: known.id, set: { title: newId() }, was: {} });
          }
        }
        for (const station of stations) station.online = true;
        const fresh = await Workstation.started(url, 'agent');
        await agreement(...stations, fresh);
        const rows = [...fresh.rows('tickets'), ...fresh.rows('ticketNotes')].map(({ id }) => id);
        expect(rows).toEqual(expect.arrayContaining(saved));
        for (const station of [...stations, fresh]) await station.kill();
      }),
      { numRuns: 6 },
    );
  });
});

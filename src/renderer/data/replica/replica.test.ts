import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CommandEnvelope } from '#shared/commands/envelope.ts';
import { schemaVersion } from '#shared/commands/envelope.ts';
import { newId } from '#shared/identity/ids.ts';
import { type RowKind, rowKinds } from '#shared/sync/kinds.ts';
import { type Ticket, ticketStatusSchema } from '#shared/tickets/schema.ts';
import { FakeServer } from '../testing/fake-server.ts';
import { aDevice, anActor, aTicket } from '../testing/sample-rows.ts';
import { parseChanges } from './parse-changes.ts';
import { emptyPosition, Replica } from './replica.ts';

const at = '2026-11-20T09:00:00.000Z';
const now = () => at;

/** A workstation with its journal, without worker and storage. */
function workstation(server: FakeServer, actor = anActor()) {
  const clientId = newId();
  const journal: CommandEnvelope[] = [];
  const replica = new Replica(actor, now);
  replica.resume(clientId, [], []);
  return {
    replica,
    journal,
    actor,
    clientId,
    /** Judges, journals and shows, as the application does; returns the command or the refusal's code. */
    execute(name: string, args: unknown): CommandEnvelope | string {
      const id = newId();
      const decision = replica.judge(name, args, id, at);
      if (decision.type === 'refused') return decision.code;
      const envelope = { id, clientId, seq: journal.length + 1, name, args, at, schemaVersion };
      journal.push(envelope);
      replica.append(envelope);
      return envelope;
    },
    push() {
      replica.takeOutcomes(server.push(actor, journal, at), at);
    },
    pull(limit?: number) {
      const page = server.page(clientId, replica.position.cursors.burlov ?? 0, limit);
      const { incarnation, cursors, containedSeq } = page;
      const position = { incarnation, access: '', cursors, clientId, containedSeq };
      replica.applyPage(parseChanges(page.changes), {
        ...position,
        containedSeq: Math.max(containedSeq, replica.position.containedSeq),
      });
      return page.more;
    },
  };
}

function visible(replica: Replica): Map<string, unknown> {
  const all = new Map<string, unknown>();
  const collect = (kind: RowKind) => {
    for (const { version: _, ...row } of replica.visibleRows(kind)) {
      const shown = kind === 'tickets' ? { ...row, number: null } : row;
      all.set(`${kind} ${row.id}`, shown);
    }
  };
  rowKinds.forEach(collect);
  return all;
}

function newTicket(change: Partial<Ticket> = {}) {
  const { number: _n, version: _v, status: _s, ...row } = aTicket({ title: 'Ny', ...change });
  return { ...row, solvedWith: null, note: '' };
}

describe('own changes', () => {
  it('show at once, marked as unsent, and lose the mark when the server has them', () => {
    const server = new FakeServer([]);
    const { replica, execute, push, pull } = workstation(server);
    const args = newTicket();
    execute('ticket.create', args);
    expect(replica.get('tickets', args.id)?.title).toBe('Ny');
    expect([...replica.pendingIds('tickets')]).toEqual([args.id]);
    push();
    expect([...replica.pendingIds('tickets')]).toEqual([]);
    expect(replica.get('tickets', args.id)?.number).toBeNull();
    pull();
    expect(replica.get('tickets', args.id)?.number).toBe('BUR-3001');
    expect(replica.waitingCommands).toEqual([]);
  });

  it('stay over what colleagues changed meanwhile, field by field', () => {
    const ticket = aTicket();
    const server = new FakeServer([{ kind: 'tickets', row: ticket }]);
    const mine = workstation(server);
    const theirs = workstation(server);
    mine.pull();
    theirs.pull();
    mine.execute('ticket.setFields', { ticketId: ticket.id, set: { title: 'Min' }, was: {} });
    theirs.execute('ticket.setFields', { ticketId: ticket.id, set: { priority: 'high' }, was: {} });
    theirs.push();
    mine.pull();
    expect(mine.replica.get('tickets', ticket.id)).toMatchObject({ title: 'Min', priority: 'high' });
  });

  it('that are impossible here are refused at once and change nothing', () => {
    const device = aDevice({ loaner: false });
    const server = new FakeServer([{ kind: 'devices', row: device }]);
    const { replica, execute, pull, journal } = workstation(server);
    pull();
    replica.takeChanges();
    const refusal = execute('loan.checkOut', {
      id: newId(),
      deviceId: device.id,
      borrowerPersonId: null,
      ticketId: null,
      dueAt: '2026-11-27T09:00:00.000Z',
      accessoriesOut: [],
      borrowerName: 'Bo',
      borrowerPhone: '',
      note: '',
    });
    expect(refusal).toBe('device-not-a-loaner');
    expect(journal).toEqual([]);
    expect(replica.takeChanges()).toBeNull();
  });

  it('made before a crash come back from the journal', () => {
    const ticket = aTicket();
    const server = new FakeServer([{ kind: 'tickets', row: ticket }]);
    const before = workstation(server);
    before.pull();
    const note = { id: newId(), ticketId: ticket.id, visibility: 'internal', body: 'Kom ihåg', attachmentIds: [] };
    before.execute('ticket.addNote', note);
    const after = new Replica(before.actor, now);
    after.replaceRows([{ kind: 'tickets', row: ticket }], { ...emptyPosition, clientId: before.clientId });
    after.resume(
      before.clientId,
      before.journal.map((envelope) => ({ envelope, outcome: null })),
      [],
    );
    expect(after.get('ticketNotes', note.id)?.body).toBe('Kom ihåg');
  });

  it('count anew under a new client identifier, whatever the old one had sent', () => {
    const server = new FakeServer([]);
    const station = workstation(server);
    station.execute('ticket.create', newTicket());
    station.push();
    station.pull();
    const args = newTicket();
    const [envelope] = [{ id: newId(), clientId: newId(), seq: 1, name: 'ticket.create', args, at, schemaVersion }];
    station.replica.resume(envelope.clientId, [{ envelope, outcome: null }], []);
    expect(station.replica.get('tickets', args.id)?.title).toBe('Ny');
  });
});

describe('a refusal by the server', () => {
  /** Two people lend one device offline; the second learns of it. */
  function twoLoans() {
    const device = aDevice();
    const server = new FakeServer([{ kind: 'devices', row: device }]);
    const first = workstation(server);
    const second = workstation(server);
    const loanIds = [first, second].map((station) => {
      station.pull();
      const id = newId();
      station.execute('loan.checkOut', {
        id,
        deviceId: device.id,
        borrowerPersonId: null,
        ticketId: null,
        dueAt: '2026-11-27T09:00:00.000Z',
        accessoriesOut: [],
        borrowerName: 'Bo',
        borrowerPhone: '',
        note: '',
      });
      return id;
    });
    first.push();
    return { server, second, device, loanId: loanIds[1] ?? '', firstLoanId: loanIds[0] ?? '' };
  }

  it('is shown as the server will judge as soon as the other hand-over is known', () => {
    const { second, loanId, device, firstLoanId } = twoLoans();
    second.pull();
    expect(second.replica.get('loans', loanId)).toMatchObject({ status: 'conflict', conflictsWithLoanId: firstLoanId });
    expect(second.replica.get('devices', device.id)?.currentLoanId).toBe(firstLoanId);
  });

  it('lists the command with its reason and keeps the hand-over that happened', () => {
    const { second, loanId } = twoLoans();
    second.push();
    expect(second.replica.refusedCommands).toMatchObject([{ code: 'device-already-lent' }]);
    expect(second.replica.get('loans', loanId)).toBeUndefined();
    second.pull();
    expect(second.replica.get('loans', loanId)?.status).toBe('conflict');
  });

  it('is listed also when its answer comes after the rows that contain it', () => {
    const { server, second } = twoLoans();
    const outcomes = server.push(second.actor, second.journal, at);
    second.pull();
    expect(second.replica.refusedCommands).toEqual([]);
    second.replica.takeOutcomes(outcomes, at);
    expect(second.replica.refusedCommands).toMatchObject([{ code: 'device-already-lent' }]);
  });

  it('is listed also when the conversation began anew between those rows and the answer', () => {
    const { server, second } = twoLoans();
    const outcomes = server.push(second.actor, second.journal, at);
    second.pull();
    const waiting = second.journal.map((envelope) => ({ envelope, outcome: null }));
    second.replica.resume(second.clientId, waiting, []);
    expect(second.replica.knows(second.journal[0]?.id ?? '')).toBe(true);
    second.replica.takeOutcomes(outcomes, at);
    expect(second.replica.refusedCommands).toMatchObject([{ code: 'device-already-lent' }]);
  });

  it('stays listed until the person discards it', () => {
    const { second } = twoLoans();
    second.push();
    second.replica.discardRefused(second.journal[0]?.id ?? '');
    expect(second.replica.refusedCommands).toEqual([]);
  });
});

const ticketIds = Array.from({ length: 3 }, () => newId());
const step = fc.oneof(
  fc.record({ do: fc.constant('push' as const), who: fc.nat(1) }),
  fc.record({ do: fc.constant('pull' as const), who: fc.nat(1), limit: fc.integer({ min: 1, max: 4 }) }),
  fc.record({
    do: fc.constant('command' as const),
    who: fc.nat(1),
    name: fc.constantFrom('ticket.setStatus', 'ticket.setFields', 'ticket.addNote', 'ticket.create'),
    ticket: fc.nat(2),
    status: fc.constantFrom(...ticketStatusSchema.options),
    title: fc.constantFrom('a', 'b', 'c'),
  }),
);

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

function argsOf({ name, ticket, status, title }: Extract<Step, { do: 'command' }>) {
  const ticketId = ticketIds[ticket] ?? '';
  switch (name) {
    case 'ticket.setStatus':
      return { ticketId, status, resolution: 'Klart', feedback: { how: 'phone', note: '' } };
    case 'ticket.setFields':
      return { ticketId, set: { title }, was: {} };
    case 'ticket.addNote':
      return { id: newId(), ticketId, visibility: 'internal', body: title, attachmentIds: [] };
    default:
      return newTicket({ title });
  }
}

describe('whatever two workstations do', () => {
  it('both end at what the server has, with every command contained or refused', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const server = new FakeServer(ticketIds.map((id) => ({ kind: 'tickets', row: aTicket({ id }) })));
        const stations = [workstation(server), workstation(server)] as const;
        for (const station of stations) station.pull();
        for (const action of steps) {
          const station = stations[action.who === 0 ? 0 : 1];
          if (action.do === 'push') station.push();
          else if (action.do === 'pull') station.pull(action.limit);
          else station.execute(action.name, argsOf(action));
          const places = [
            ...station.replica.waitingCommands.map(({ envelope }) => envelope.id),
            ...station.replica.refusedCommands.map(({ envelope }) => envelope.id),
          ];
          expect(new Set(places).size).toBe(places.length);
        }
        for (const station of stations) station.push();
        for (const station of stations) while (station.pull());
        const fresh = workstation(server);
        fresh.pull();
        const truth = visible(fresh.replica);
        for (const station of stations) {
          expect(visible(station.replica)).toEqual(truth);
          expect(station.replica.waitingCommands).toEqual([]);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('one workstation alone sees before sending exactly what the server decides', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const server = new FakeServer(ticketIds.map((id) => ({ kind: 'tickets', row: aTicket({ id }) })));
        const station = workstation(server);
        station.pull();
        for (const action of steps) if (action.do === 'command') station.execute(action.name, argsOf(action));
        const foreseen = visible(station.replica);
        station.push();
        station.pull();
        expect(visible(station.replica)).toEqual(foreseen);
        expect(station.replica.refusedCommands).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

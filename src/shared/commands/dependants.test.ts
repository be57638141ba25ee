import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '../identity/ids.ts';
import { byDependence, dependantsOf, withIdentifiers } from './dependants.ts';
import { rowMadeBy } from './descriptions.ts';
import { type CommandEnvelope, schemaVersion } from './envelope.ts';

const clientId = newId();
const itself = (command: CommandEnvelope) => command;

function command(seq: number, name: string, args: unknown): CommandEnvelope {
  return { id: newId(), clientId, seq, name, args, at: '2026-11-22T10:00:00.000Z', schemaVersion };
}

/**
 * Commands each of which hangs on any of those before it or on none, with which one: a ticket is made, a file is tied to
 * it, or somebody writes a note that names the file.
 */
const histories = fc
  .array(fc.record({ on: fc.option(fc.nat(), { nil: null }), makes: fc.boolean() }), { maxLength: 14 })
  .map((plan) => {
    const made: { commands: CommandEnvelope[]; on: (number | null)[] } = { commands: [], on: [] };
    plan.forEach(({ on, makes }, index) => {
      const makers = made.commands.flatMap((each, place) => (rowMadeBy(each) === null ? [] : [place]));
      const place = on === null || makers.length === 0 ? null : (makers[on % makers.length] ?? null);
      const maker = place === null ? undefined : made.commands[place];
      const needed = maker === undefined ? newId() : rowMadeBy(maker);
      const args = makes ? { id: newId(), ticketId: needed, nested: { list: [needed] } } : { loanId: needed };
      made.commands.push(command(index + 1, makes ? 'attachment.add' : 'loan.return', args));
      made.on.push(place);
    });
    return made;
  });

/** Whether one hangs on another through any number of steps, read from how the history was made. */
function hangs(on: readonly (number | null)[], later: number, earlier: number): boolean {
  const next = on[later] ?? null;
  return next !== null && (next === earlier || hangs(on, next, earlier));
}

describe('what hangs on a refused command', () => {
  it('is everything that names what it would have made, and what names what those would have made', () => {
    fc.assert(
      fc.property(histories, ({ commands, on }) => {
        commands.forEach((each, index) => {
          const expected = commands.filter((_, later) => hangs(on, later, index));
          expect(dependantsOf(each, commands, itself)).toEqual(expected);
        });
      }),
    );
  });

  it('stands once, under the one it hangs on, and nothing is left out, whatever order they are listed in', () => {
    const shuffled = histories.chain((made) =>
      fc.record({
        made: fc.constant(made),
        listed: fc.shuffledSubarray(made.commands, { minLength: made.commands.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ made: { commands, on }, listed }) => {
        const grouped = byDependence(listed, itself);
        expect(new Set(grouped.map((entry) => entry.command))).toEqual(new Set(commands));
        expect(grouped).toHaveLength(commands.length);
        grouped.forEach((entry, place) => {
          const parent = on[commands.indexOf(entry.command)] ?? null;
          expect(entry.on).toBe(parent === null ? null : commands[parent]);
          // The nearest one above that is one step further out is the one it hangs on.
          const above = grouped.slice(0, place).findLast(({ depth }) => depth === entry.depth - 1);
          expect(above?.command ?? null).toBe(entry.depth === 0 ? null : entry.on);
        });
      }),
    );
  });

  it('counts for each of several that it needs', () => {
    const [one, other] = [command(1, 'attachment.add', { id: newId() }), command(2, 'attachment.add', { id: newId() })];
    const both = command(3, 'ticket.addNote', { id: newId(), attachmentIds: [rowMadeBy(one), rowMadeBy(other)] });
    for (const each of [one, other]) expect(dependantsOf(each, [one, other, both], itself)).toEqual([both]);
  });

  it('is nothing when the row was made by somebody else', () => {
    const note = command(2, 'ticket.addNote', {
      id: newId(),
      ticketId: newId(),
      body: 'Ringde',
      visibility: 'internal',
    });
    const ticket = command(1, 'ticket.create', { id: newId() });
    expect(dependantsOf(ticket, [ticket, note], itself)).toEqual([]);
  });
});

describe('a command that is sent again under another identifier', () => {
  it('takes those that name it along, and leaves everything else as it was written', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.uuid(), fc.uuid(), (rest, before, after) => {
        fc.pre(!JSON.stringify(rest).includes(before));
        const args = { rest, ticketId: before, nested: [{ ticketId: before }] };
        const expected = { rest, ticketId: after, nested: [{ ticketId: after }] };
        expect(withIdentifiers(args, new Map([[before, after]]))).toEqual(expected);
      }),
    );
  });
});

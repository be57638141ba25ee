import { describe, expect, it } from 'vitest';
import type { CommandContext, Decision, Put } from '../commands/definition.ts';
import { InMemoryRows } from '../commands/in-memory-rows.ts';
import { judge } from '../commands/judge.ts';
import type { CommandArgs, CommandName } from '../commands/registry.ts';
import { aPersonRow } from '../directory/samples.ts';
import { newId } from '../identity/ids.ts';
import type { Actor, Role } from '../users/roles.ts';
import { anAbsenceRow, aReasonRow, aWeeklyRow } from './samples.ts';
import type { Absence } from './schema.ts';

const at = '2026-11-23T09:00:00.000Z';
const later = '2026-11-23T12:00:00.000Z';
const who = (role: Role, organisationId = 'burlov'): Actor => ({
  userId: newId(),
  name: 'Olga',
  grants: [{ organisationId, role }],
});
const operator = who('operator');

const anna = aPersonRow();
const bo = aPersonRow({ givenName: 'Bo' });
const left = aPersonRow({ givenName: 'Gustav', familyName: 'Gammal', leftOn: '2026-10-01' });
const meeting = aReasonRow();
const elsewhere = aReasonRow({ organisationId: 'kavlinge' });

function rows(...absences: Absence[]) {
  return new InMemoryRows([
    ...[anna, bo, left].map((row): Put => ({ kind: 'people', row })),
    ...[meeting, elsewhere].map((row): Put => ({ kind: 'absenceReasons', row })),
    ...absences.map((row): Put => ({ kind: 'absences', row })),
  ]);
}

function act<N extends CommandName>(on: InMemoryRows, actor: Actor, name: N, args: CommandArgs<N>): Decision {
  const context: CommandContext = { commandId: newId(), actor, at, now: at };
  return judge({ name, args }, on, context);
}

const put = (decision: Decision) =>
  decision.type === 'applied' ? decision.puts.flatMap((each) => (each.kind === 'absences' ? [each.row] : [])) : [];

const set = (
  people: { id: string }[],
  change: Partial<CommandArgs<'absence.set'>> = {},
): CommandArgs<'absence.set'> => ({
  reasonId: meeting.id,
  note: '',
  when: { type: 'once', startsAt: at, endsAt: later },
  people: people.map(({ id }) => ({ id: newId(), personId: id })),
  ...change,
});

describe('setting an absence', () => {
  it('is for several people at once by whoever answers calls in the organisation', () => {
    const decision = act(rows(), operator, 'absence.set', set([anna, bo]));
    expect(put(decision)).toMatchObject([
      {
        personId: anna.id,
        source: 'operator',
        startsAt: at,
        endsAt: later,
        setByUserId: operator.userId,
        endedAt: null,
      },
      { personId: bo.id },
    ]);
  });

  it('is not for technicians, but for themselves', () => {
    const technician = who('technician');
    expect(act(rows(), technician, 'absence.set', set([anna]))).toMatchObject({ code: 'not-permitted' });
    const on = rows();
    const self = aPersonRow({ userId: technician.userId });
    on.write([{ kind: 'people', row: self }]);
    expect(put(act(on, technician, 'absence.set', set([self])))).toMatchObject([{ source: 'own' }]);
    expect(act(on, technician, 'absence.set', set([self, anna]))).toMatchObject({ code: 'not-permitted' });
  });

  it.each([
    ['somebody who has left, who is named', set([anna, left]), 'absence-person-left', 'Gustav Gammal'],
    [
      'a reason of another organisation',
      set([anna], { reasonId: elsewhere.id }),
      'absence-reason-elsewhere',
      'Anna Ask',
    ],
    ['somebody nobody may see', set([{ id: newId() }]), 'not-found', undefined],
    [
      'an end before its beginning',
      set([anna], { when: { type: 'once', startsAt: later, endsAt: at } }),
      'invalid-arguments',
      undefined,
    ],
  ])('is refused for %s', (_, args, code, name) => {
    expect(act(rows(), operator, 'absence.set', args)).toMatchObject({
      type: 'refused',
      code,
      ...(name === undefined ? {} : { details: { name } }),
    });
  });

  it('of somebody protected is as protected as the person', () => {
    const on = rows();
    const hidden = aPersonRow({ protected: true });
    on.write([{ kind: 'people', row: hidden }]);
    expect(put(act(on, operator, 'absence.set', set([hidden])))).toMatchObject([{ ofProtected: true }]);
  });

  it('every week spans the dates of its rule', () => {
    const rule = { days: [5], from: '00:00', to: '24:00', startsOn: '2026-11-27', endsOn: '2026-12-18', except: [] };
    expect(put(act(rows(), operator, 'absence.set', set([anna], { when: { type: 'weekly', rule } })))).toMatchObject([
      { startsAt: '2026-11-26T23:00:00.000Z', endsAt: '2026-12-18T23:00:00.000Z', weekly: rule },
    ]);
  });
});

describe('somebody who is back', () => {
  const end = (...absences: Absence[]) =>
    act(rows(...absences), operator, 'absence.end', { absenceIds: absences.map(({ id }) => id) });
  const of = (change: Partial<Absence>) => anAbsenceRow({ personId: anna.id, reasonId: meeting.id, ...change });

  it('ends what goes on, and confirms an end that has passed', () => {
    const open = of({ startsAt: '2026-11-23T07:00:00.000Z', endsAt: null });
    const over = of({ startsAt: '2026-11-23T07:00:00.000Z', endsAt: '2026-11-23T08:30:00.000Z' });
    expect(put(end(open, over))).toMatchObject([
      { endsAt: at, endedAt: at },
      { endsAt: '2026-11-23T08:30:00.000Z', endedAt: at },
    ]);
    expect(put(end({ ...over, endedAt: '2026-11-23T08:40:00.000Z' }))).toEqual([]);
  });

  it('ends only today of what comes back every week', () => {
    const lunch = aWeeklyRow({}, { personId: anna.id });
    const [row] = put(end(lunch));
    expect(row?.weekly?.except).toEqual(['2026-11-23']);
    expect(row?.endedAt).toBeNull();
  });

  it('takes away what had not begun; what another has taken away needs nothing', () => {
    const coming = of({ startsAt: later, endsAt: null });
    expect(end(coming)).toMatchObject({ type: 'applied', removes: [{ kind: 'absences', id: coming.id }] });
    expect(act(rows(), operator, 'absence.end', { absenceIds: [coming.id] })).toMatchObject({ removes: [], puts: [] });
  });

  it('is not for a technician to say of others', () => {
    const open = of({ endsAt: null });
    const args = { absenceIds: [open.id] };
    expect(act(rows(open), who('technician'), 'absence.end', args)).toMatchObject({ code: 'not-permitted' });
    expect(act(rows(open), who('technician'), 'absence.remove', args)).toMatchObject({ code: 'not-permitted' });
  });
});

describe('changing an absence', () => {
  it('merges each field on its own; a new time is one that nobody has ended', () => {
    const ended = anAbsenceRow({ personId: anna.id, reasonId: meeting.id, note: 'Ledning', endedAt: at });
    const change = (args: CommandArgs<'absence.change'>['set']) =>
      put(act(rows(ended), operator, 'absence.change', { absenceId: ended.id, set: args }));
    expect(change({ when: { type: 'once', startsAt: at, endsAt: later } })).toMatchObject([
      { endsAt: later, endedAt: null, note: 'Ledning', reasonId: meeting.id },
    ]);
    expect(change({ note: 'Nytt' })).toMatchObject([{ endedAt: at, note: 'Nytt', endsAt: ended.endsAt }]);
  });
});

describe('a calendar taken in', () => {
  it('puts its times in place of those it made before, and leaves what people have set', () => {
    const old = anAbsenceRow({ personId: anna.id, source: 'calendar', calendarUid: 'a' });
    const own = anAbsenceRow({ personId: anna.id });
    const ofBo = anAbsenceRow({ personId: bo.id, source: 'calendar', calendarUid: 'a' });
    const add = [{ id: newId(), uid: 'a', note: '', startsAt: at, endsAt: later }];
    const decision = act(rows(old, own, ofBo), operator, 'absence.importCalendar', {
      personId: anna.id,
      reasonId: meeting.id,
      add,
      removeIds: [old.id, own.id, ofBo.id],
    });
    expect(put(decision)).toMatchObject([{ calendarUid: 'a', source: 'calendar', personId: anna.id }]);
    expect(decision).toMatchObject({ removes: [{ id: old.id }] });
  });
});

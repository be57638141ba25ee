import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Call, untoldOfCall } from '../calls/schema.ts';
import { newId } from '../identity/ids.ts';
import type { OpeningHours } from '../service-hours/schema.ts';
import { callBackAfterCall } from './after-call.ts';
import { type CallBack, callBackSchema, callBackStepsMax, triedCount } from './schema.ts';

const caller = '+46701740605';
const hours: OpeningHours = {
  week: [1, 2, 3, 4, 5, 6, 7].map((day) => (day <= 5 ? [{ from: '08:00', to: '16:00' }] : [])),
  closedOnPublicHolidays: true,
  exceptions: [],
};

function call(change: Partial<Call> = {}): Call {
  const id = newId();
  return {
    id,
    organisationId: 'burlov',
    version: 0,
    externalId: id,
    connector: 'test',
    direction: 'in',
    fromNumber: caller,
    toNumber: '+46406256599',
    queueId: null,
    arrivedAt: '2026-11-18T09:00:00.000Z',
    answeredAt: null,
    answeredByUserId: null,
    answerSource: null,
    ...untoldOfCall,
    endedAt: '2026-11-18T09:01:00.000Z',
    cause: 'cancel',
    personId: null,
    ticketId: null,
    outcome: null,
    note: '',
    ...change,
  };
}

const missed = (change: Partial<Call> = {}, open?: CallBack) => callBackAfterCall(call(change), { open, hours });

function onTheList(): CallBack {
  const made = missed();
  if (made === null) throw new Error('a missed call makes a call-back');
  return made;
}

describe('a call that nobody answered', () => {
  it('puts the caller on the list, due within an hour of opening', () => {
    expect(onTheList()).toMatchObject({
      origin: 'missed',
      status: 'open',
      number: caller,
      missedCount: 1,
      dueAt: '2026-11-18T10:01:00.000Z',
    });
    expect(callBackSchema.safeParse(onTheList()).success).toBe(true);
  });

  it('late on Friday is due on Monday morning; where no hours are known, in an hour', () => {
    const late = { endedAt: '2026-11-20T14:30:00.000Z' };
    expect(missed(late)?.dueAt).toBe('2026-11-23T07:30:00.000Z');
    expect(callBackAfterCall(call(late), { open: undefined, hours: null })?.dueAt).toBe('2026-11-20T15:30:00.000Z');
  });

  it('again counts on the one that is there and keeps its time: whoever waits longest is called first', () => {
    const open = onTheList();
    const again = missed({ endedAt: '2026-11-18T09:30:00.000Z' }, open);
    expect(again).toMatchObject({
      id: open.id,
      missedCount: 2,
      dueAt: open.dueAt,
      lastMissedAt: '2026-11-18T09:30:00.000Z',
    });
  });

  it('is seen by all who may see one of its calls', () => {
    const [one, other] = [newId(), newId()];
    const open = { ...onTheList(), seenByUserIds: [one] };
    expect(missed({ seenByUserIds: [other, one] }, open)?.seenByUserIds).toEqual([one, other]);
    expect(missed({ seenByUserIds: null }, open)?.seenByUserIds).toBeNull();
    expect(missed({ seenByUserIds: [one] }, onTheList())?.seenByUserIds).toBeNull();
  });

  it('puts nobody on the list who hid the number or was sent on elsewhere', () => {
    expect(missed({ fromNumber: null })).toBeNull();
    expect(missed({ cause: 'forwarded', transferredTo: '+46406256500' })).toBeNull();
  });

  it('told twice is one', () => {
    const once = call();
    const open = callBackAfterCall(once, { open: undefined, hours }) ?? undefined;
    expect(callBackAfterCall(once, { open, hours })).toBeNull();
  });
});

describe('somebody on the list', () => {
  const answered = { answeredAt: '2026-11-18T09:40:00.000Z', endedAt: '2026-11-18T09:45:00.000Z' };

  it('who is answered later is off it, whoever called whom', () => {
    const userId = newId();
    expect(missed({ ...answered, answeredByUserId: userId }, onTheList())).toMatchObject({
      status: 'done',
      outcome: 'called-us',
      doneByUserId: userId,
    });
    const out = { ...answered, direction: 'out' as const, fromNumber: null, toNumber: caller };
    expect(missed(out, onTheList())).toMatchObject({ status: 'done', outcome: 'reached' });
  });

  it('stays on it when the conversation began before they were missed', () => {
    expect(
      missed({ answeredAt: '2026-11-18T08:00:00.000Z', endedAt: '2026-11-18T09:45:00.000Z' }, onTheList()),
    ).toBeNull();
  });

  it('who does not answer us stays on it, tried once more', () => {
    const tried = missed({ direction: 'out', fromNumber: null, toNumber: caller }, onTheList());
    expect(tried?.status).toBe('open');
    expect(triedCount(tried ?? onTheList())).toBe(1);
  });
});

describe('any order of calls', () => {
  it('leaves at most one open call-back, and none after a conversation', () => {
    const kinds = fc.constantFrom('missed', 'answered', 'tried', 'called');
    fc.assert(
      fc.property(fc.array(kinds, { minLength: 1, maxLength: 80 }), (events) => {
        let open: CallBack | undefined;
        events.forEach((event, index) => {
          const at = (seconds: number) => new Date(Date.UTC(2026, 10, 18, 9, index, seconds)).toISOString();
          const spoken = event === 'answered' || event === 'called';
          const isOut = event === 'tried' || event === 'called';
          const next = callBackAfterCall(
            call({
              arrivedAt: at(0),
              answeredAt: spoken ? at(10) : null,
              endedAt: at(30),
              ...(isOut ? { direction: 'out', fromNumber: null, toNumber: caller } : {}),
            }),
            { open, hours },
          );
          if (next !== null) open = next.status === 'open' ? next : undefined;
          expect(open === undefined).toBe(spoken || (open === undefined && isOut));
        });
        expect(open?.steps.length ?? 0).toBeLessThanOrEqual(callBackStepsMax);
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { newId } from '#shared/identity/ids.ts';
import { stockBalanceId } from '#shared/stock/balance.ts';
import { allDraftPlaces, draftPlaces } from './draft-places.ts';

const savedAt = '2026-11-22T09:42:00.000Z';
const ticketId = newId();
const file = { id: 'f' };

describe('what somebody has begun and not saved', () => {
  it('is each note on its own, and leads to its ticket', () => {
    const drafts = [
      { id: 'a', body: 'Ringde Anna.', visibility: 'internal', files: [] },
      { id: 'b', body: 'Hej Anna!', visibility: 'outward', files: [] },
      { id: 'c', body: ' ', visibility: 'internal', files: [] },
      { id: 'd', body: '', visibility: 'internal', files: [file] },
    ];
    const found = draftPlaces({ key: `ticket.notes:${ticketId}`, value: { drafts, openId: 'a' }, savedAt });
    expect(found.map(({ kind, words }) => [kind, words])).toEqual([
      ['app.drafts.noteInternal', 'Ringde Anna.'],
      ['app.drafts.noteOutward', 'Hej Anna!'],
      ['app.drafts.noteInternal', ''],
    ]);
    expect(new Set(found.map(({ id }) => id)).size).toBe(3);
    expect(found.every(({ target }) => target.params?.ticketId === ticketId)).toBe(true);
  });

  it.each([
    [`ticket.edit:${ticketId}`, { fields: { title: 'Skrivaren' } }, 'app.drafts.edit', 'Skrivaren'],
    [`ticket.resolve:${ticketId}`, { resolution: 'Bytte kabel.' }, 'app.drafts.resolve', 'Bytte kabel.'],
    [`ticket.remind:${ticketId}:1`, { text: 'Hej!' }, 'app.drafts.remind', 'Hej!'],
    ['ticket.new:', { title: '', description: 'Svart skärm' }, 'app.drafts.newTicket', 'Svart skärm'],
    ['knowledge.article:new', { title: 'Byt toner' }, 'app.drafts.article', 'Byt toner'],
  ])('is named by what was written: %s', (key, value, kind, words) => {
    expect(draftPlaces({ key, value, savedAt })).toMatchObject([{ kind, words }]);
  });

  it('of a message or a promised call goes on with what it was begun from, and is none while nothing is written', () => {
    const id = newId();
    const target = (key: string, value: unknown) => draftPlaces({ key, value, savedAt })[0]?.target;
    expect(target(`message.new:reply:${id}`, { body: 'Ja.' })).toEqual({ view: 'messages', params: { replyTo: id } });
    expect(target(`callBack.new:call:${id}`, { about: 'Bygglov' })).toEqual({
      view: 'calls',
      params: { new: 'yes', callId: id },
    });
    expect(target('message.new:', { body: 'Hej' })).toEqual({ view: 'messages', params: { new: 'yes' } });
    expect(target(`message.new:person:${id}`, { body: '' })).toBeUndefined();
    expect(target(`callRecord.correct:${id}`, { note: 'x' })).toEqual({
      view: 'calls',
      params: { tab: 'calls', callId: id },
    });
  });

  it('goes on in the form it was begun in', () => {
    const callId = newId();
    const [place] = draftPlaces({ key: `ticket.new:${callId}`, value: { title: 'T' }, savedAt });
    expect(place?.target).toEqual({ view: 'tickets', params: { new: 'yes', copyId: callId } });
  });

  it('is a loan, a call, a form of a register, a window and a correction too', () => {
    const [id, other] = [newId(), newId()];
    const target = (key: string, value: unknown) => draftPlaces({ key, value, savedAt })[0]?.target;
    const loan = { ticketId: null, deviceId: null, borrower: { name: 'Karin' } };
    expect(target('loan.new:', loan)).toEqual({ view: 'loans', params: { new: 'yes' } });
    expect(target(`loan.new:${id}`, { ...loan, ticketId: id, deviceId: other })?.params).toEqual({
      new: 'yes',
      ticketId: id,
    });
    expect(target(`loan.new:${id}`, { ...loan, deviceId: id })?.params).toEqual({ new: 'yes', deviceId: id });
    expect(target(`call.${id}`, { note: 'Ringer igen' })).toEqual({ view: 'switchboard', params: { callId: id } });
    expect(target(`record:tags:${id}`, { changes: { name: 'Ny' }, was: {} })).toEqual({
      view: 'administration',
      params: { section: 'tags', recordId: id },
    });
    expect(target('calendar.window:new', { title: 'Byte' })).toEqual({ view: 'calendar', params: { form: 'new' } });
    expect(target(`absence:new:${id}`, {})?.params).toEqual({ new: 'yes', personId: id });
    expect(target('absence:new:anybody', {})?.params).toEqual({ new: 'yes' });
    expect(target('info-text:new', { title: 'Simhallen' })?.params).toEqual({ new: 'yes' });
    expect(target(`stock:take:${id}::`, {})?.params).toEqual({ act: 'take', ticketId: id });
    expect(target(`stock:count::${id}:${other}`, {})?.params).toEqual({
      act: 'count',
      balanceId: stockBalanceId(id, other),
    });
    expect(target(`correction.${id}`, {})).toEqual({ view: 'not-carried-out', params: { commandId: id } });
  });

  it.each(['view.tickets.sort', 'ticket.new:#files', 'ticket.notes:okänd', 'toString:x', 'call.1', 'record:tags:new'])(
    'is not what is no text of anybody: %s',
    (key) => {
      expect(draftPlaces({ key, value: { drafts: 1 }, savedAt })).toEqual([]);
    },
  );

  it('comes with what was written last first', () => {
    const older = { key: 'ticket.new:', value: { title: 'Äldre' }, savedAt: '2026-11-21T09:00:00.000Z' };
    const newer = { key: `ticket.time:${ticketId}`, value: { time: '', note: 'Nyare' }, savedAt };
    expect(allDraftPlaces([older, newer]).map(({ words }) => words)).toEqual(['Nyare', 'Äldre']);
  });
});

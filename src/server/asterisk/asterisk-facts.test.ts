import { describe, expect, it } from 'vitest';
import type { AmiMessage } from './ami-messages.ts';
import { factOfAmiEvent } from './asterisk-facts.ts';
import { agentLine } from './line-names.ts';
import { type ExchangeState, factsOfState, type UnfinishedCall } from './resynchronise.ts';

const heardAt = '2026-11-22T17:10:12.500Z';
const message = (fields: Record<string, string>): AmiMessage => new Map(Object.entries(fields));

/** Fields as a real Asterisk 22 wrote them. */
const caller = {
  channel: 'Local/0406280410@incoming-00000000;2',
  calleridnum: '+46701234567',
  exten: '0406280410',
  uniqueid: '1795367412.1',
  linkedid: '1795367412.0',
  queue: '0406280410',
};
const event = (name: string, fields: Record<string, string> = {}) =>
  factOfAmiEvent(message({ event: name, timestamp: '1795367412.138594', ...fields }), heardAt);

describe('what an Asterisk tells of a call', () => {
  it('is that it waits in a queue, at the exchange’s own time', () => {
    expect(event('QueueCallerJoin', caller)).toEqual({
      fact: { type: 'arrived' },
      at: '2026-11-22T17:10:12.138Z',
      externalId: '1795367412.1',
      direction: 'in',
      from: '+46701234567',
      to: '0406280410',
      queueName: '0406280410',
      agentNames: [],
    });
  });

  it('is timed when it is heard by an exchange that tells no times', () => {
    expect(event('QueueCallerJoin', { ...caller, timestamp: '' })?.at).toBe(heardAt);
  });

  it('is who answered, by their name in the queue, their telephone and its bare name', () => {
    const answered = event('AgentConnect', { ...caller, membername: 'anna.agent', interface: 'PJSIP/1234' });
    expect(answered).toMatchObject({ fact: { type: 'answered' }, agentNames: ['anna.agent', 'PJSIP/1234', '1234'] });
  });

  it('is how it ended, in the words of the generic format', () => {
    const cause = (code: string) => event('Hangup', { ...caller, cause: code })?.fact;
    expect(cause('16')).toEqual({ type: 'ended', cause: 'normalClearing' });
    expect(cause('17')).toEqual({ type: 'ended', cause: 'busy' });
    expect(cause('19')).toEqual({ type: 'ended', cause: 'noAnswer' });
    expect(cause('34')).toEqual({ type: 'ended', cause: 'congestion' });
    expect(cause('1')).toEqual({ type: 'ended', cause: 'notFound' });
    expect(event('QueueCallerAbandon', caller)?.fact).toEqual({ type: 'left-queue' });
  });

  it('is where it was sent on to; the end of the queue’s part then says nothing more', () => {
    const sent = { result: 'Success', transfereeuniqueid: caller.uniqueid, extension: '555' };
    expect(event('BlindTransfer', sent)).toMatchObject({
      fact: { type: 'transferred', to: '555' },
      externalId: caller.uniqueid,
    });
    expect(event('BlindTransfer', { ...sent, result: 'Fail' })).toBeNull();
    expect(event('AgentComplete', { ...caller, reason: 'transfer' })).toBeNull();
    // Who is parked or handed over by us has an agent less and goes on all the same: the hangup tells the end.
    expect(event('AgentComplete', { ...caller, reason: 'agent' })).toBeNull();
  });

  it('is where it is parked, and whose telephone took it back', () => {
    const parked = { parkeeuniqueid: caller.uniqueid, parkingspace: '701' };
    expect(event('ParkedCall', parked)?.fact).toEqual({ type: 'parked', space: '701' });
    const back = event('UnParkedCall', { ...parked, retrieverchannel: 'PJSIP/bo-0000002c' });
    expect(back).toMatchObject({ fact: { type: 'answered' }, agentNames: ['PJSIP/bo', 'bo'] });
    const userId = '96c91b3c-d728-5341-9480-1201a94159b0';
    expect(event('UnParkedCall', { ...parked, retrieveruniqueid: agentLine(userId) })?.agentNames).toContain(userId);
  });

  it('is cut where a text has no end, and nothing at all where the call’s name has none', () => {
    const long = 'x'.repeat(100_000);
    const told = event('AgentConnect', { ...caller, calleridnum: long, queue: long, exten: long, membername: long });
    expect(told).toMatchObject({ from: 'x'.repeat(200), queueName: 'x'.repeat(200), to: 'x'.repeat(200) });
    expect(told?.agentNames.every((name) => name.length <= 200)).toBe(true);
    const sent = event('BlindTransfer', { result: 'Success', transfereeuniqueid: caller.uniqueid, extension: long });
    expect(sent?.fact).toEqual({ type: 'transferred', to: 'x'.repeat(200) });
    expect(event('QueueCallerJoin', { ...caller, uniqueid: long })).toBeNull();
  });

  it('is a hidden caller where Asterisk knows no number', () => {
    expect(event('QueueCallerJoin', { ...caller, calleridnum: '<unknown>' })?.from).toBe('anonymous');
    expect(event('QueueCallerJoin', { ...caller, calleridnum: '' })?.from).toBe('anonymous');
  });

  it('is nothing where an event is not about a caller', () => {
    for (const name of ['QueueMemberStatus', 'VarSet', 'FullyBooted', 'BridgeEnter']) {
      expect(event(name, caller)).toBeNull();
    }
    expect(event('Hangup')).toBeNull();
  });
});

describe('an exchange looked at anew', () => {
  const nobody = () => false;
  const empty: ExchangeState = { queues: [], channels: [], parked: [] };
  const waiting: UnfinishedCall = { externalId: caller.uniqueid, direction: 'in', answeredAt: null };

  it('shows who waits, since their waiting began', () => {
    const entry = message({ event: 'QueueEntry', uniqueid: '9.1', queue: '0406280410', wait: '42', calleridnum: '1' });
    const channels = [message({ event: 'CoreShowChannel', uniqueid: '9.1', channel: 'PJSIP/net-00000001' })];
    expect(factsOfState({ ...empty, queues: [entry], channels }, [], nobody, '2026-11-22T17:11:00.000Z')).toMatchObject(
      [{ fact: { type: 'arrived' }, at: '2026-11-22T17:10:18.000Z', externalId: '9.1', queueName: '0406280410' }],
    );
    const endless = { uniqueid: '9'.repeat(300) };
    const [nameless, itsChannel] = [message({ ...endless, event: 'QueueEntry', queue: '1' }), message(endless)];
    expect(factsOfState({ ...empty, queues: [nameless], channels: [itsChannel] }, [], nobody, heardAt)).toEqual([]);
    // Hung up between the two questions.
    expect(factsOfState({ ...empty, queues: [entry] }, [], nobody, heardAt)).toEqual([]);
  });

  it('ends what is stored and has no channel there, unless something was heard of it since the login', () => {
    const [gone] = factsOfState(empty, [waiting], nobody, heardAt);
    expect(gone).toMatchObject({ fact: { type: 'found-gone' }, at: heardAt, externalId: caller.uniqueid });
    expect(factsOfState(empty, [waiting], (id) => id === caller.uniqueid, heardAt)).toEqual([]);
  });

  it('sees a conversation that began unseen, and whose it is', () => {
    const bridgeid = 'b-1';
    const state: ExchangeState = {
      queues: [message({ event: 'QueueMember', location: 'PJSIP/anna', name: 'anna.agent' })],
      channels: [
        message({ channel: caller.channel, uniqueid: caller.uniqueid, bridgeid }),
        message({ channel: 'PJSIP/anna-0000002c', uniqueid: '9.2', bridgeid }),
      ],
      parked: [],
    };
    expect(factsOfState(state, [waiting], nobody, heardAt)).toMatchObject([
      { fact: { type: 'answered' }, externalId: caller.uniqueid, agentNames: ['anna.agent'] },
    ]);
    const known = { ...waiting, answeredAt: heardAt };
    expect(factsOfState(state, [known], nobody, heardAt)).toEqual([]);
  });
});

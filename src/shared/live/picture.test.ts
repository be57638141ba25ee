import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Call, untoldOfCall } from '../calls/schema.ts';
import { applyFrame, emptyPicture, type LivePicture, liveCalls } from './picture.ts';
import type { LiveServerFrame } from './protocol.ts';

const serverTime = '2026-11-23T08:00:00.000Z';

function call(index: number, ended: boolean): Call {
  return {
    id: `01980000-0000-7000-8000-${String(index).padStart(12, '0')}`,
    organisationId: 'burlov',
    version: 0,
    externalId: `x${index}`,
    connector: 'cti',
    direction: 'in',
    fromNumber: null,
    toNumber: '+46406256599',
    queueId: null,
    arrivedAt: serverTime,
    answeredAt: null,
    answeredByUserId: null,
    answerSource: null,
    ...untoldOfCall,
    endedAt: ended ? serverTime : null,
    cause: null,
    personId: null,
    ticketId: null,
    outcome: null,
    note: '',
  };
}

function snapshot(seq: number, calls: Call[] = []): LiveServerFrame {
  return {
    type: 'snapshot',
    organisationId: 'burlov',
    seq,
    serverTime,
    calls,
    agents: [],
    figures: [],
    connectors: [],
  };
}

function delta(seq: number, ...calls: Call[]): LiveServerFrame {
  const changes = calls.map((each) => ({ type: 'call' as const, call: each }));
  return { type: 'delta', organisationId: 'burlov', seq, serverTime, changes };
}

function play(...frames: LiveServerFrame[]): LivePicture {
  return frames.reduce((picture, frame) => applyFrame(picture, frame).picture, emptyPicture);
}

describe('the live picture', () => {
  it('takes in a call and lets it go when it has ended', () => {
    expect(liveCalls(play(snapshot(4), delta(5, call(1, false))))).toHaveLength(1);
    expect(liveCalls(play(snapshot(4), delta(5, call(1, false)), delta(6, call(1, true))))).toEqual([]);
  });

  it('asks for a snapshot when a number is missing, and stands still until it comes', () => {
    const before = play(snapshot(4));
    const result = applyFrame(before, delta(6, call(1, false)));
    expect(result).toEqual({ picture: before, gap: 'burlov' });
    expect(applyFrame(emptyPicture, delta(1)).gap).toBe('burlov');
  });

  it('passes over a delta that the snapshot already holds', () => {
    const before = play(snapshot(6, [call(1, false)]));
    expect(applyFrame(before, delta(5, call(1, true)))).toEqual({ picture: before, gap: null });
  });

  it('ends up as the server sees it, whatever frames are lost, when each gap is answered with a snapshot', () => {
    const step = fc.record({ index: fc.nat({ max: 5 }), ended: fc.boolean(), lost: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const server = new Map<string, Call>();
        let picture = play(snapshot(0));
        let seq = 0;
        const receive = (frame: LiveServerFrame) => {
          const result = applyFrame(picture, frame);
          picture = result.picture;
          if (result.gap !== null) picture = applyFrame(picture, snapshot(seq, [...server.values()])).picture;
        };
        for (const { index, ended, lost } of steps) {
          const changed = call(index, ended);
          if (ended) server.delete(changed.id);
          else server.set(changed.id, changed);
          seq += 1;
          if (!lost) receive(delta(seq, changed));
        }
        seq += 1;
        receive(delta(seq));
        expect(new Set(liveCalls(picture).map((each) => each.id))).toEqual(new Set(server.keys()));
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AmiFormatError, AmiReader, formatAction, longestMessage } from './ami-messages.ts';

const greeting = 'Asterisk Call Manager/11.0.0\r\n';

/** As Asterisk 22 wrote it when a caller came into a queue. */
const joined = [
  'Event: QueueCallerJoin',
  'Privilege: agent,all',
  'Timestamp: 1795367337.012345',
  'Channel: Local/0406256599@incoming-00000001;2',
  'CallerIDNum: +46701234567',
  'CallerIDName: <unknown>',
  'Uniqueid: 1795367337.3',
  'Queue: burlov',
  'Position: 1',
  'Count: 1',
].join('\r\n');

const line = fc.tuple(fc.stringMatching(/^[A-Za-z]{1,12}$/), fc.stringMatching(/^[ -~åäöÅÄÖ]{0,20}$/));
const written = fc.array(line, { minLength: 1, maxLength: 6 });

describe('the messages of a manager connection', () => {
  it('are read as Asterisk writes them, with names however they are cased', () => {
    const reader = new AmiReader();
    const [message] = reader.read(`${greeting}${joined}\r\n\r\n`);
    expect(reader.greeting).toBe('Asterisk Call Manager/11.0.0');
    expect(message?.get('event')).toBe('QueueCallerJoin');
    expect(message?.get('uniqueid')).toBe('1795367337.3');
    expect(message?.get('calleridnum')).toBe('+46701234567');
  });

  it('are the same wherever the network cuts them', () => {
    fc.assert(
      fc.property(fc.array(written, { maxLength: 5 }), fc.array(fc.nat(400), { maxLength: 8 }), (all, cuts) => {
        const text = `${greeting}${all.map((lines) => `${lines.map(([n, v]) => `${n}: ${v}\r\n`).join('')}\r\n`).join('')}`;
        const whole = new AmiReader().read(text);
        const reader = new AmiReader();
        const places = [0, ...cuts.map((cut) => Math.min(cut, text.length)).sort((a, b) => a - b), text.length];
        const parts = places.slice(1).map((place, index) => text.slice(places[index], place));
        expect(parts.flatMap((part) => reader.read(part))).toEqual(whole);
        expect(whole).toHaveLength(all.length);
      }),
    );
  });

  it('that never end are not collected for ever', () => {
    expect(() => new AmiReader().read(`${greeting}Event: ${'x'.repeat(longestMessage)}`)).toThrow(AmiFormatError);
    expect(() => new AmiReader().read('x'.repeat(longestMessage + 1))).toThrow(AmiFormatError);
  });
});

describe('an action', () => {
  it('is written with its fields, and without those that have no value', () => {
    expect(formatAction('QueuePause', '7', { Queue: 'burlov', Reason: null, Paused: 'true' })).toBe(
      'Action: QueuePause\r\nActionID: 7\r\nQueue: burlov\r\nPaused: true\r\n\r\n',
    );
  });

  it('cannot be made into two by what a person wrote', () => {
    const name = fc.string().map((text) => `${text}\r\nAction: Originate`);
    fc.assert(
      fc.property(name, (reason) => {
        expect(() => formatAction('QueuePause', '1', { Reason: reason })).toThrow(AmiFormatError);
      }),
    );
  });
});

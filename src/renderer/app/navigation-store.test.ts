import { describe, expect, it } from 'vitest';
import {
  goBack,
  goForward,
  goTo,
  type History,
  historyLimit,
  readPlace,
  replaceParams,
  windowNumber,
} from './navigation-store.ts';

const start: History = { place: { view: 'switchboard', params: {} }, behind: [], ahead: [] };

describe('going between places', () => {
  it('comes back to where one was, with what it was about', () => {
    const there = goTo(goTo(start, { view: 'tickets', params: { ticketId: 'a' } }), { view: 'loans' });
    expect(goBack(there).place).toEqual({ view: 'tickets', params: { ticketId: 'a' } });
  });

  it('goes forward again after going back', () => {
    const there = goTo(start, { view: 'loans' });
    expect(goForward(goBack(there))).toEqual(there);
  });

  it('forgets what was ahead when one goes elsewhere', () => {
    const back = goBack(goTo(start, { view: 'loans' }));
    expect(goForward(goTo(back, { view: 'tickets' })).place.view).toBe('tickets');
  });

  it('makes no step of going where one already is', () => {
    expect(goTo(start, { view: 'switchboard' })).toBe(start);
  });

  it('stays when there is nothing behind or ahead', () => {
    expect(goBack(start)).toBe(start);
    expect(goForward(start)).toBe(start);
  });

  it('makes no step of choosing another row', () => {
    expect(goBack(replaceParams(start, { callId: 'b' })).place.params).toEqual({ callId: 'b' });
  });

  it('remembers a limited number of steps', () => {
    let history = start;
    for (let step = 0; step < historyLimit * 2; step += 1) {
      history = goTo(history, { view: 'tickets', params: { ticketId: String(step) } });
    }
    expect(history.behind).toHaveLength(historyLimit);
  });
});

describe('the remembered place', () => {
  it('is read back as it was written', () => {
    expect(readPlace('{"view":"loans","params":{"deviceId":"x"}}')).toEqual({
      view: 'loans',
      params: { deviceId: 'x' },
    });
  });

  it.each([null, '', 'null', '{"view":"inventory","params":{}}', '{"view":"loans"}', '[1'])(
    'is none when %s was stored',
    (stored) => {
      expect(readPlace(stored)).toBeNull();
    },
  );
});

describe('which window a page is in', () => {
  it.each([
    ['', 1],
    ['?window=2', 2],
    ['?window=0', 1],
    ['?window=x', 1],
  ])('is read from its address: %s', (search, number) => {
    expect(windowNumber(search)).toBe(number);
  });
});

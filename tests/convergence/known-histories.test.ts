import { describe } from 'vitest';
import { act, actInSecondWindow, crash, hold, lost, station, synchronise } from './support/known-steps.ts';
import { prepareHistories } from './support/prove.ts';

const { proveHistory } = prepareHistories();
const [anna, bo, tove] = [0, 1, 2];

describe('what a person was told is saved', () => {
  proveHistory('outlives a power cut without network, and is sent once', [
    station('disconnect', anna),
    act(anna, { deed: 'file', organisation: 0 }),
    act(anna, { deed: 'note', ticket: 0 }),
    crash(anna, 'request'),
    act(anna, { deed: 'rename', ticket: 0 }),
    crash(anna, 'request'),
  ]);

  proveHistory('is sent once when the answer got lost, the request came late, and the power went at the answer', [
    act(anna, { deed: 'file', organisation: 0 }, lost('lose-answer')),
    act(anna, { deed: 'rename', ticket: 0 }, lost('lose-answer')),
    synchronise(anna),
    act(bo, { deed: 'rename', ticket: 1 }, lost('late')),
    synchronise(bo),
    act(bo, { deed: 'rename', ticket: 1 }, lost('twice')),
    station('arrive-late', bo),
    { do: 'crash', who: tove, at: 'answer', nth: 1, keepPermille: 0, during: { deed: 'rename', ticket: 1 } },
    synchronise(tove, lost('twice')),
  ]);

  proveHistory('waits while others answer in place of the API', [
    station('disconnect', anna),
    act(anna, { deed: 'rename', ticket: 0 }),
    station('connect', anna),
    // The first 401 is answered with a new token; what is fetched afterwards would show that nothing was done.
    synchronise(anna, { type: 'status', status: 401 }, { type: 'status', status: 401 }, lost('lose-request')),
    ...[403, 408, 429, 500, 503].flatMap((status) => [
      act(anna, { deed: 'note', ticket: 0 }, { type: 'status', status }, { type: 'status', status }),
      synchronise(anna),
    ]),
  ]);

  proveHistory('is sent once, whatever happens while it is on its way or its answer is', [
    ...(['request', 'answer'] as const).flatMap((place) => [
      station('disconnect', anna),
      act(anna, { deed: 'rename', ticket: 0 }),
      station('connect', anna),
      hold(anna, place),
      act(anna, { deed: 'note', ticket: 0 }),
      act(bo, { deed: 'rename', ticket: 0 }),
      synchronise(bo),
      station('crash-worker', anna),
      act(anna, { deed: 'rename', ticket: 1 }),
      synchronise(anna),
      hold(anna, place),
      act(anna, { deed: 'note', ticket: 1 }),
      station('restart', anna),
      hold(bo, place),
      act(bo, { deed: 'file', organisation: 0 }),
      crash(bo, 'journal-written'),
    ]),
  ]);

  proveHistory('waits when the power goes before the request is out', [
    station('disconnect', anna),
    act(anna, { deed: 'rename', ticket: 0 }),
    station('connect', anna),
    synchronise(anna, lost('lose-request')),
    crash(anna, 'request'),
    station('disconnect', anna),
    station('restart', anna),
  ]);

  proveHistory('outlives a working copy that is gone, and one that the previous version wrote', [
    station('disconnect', anna),
    act(anna, { deed: 'file', organisation: 0 }),
    station('wipe', anna),
    station('connect', anna),
    { do: 'update', who: anna, ticket: 0 },
    station('disconnect', tove),
    { do: 'update', who: tove, ticket: 1 },
  ]);

  proveHistory('is sent again to a server that was put back, once, and not what was put aside', [
    act(anna, { deed: 'file', organisation: 0 }),
    station('disconnect', bo),
    act(bo, { deed: 'lend', device: 0, days: 7 }),
    act(anna, { deed: 'lend', device: 0, days: 7 }),
    synchronise(anna),
    station('connect', bo),
    synchronise(bo),
    { do: 'discard', who: bo, refused: 0 },
    { do: 'back-up' },
    act(anna, { deed: 'rename', ticket: 0 }),
    synchronise(anna),
    { do: 'restore' },
    act(anna, { deed: 'note', ticket: 0 }),
    synchronise(bo),
    synchronise(anna),
    { do: 'restore' },
  ]);

  proveHistory('is listed when it was refused, though the application was started between its rows and the answer', [
    act(anna, { deed: 'lend', device: 0, days: 7 }, lost('lose-request')),
    act(tove, { deed: 'lend', device: 0, days: 7 }),
    // The answer to what is sent breaks off, the page that is fetched after it comes whole.
    synchronise(anna, { type: 'cut', permille: 0 }),
    station('disconnect', anna),
    station('restart', anna),
    station('connect', anna),
    synchronise(anna),
  ]);

  proveHistory('survives a clock that is ten years wrong, a shortened journal and a server put back', [
    act(anna, { deed: 'rename', ticket: 0 }),
    synchronise(anna),
    { do: 'clock', who: anna, years: 10 },
    act(anna, { deed: 'lend', device: 0, days: 3 }),
    synchronise(anna),
    station('compact-journal', anna),
    { do: 'clock', who: anna, years: -10 },
    act(anna, { deed: 'lend', device: 1, days: 3 }),
    synchronise(anna),
    { do: 'restore' },
  ]);
});

describe('what a person sees', () => {
  proveHistory('is whole after the power went at any write of a page', [
    ...[1, 2, 3, 4].flatMap((nth) => [
      act(tove, { deed: 'lend', device: 0, days: 7 }),
      act(tove, { deed: 'rename', ticket: nth }),
      crash(anna, 'store', nth),
      crash(bo, 'stored', nth),
      synchronise(anna),
      act(tove, { deed: 'give-back', loan: 0 }),
      crash(anna, 'store', nth),
      crash(bo, 'stored', nth),
      synchronise(anna),
    ]),
  ]);

  proveHistory('is whole after the power went at any write of rows that are packed while nothing happens', [
    ...(['rows-write', 'rows-written', 'rows-flushed', 'store', 'stored'] as const).flatMap((point) => [
      act(tove, { deed: 'rename', ticket: 0 }),
      act(tove, { deed: 'note', ticket: 1 }),
      act(tove, { deed: 'note', ticket: 2 }),
      synchronise(bo),
      crash(anna, point),
      synchronise(anna),
      station('idle', anna),
      station('idle', bo),
      station('restart', bo),
    ]),
  ]);

  proveHistory('is whole after the power went between two pages', [
    ...[0, 1, 2].flatMap((round) => [
      act(tove, { deed: 'file', organisation: 0 }),
      act(tove, { deed: 'rename', ticket: round + 1 }),
      act(tove, { deed: 'note', ticket: round + 2 }),
      act(tove, { deed: 'attach', ticket: round }),
      crash(anna, 'request', round + 2),
      crash(bo, 'answer', round + 2),
    ]),
  ]);

  proveHistory('follows a ticket out of an organisation', [
    act(bo, { deed: 'note', ticket: 0 }),
    act(bo, { deed: 'move', ticket: 0 }),
    synchronise(bo),
    synchronise(anna, { type: 'cut', permille: 300 }),
    synchronise(anna),
  ]);

  proveHistory('follows a ticket out and back, and a right that is given and taken', [
    act(bo, { deed: 'note', ticket: 0 }),
    act(bo, { deed: 'move', ticket: 0 }),
    synchronise(bo),
    synchronise(anna, { type: 'cut', permille: 300 }),
    synchronise(anna),
    act(bo, { deed: 'move', ticket: 0 }),
    act(bo, { deed: 'detach', attachment: 0 }),
    synchronise(bo),
    { do: 'grant', who: anna, organisation: 1 },
    station('renew', anna),
    act(anna, { deed: 'move', ticket: 1 }),
    { do: 'revoke', who: anna, organisation: 0 },
    synchronise(anna),
    station('renew', anna),
    { do: 'forget-tombstones' },
    act(bo, { deed: 'file', organisation: 1 }),
  ]);

  proveHistory('shows two hand-overs of one device as a conflict to both', [
    station('disconnect', anna),
    act(anna, { deed: 'lend', device: 0, days: 7 }),
    act(tove, { deed: 'lend', device: 0, days: 7 }),
    synchronise(tove),
    station('connect', anna),
    synchronise(anna),
    act(anna, { deed: 'settle', loan: 0, takeOver: true }),
    act(tove, { deed: 'give-back', loan: 0 }),
    synchronise(anna),
    { do: 'meet' },
  ]);

  proveHistory('goes on in the next window when one closes, and after the worker has crashed', [
    station('open-window', anna),
    actInSecondWindow(anna, { deed: 'file', organisation: 0 }),
    station('crash-worker', anna),
    actInSecondWindow(anna, { deed: 'rename', ticket: 0 }),
    station('close-window', anna),
    act(anna, { deed: 'note', ticket: 0 }),
    { do: 'crash', who: anna, at: 'message-to-main', nth: 1, keepPermille: 0, during: { deed: 'note', ticket: 0 } },
  ]);
});

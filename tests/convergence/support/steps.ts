import fc from 'fast-check';
import { type Failpoint, failpoints } from './life.ts';
import type { Drawn } from './making/look.ts';
import { type MadeCommand, madeCommands } from './making/makers.ts';
import { type Fault, type HoldingPlace, holdingPlaces } from './network.ts';
import { organisationIds } from './people.ts';

/** What a person does. Numbers choose among what there is, from the beginning again when they are too large. */
export type Deed =
  | { deed: 'file'; organisation: number }
  | { deed: 'rename'; ticket: number }
  | { deed: 'note'; ticket: number }
  | { deed: 'lend'; device: number; days: number }
  | { deed: 'give-back'; loan: number }
  | { deed: 'settle'; loan: number; takeOver: boolean }
  | { deed: 'attach'; ticket: number }
  | { deed: 'detach'; attachment: number }
  | { deed: 'move'; ticket: number }
  /** Any other command of the registry. */
  | ({ deed: 'command'; name: MadeCommand } & Drawn);

/** One step of a history: `who` is the workstation. */
export type Step =
  /** What is done is sent at once, and meets these faults. */
  | { do: 'act'; who: number; deed: Deed; window: number; faults: Fault[] }
  | { do: 'correct'; who: number; refused: number; deed: Deed }
  | { do: 'discard'; who: number; refused: number }
  | { do: 'synchronise'; who: number; faults: Fault[] }
  /** All at once: requests of several workstations meet at the API. */
  | { do: 'meet' }
  | { do: 'arrive-late'; who: number }
  /** A round begins, and stands still there until the next: what comes in between happens while it is under way. */
  | { do: 'hold'; who: number; at: HoldingPlace }
  | { do: 'crash'; who: number; at: Failpoint; nth: number; keepPermille: number; during: Deed | null }
  | { do: 'restart'; who: number }
  | { do: 'crash-worker'; who: number }
  | { do: 'wipe'; who: number }
  | { do: 'update'; who: number; ticket: number }
  | { do: 'clock'; who: number; years: number }
  | { do: 'disconnect'; who: number }
  | { do: 'connect'; who: number }
  | { do: 'grant'; who: number; organisation: number }
  | { do: 'revoke'; who: number; organisation: number }
  | { do: 'renew'; who: number }
  | { do: 'compact-journal'; who: number }
  /** Nothing happens for a while: the worker packs changed rows and keeps words. */
  | { do: 'idle'; who: number }
  | { do: 'forget-tombstones' }
  | { do: 'back-up' }
  | { do: 'restore' }
  | { do: 'open-window'; who: number }
  | { do: 'close-window'; who: number };

const who = fc.nat(2);
const wrongClocks = [-10, 0, 10];
const choice = fc.nat(7);
const drawn = fc.nat(47);
const organisation = fc.nat(organisationIds.length - 1);

const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ deed: fc.constant('file' as const), organisation }) },
  { weight: 4, arbitrary: fc.record({ deed: fc.constant('rename' as const), ticket: choice }) },
  { weight: 2, arbitrary: fc.record({ deed: fc.constant('note' as const), ticket: choice }) },
  {
    weight: 4,
    arbitrary: fc.record({
      deed: fc.constant('lend' as const),
      device: fc.nat(3),
      days: fc.integer({ min: 1, max: 60 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ deed: fc.constant('give-back' as const), loan: choice }) },
  {
    weight: 1,
    arbitrary: fc.record({ deed: fc.constant('settle' as const), loan: choice, takeOver: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ deed: fc.constant('attach' as const), ticket: choice }) },
  { weight: 2, arbitrary: fc.record({ deed: fc.constant('detach' as const), attachment: choice }) },
  { weight: 2, arbitrary: fc.record({ deed: fc.constant('move' as const), ticket: choice }) },
  {
    weight: 44,
    arbitrary: fc.record({
      deed: fc.constant('command' as const),
      name: fc.constantFrom(...madeCommands),
      first: drawn,
      second: drawn,
      third: drawn,
    }),
  },
);

const plainFaults = ['lose-request', 'lose-answer', 'twice', 'late'] as const;
const statuses = [401, 403, 408, 429, 500, 503];

const permille = fc.nat(999);

const fault: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({ type: fc.constantFrom(...plainFaults) }),
  fc.record({ type: fc.constant('status' as const), status: fc.constantFrom(...statuses) }),
  fc.record({ type: fc.constant('cut' as const), permille }),
);

const failpoint = fc.record({
  do: fc.constant('crash' as const),
  who,
  at: fc.constantFrom(...failpoints),
  nth: fc.integer({ min: 1, max: 4 }),
  keepPermille: fc.oneof(fc.constant(0), permille),
  during: fc.option(deed),
});

const simple = <D extends string>(name: D) => fc.record({ do: fc.constant(name), who });

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 45,
    arbitrary: fc.record({
      do: fc.constant('act' as const),
      who,
      deed,
      window: fc.nat(1),
      faults: fc.array(fault, { maxLength: 2 }),
    }),
  },
  {
    weight: 16,
    arbitrary: fc.record({ do: fc.constant('synchronise' as const), who, faults: fc.array(fault, { maxLength: 4 }) }),
  },
  { weight: 8, arbitrary: failpoint },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('meet' as const) }) },
  { weight: 3, arbitrary: simple('disconnect') },
  { weight: 2, arbitrary: simple('connect') },
  { weight: 2, arbitrary: simple('arrive-late') },
  { weight: 8, arbitrary: fc.record({ do: fc.constant('hold' as const), who, at: fc.constantFrom(...holdingPlaces) }) },
  { weight: 2, arbitrary: simple('restart') },
  { weight: 2, arbitrary: simple('crash-worker') },
  { weight: 2, arbitrary: simple('wipe') },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('update' as const), who, ticket: choice }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('clock' as const), who, years: fc.constantFrom(...wrongClocks) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('grant' as const), who, organisation }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('revoke' as const), who, organisation }) },
  { weight: 2, arbitrary: simple('renew') },
  { weight: 2, arbitrary: simple('compact-journal') },
  { weight: 5, arbitrary: simple('idle') },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('forget-tombstones' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('back-up' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restore' as const) }) },
  { weight: 1, arbitrary: simple('open-window') },
  { weight: 1, arbitrary: simple('close-window') },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('discard' as const), who, refused: choice }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('correct' as const), who, refused: choice, deed }) },
);

/** Every kind of step there is; one that is missing, or no step, is an error of types. */
const stepNames: Readonly<Record<Step['do'], true>> = {
  act: true,
  correct: true,
  discard: true,
  synchronise: true,
  meet: true,
  'arrive-late': true,
  hold: true,
  crash: true,
  restart: true,
  'crash-worker': true,
  wipe: true,
  update: true,
  clock: true,
  disconnect: true,
  connect: true,
  grant: true,
  revoke: true,
  renew: true,
  'compact-journal': true,
  idle: true,
  'forget-tombstones': true,
  'back-up': true,
  restore: true,
  'open-window': true,
  'close-window': true,
};

/** A journal is written anew seldom, so a power cut that waits for it may find none in a hundred histories. */
const rarelyPassed: ReadonlySet<Failpoint> = new Set(['journal-replace', 'journal-replaced']);

/**
 * What has to happen in a set of histories for it to prove anything, in the words of the tally. Not each command: of a hundred
 * histories the rarest can be missing, so how often each was applied is told, and the makers' type holds that each is made.
 */
export const wanted: readonly string[] = [
  ...Object.keys(stepNames).map((name) => `step ${name}`),
  ...failpoints.filter((point) => !rarelyPassed.has(point)).map((point) => `power-cut ${point}`),
  ...[...plainFaults, 'cut'].map((type) => `fault ${type}`),
  ...statuses.map((status) => `fault status-${status}`),
  ...holdingPlaces.map((place) => `held ${place}`),
  ...wrongClocks.map((years) => `clock ${years} years`),
  'refusal listed',
  'page part-applied',
];

/** Any history: what three workstations and the world around them do, one thing after the other. */
export const history: fc.Arbitrary<Step[]> = fc.array(step, { minLength: 20, maxLength: 44, size: 'max' });

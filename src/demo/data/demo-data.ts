import { localDateOf } from '#shared/service-hours/local-days.ts';
import type { Row, RowKind } from '#shared/sync/kinds.ts';
import { makeAbsenceReasons } from './absence-reasons.ts';
import { makeAbsences } from './absences.ts';
import { agreedLevels, makeAgreements } from './agreements.ts';
import { makeArticles } from './articles.ts';
import { days, instant, workClock } from './calendar.ts';
import { makeCalls } from './calls.ts';
import { makeGroups, makeServiceAreas, makeServiceLevels, makeServices } from './catalogue.ts';
import { makeDevices } from './devices.ts';
import { makeDirectoryProposals, makeFunctions, toldPeople, toldUnits } from './directory.ts';
import { makeInfoTexts } from './info-texts.ts';
import { makeLoans } from './loans.ts';
import { makeMessageTemplates } from './message-templates.ts';
import { makeCallBacks, makeMessages, makeReasonCodes } from './messages.ts';
import { numberPool } from './numbers.ts';
import { makeOrganisations } from './organisations.ts';
import { type DemoPerson, makePeople } from './people.ts';
import { makeBlockedNumbers, makePauseReasons, makeQueues } from './queues.ts';
import { randomStream } from './random.ts';
import { computerDoesNotStart } from './scripts/computer-does-not-start.ts';
import { forgottenPassword } from './scripts/forgotten-password.ts';
import { printerDoesNotPrint } from './scripts/printer-does-not-print.ts';
import { type DemoAccount, makeAccounts, makeUsers } from './staff.ts';
import { makeStock } from './stock.ts';
import { makeSuppliers } from './suppliers.ts';
import { makeTags } from './tags.ts';
import { workedOn } from './ticket-work.ts';
import { makeTickets } from './tickets.ts';
import { makeUnits } from './units.ts';

const DAY = 86_400_000;

/** The seed of the demonstration everyone sees. */
export const defaultSeed = 1;

/** How much there is of everything. */
export const demoSizes = {
  units: 400,
  people: 2_000,
  devices: 1_500,
  loaners: 60,
  openLoans: 25,
  tickets: 3_000,
  calls: 4_000,
} as const;

/** All rows of a demonstration, by kind, and who may sign in to it. */
export interface DemoData {
  readonly rows: { readonly [K in RowKind]: Row<K>[] };
  readonly accounts: readonly DemoAccount[];
}

/** The people and their numbers: the same on every day, so that the demonstration exchange calls from numbers the database knows. */
export function makeDirectory(seed: number, today: string) {
  const pool = numberPool(randomStream(seed, 'numbers'));
  const units = makeUnits(seed, demoSizes.units, pool);
  const people: DemoPerson[] = makePeople(seed, demoSizes.people, units, pool, today);
  return { units, people, strangers: pool.strangers };
}

/** Returns the demonstration as it stands at `now`: deterministic, the same seed and time give the same rows. */
export function makeDemoData({ seed, now }: { seed: number; now: Date }): DemoData {
  const end = now.getTime();
  const date = localDateOf(instant(end));
  const clock = workClock(end - 400 * DAY, end);
  const { units, people, strangers } = makeDirectory(seed, date.toString());
  const stock = makeDevices(seed, demoSizes.devices, demoSizes.loaners, people, units, date.toString());
  const { loans, devices } = makeLoans(seed, stock, demoSizes.openLoans, people, clock, end);
  const organisations = makeOrganisations(date.year);
  const officeHours = organisations[0]?.openingHours;
  if (officeHours === undefined) throw new Error('there are no organisations');
  const serviceLevels = makeServiceLevels();
  const services = makeServices({
    workplace: computerDoesNotStart.id,
    account: forgottenPassword.id,
    printing: printerDoesNotPrint.id,
  });
  const levels = agreedLevels(services, serviceLevels, organisations);
  const queues = makeQueues(date.year);
  const year = days(officeHours, end - 364 * DAY, end);
  const filed = makeTickets(seed, demoSizes.tickets, { days: year, clock, now: end, people, devices, levels });
  const worked = workedOn(seed, filed, makeArticles(date.toString()));
  const recent = year.slice(-28);
  const users = makeUsers();
  const { calls, tickets } = makeCalls(seed, demoSizes.calls, {
    days: recent,
    now: end,
    queues,
    people,
    strangers,
    tickets: worked.tickets,
  });
  return {
    rows: {
      organisations,
      users,
      groups: makeGroups(),
      serviceAreas: makeServiceAreas(),
      serviceLevels,
      services,
      scripts: [computerDoesNotStart, forgottenPassword, printerDoesNotPrint],
      queues,
      units: toldUnits(seed, units),
      people: toldPeople(seed, people),
      absenceReasons: makeAbsenceReasons(),
      absences: makeAbsences(seed, people, end),
      infoTexts: makeInfoTexts(date.toString(), units),
      functions: makeFunctions(units, people),
      devices,
      tags: makeTags(),
      suppliers: makeSuppliers(strangers),
      templates: makeMessageTemplates(),
      agreements: makeAgreements(date.year, people, services),
      savedViews: [],
      ...makeStock(seed, end),
      pauseReasons: makePauseReasons(),
      telephones: [],
      blockedNumbers: makeBlockedNumbers(),
      articles: worked.articles,
      recordChanges: [],
      directoryProposals: makeDirectoryProposals(people, end),
      protectedLookUps: [],
      ticketTimes: [],
      mentions: [],
      noticeMarks: [],
      tickets,
      ticketNotes: filed.notes,
      attachments: [],
      ticketEvents: filed.events,
      loans,
      calls,
      callBacks: makeCallBacks(calls, queues),
      messages: makeMessages(users, end),
      reasonCodes: makeReasonCodes(),
      mailServers: [],
      smsGateways: [],
    },
    accounts: makeAccounts(),
  };
}

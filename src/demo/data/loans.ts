import type { Device } from '#shared/inventory/schema.ts';
import type { Loan } from '#shared/loans/schema.ts';
import { instant, type WorkClock } from './calendar.ts';
import { timedId } from './ids.ts';
import type { DemoPerson } from './people.ts';
import { type Random, randomStream } from './random.ts';
import { usersWithRole } from './staff.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const reasons = [
  'Under reparation av den egna datorn.',
  'Nationella provet, lämnas tillbaka direkt efter.',
  'Väntar på leverans av ny dator till nyanställd.',
  'Konferens i Lund, behöver något lätt att bära.',
  'Vikarie under två veckor.',
  'Skärmen sprucken, egen dator inskickad till leverantören.',
  'Valförrättning, ska vara tillbaka dagen efter.',
  'Introduktion för sommarvikarier.',
  '',
] as const;

interface Lending {
  readonly device: Device;
  readonly lentAt: number;
  readonly lastsDays: number;
  readonly returnedAt: number | null;
}

function makeLoan(lending: Lending, people: readonly DemoPerson[], random: Random): Loan {
  const lenders = usersWithRole('agent', 'technician');
  const { row, callsFrom } = random.pick(people);
  const { device, returnedAt } = lending;
  const isMissing = returnedAt !== null && device.accessories.length > 0 && random.chance(0.12);
  return {
    id: timedId(lending.lentAt, random),
    organisationId: device.organisationId,
    version: 0,
    deviceId: device.id,
    borrowerPersonId: row.id,
    borrowerName: `${row.givenName} ${row.familyName}`,
    borrowerPhone: callsFrom ?? '',
    ticketId: null,
    status: returnedAt === null ? 'open' : 'returned',
    conflictsWithLoanId: null,
    lentByUserId: random.pick(lenders),
    lentAt: instant(lending.lentAt),
    dueAt: instant(lending.lentAt + lending.lastsDays * DAY),
    returnedAt: returnedAt === null ? null : instant(returnedAt),
    returnedToUserId: returnedAt === null ? null : random.pick(lenders),
    accessoriesOut: [...device.accessories],
    accessoriesMissing: isMissing ? device.accessories.slice(0, 1) : [],
    wiped: returnedAt !== null && random.chance(0.85),
    note: random.pick(reasons),
  };
}

/**
 * Returns the loans of the last months, `openCount` of them still out (some overdue), and the devices with
 * `currentLoanId` set. No device has two loans at one time.
 */
export function makeLoans(
  seed: number,
  devices: readonly Device[],
  openCount: number,
  people: readonly DemoPerson[],
  clock: WorkClock,
  now: number,
): { loans: Loan[]; devices: Device[] } {
  const random = randomStream(seed, 'loans');
  const borrowers = people.filter(({ row }) => !row.protected && row.leftOn === null);
  const lendable = devices.filter(({ loaner, status }) => loaner && status === 'in-stock');
  const out = new Set(
    lendable
      .filter((_, index) => index % 2 === 0)
      .map(({ id }) => id)
      .slice(0, openCount),
  );
  const loans: Loan[] = [];
  const current = new Map<string, string>();
  for (const device of lendable) {
    const near = borrowers.filter(({ municipality }) => municipality.id === device.organisationId);
    const wanted = clock.after(now - random.integer(2, 24) * DAY, random.integer(0, 400));
    // Over a long holiday the next working minute may lie ahead.
    const openSince = Math.min(wanted, now - 2 * HOUR);
    let at = now - random.integer(150, 330) * DAY;
    for (;;) {
      const lentAt = clock.after(at, random.integer(0, 450));
      const lastsDays = random.pick([1, 2, 5, 7, 7, 14, 14, 21]);
      const returnedAt = clock.after(lentAt + lastsDays * DAY * (0.4 + random.next()), random.integer(5, 200));
      if (returnedAt >= Math.min(openSince, now)) break;
      loans.push(makeLoan({ device, lentAt, lastsDays, returnedAt }, near, random));
      at = returnedAt + random.integer(2, 45) * DAY;
    }
    if (!out.has(device.id)) continue;
    const lastsDays = random.pick([3, 7, 7, 10, 14, 14, 21, 30]);
    const loan = makeLoan({ device, lentAt: openSince, lastsDays, returnedAt: null }, near, random);
    loans.push(loan);
    current.set(device.id, loan.id);
  }
  loans.sort((one, other) => (one.lentAt < other.lentAt ? -1 : 1));
  return { loans, devices: devices.map((device) => ({ ...device, currentLoanId: current.get(device.id) ?? null })) };
}

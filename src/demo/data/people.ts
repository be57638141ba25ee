import type { Person, Phone } from '#shared/directory/schema.ts';
import { namedId } from './ids.ts';
import { mailWord, personName } from './names.ts';
import type { NumberPool } from './numbers.ts';
import type { Municipality } from './organisations.ts';
import { type Random, randomStream } from './random.ts';
import type { UnitType } from './unit-names.ts';
import type { DemoUnit } from './units.ts';
import { untoldPerson } from './untold.ts';

/** A person with what the generators of tickets and calls need to know. */
export interface DemoPerson {
  readonly row: Person;
  readonly unit: DemoUnit;
  readonly municipality: Municipality;
  /** The number the person calls from; null when nobody could tell it. */
  readonly callsFrom: string | null;
}

/** How many work there, how many of them are women, and their titles. */
const workplaces: Record<UnitType, { size: number; women: number; titles: readonly string[] }> = {
  department: {
    size: 3,
    women: 0.6,
    titles: [
      'Förvaltningschef',
      'Biträdande förvaltningschef',
      'Förvaltningsekonom',
      'Nämndsekreterare',
      'Kvalitetsstrateg',
      'Verksamhetscontroller',
    ],
  },
  office: {
    size: 7,
    women: 0.62,
    titles: [
      'Handläggare',
      'Socialsekreterare',
      'Biståndshandläggare',
      'Ekonom',
      'HR-konsult',
      'Lönehandläggare',
      'Kommunikatör',
      'Bygglovshandläggare',
      'Miljöinspektör',
      'Enhetschef',
      'Administratör',
      'Upphandlare',
      'Planarkitekt',
      'Registrator',
      'Projektledare',
      'Drifttekniker',
      'Lokalvårdare',
      'Bibliotekarie',
      'Arbetsterapeut',
      'Sjuksköterska',
      'Fastighetsskötare',
      'Skolskjutssamordnare',
    ],
  },
  school: {
    size: 8,
    women: 0.72,
    titles: [
      'Lärare åk 1–3',
      'Lärare åk 4–6',
      'Ämneslärare matematik',
      'Ämneslärare svenska',
      'Ämneslärare moderna språk',
      'Idrottslärare',
      'Speciallärare',
      'Specialpedagog',
      'Fritidspedagog',
      'Elevassistent',
      'Rektor',
      'Biträdande rektor',
      'Skoladministratör',
      'Skolsköterska',
      'Kurator',
      'Vaktmästare',
      'Slöjdlärare',
      'Musiklärare',
    ],
  },
  preschool: {
    size: 5,
    women: 0.93,
    titles: [
      'Förskollärare',
      'Barnskötare',
      'Rektor förskola',
      'Kock',
      'Pedagogista',
      'Resurspedagog',
      'Förskollärare',
    ],
  },
  'care-home': {
    size: 6,
    women: 0.86,
    titles: [
      'Undersköterska',
      'Vårdbiträde',
      'Sjuksköterska',
      'Enhetschef särskilt boende',
      'Aktivitetssamordnare',
      'Fysioterapeut',
      'Undersköterska natt',
      'Undersköterska',
    ],
  },
  'home-care': {
    size: 8,
    women: 0.84,
    titles: [
      'Undersköterska',
      'Vårdbiträde',
      'Planerare hemtjänst',
      'Enhetschef hemtjänst',
      'Undersköterska',
      'Samordnare',
    ],
  },
  'group-home': { size: 4, women: 0.74, titles: ['Stödpedagog', 'Stödassistent', 'Enhetschef LSS', 'Stödassistent'] },
  leisure: { size: 2, women: 0.45, titles: ['Fritidsledare', 'Verksamhetssamordnare', 'Vaktmästare'] },
};

/** Three in a hundred have protected personal data. */
const protectedPerHundred: readonly number[] = [16, 49, 83];

/** Titles of which there is one in a house: given once, then another is drawn. */
const chiefs = /chef|^Rektor|^Biträdande/;

const MOST_ON_ONE_NUMBER = 3;

interface Switchboard {
  readonly pool: NumberPool;
  /** Duty mobiles that several people answer. */
  readonly shared: string[];
  /** How many have a number that is not theirs alone, by number. */
  readonly users: Map<string, number>;
}

/** A number that several have, as long as not everyone has it yet. */
function sharedPhone(
  number: string | undefined | null,
  kind: Phone['kind'],
  users: Map<string, number>,
): Phone[] | null {
  if (number === undefined || number === null) return null;
  const count = users.get(number) ?? 0;
  if (count >= MOST_ON_ONE_NUMBER) return null;
  users.set(number, count + 1);
  return [{ number, kind }];
}

function phonesOf(unit: DemoUnit, { pool, shared, users }: Switchboard, random: Random): Phone[] {
  const own = random.next();
  if (own < 0.11) {
    const number = own < 0.04 ? undefined : pool.mobile.pop();
    if (number !== undefined) {
      // Some mobiles are a post's, not a person's: night staff, a duty phone. Those are shared.
      if (random.chance(0.2)) shared.push(number);
      return [{ number, kind: 'mobile' }];
    }
    const duty = sharedPhone(shared[random.integer(0, Math.max(0, shared.length - 1))], 'mobile', users);
    if (duty !== null) return duty;
  } else if (own < 0.3) {
    const number = pool.fixed.pop();
    if (number !== undefined) return [{ number, kind: 'fixed' }];
  }
  const ofUnit = sharedPhone(unit.ownNumber, 'fixed', users);
  return ofUnit ?? [{ number: unit.municipality.switchboard, kind: 'switchboard' }];
}

/** Returns exactly `total` people spread over the units; `today` (ISO date) decides when those who left did so. */
export function makePeople(
  seed: number,
  total: number,
  units: readonly DemoUnit[],
  pool: NumberPool,
  today: string,
): DemoPerson[] {
  const random = randomStream(seed, 'people');
  const desks = units.map((unit) => ({ unit, weight: workplaces[unit.type].size }));
  const mails = new Map<string, number>();
  const led = new Set<string>();
  const numbers: Switchboard = { pool, shared: [], users: new Map() };
  return Array.from({ length: total }, (_, index): DemoPerson => {
    const { unit } = random.weighted(desks);
    const workplace = workplaces[unit.type];
    const { given, family } = personName(random, workplace.women);
    let title = random.pick(workplace.titles);
    while (chiefs.test(title) && led.has(`${unit.row.id}:${title}`)) title = random.pick(workplace.titles);
    led.add(`${unit.row.id}:${title}`);
    const word = mailWord(given, family.split(' ')[0] ?? family);
    const nth = mails.get(`${word}@${unit.municipality.id}`) ?? 0;
    mails.set(`${word}@${unit.municipality.id}`, nth + 1);
    const isProtected = protectedPerHundred.includes(index % 100);
    const hasLeft = !isProtected && random.chance(0.035);
    const daysAgo = random.integer(5, 420);
    const phones = hasLeft ? [] : phonesOf(unit, numbers, random);
    const row: Person = {
      id: namedId(`person:${seed}:${index}`),
      organisationId: unit.municipality.id,
      version: 0,
      givenName: given,
      familyName: family,
      title,
      unitId: unit.row.id,
      phones,
      email: isProtected ? null : `${word}${nth === 0 ? '' : nth + 1}@${unit.municipality.id}.example`,
      protected: isProtected,
      vip: title === 'Förvaltningschef',
      leftOn: hasLeft ? new Date(Date.parse(today) - daysAgo * 86_400_000).toISOString().slice(0, 10) : null,
      ...untoldPerson,
      userId: null,
    };
    // Nobody can tell who a protected person is by the number they call from.
    const direct = isProtected ? undefined : phones.find(({ kind }) => kind !== 'switchboard');
    return { row, unit, municipality: unit.municipality, callsFrom: direct?.number ?? null };
  });
}

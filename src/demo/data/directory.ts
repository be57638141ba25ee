import type { DirectoryProposal } from '#shared/directory/proposal-schema.ts';
import type { DirectoryFunction, Person, Unit } from '#shared/directory/schema.ts';
import type { OpeningHours } from '#shared/service-hours/schema.ts';
import { functionTexts, middles, officeHoursTexts, officeTasks, titleTasks } from './directory-texts.ts';
import { namedId } from './ids.ts';
import { municipalities } from './organisations.ts';
import type { DemoPerson } from './people.ts';
import { type Random, randomStream } from './random.ts';
import { userId } from './staff.ts';
import type { DemoUnit } from './units.ts';

// What the directory says beyond names and numbers, in streams of its own: names and numbers stay as they were.

function hoursOf(name: string): OpeningHours | null {
  const days = officeHoursTexts[name];
  if (days === undefined) return null;
  const week = Array.from({ length: 7 }, (_, day) => {
    const [from, to] = days[day] ?? ['', ''];
    return from < to ? [{ from, to }] : [];
  });
  return { week, closedOnPublicHolidays: name !== 'Trygghetsjouren', exceptions: [] };
}

/** A house stands at one place, whatever sections it has. */
function placeOf(unit: DemoUnit, places: Map<string, Unit['place']>, random: Random): Unit['place'] {
  const middle = middles[unit.municipality.id];
  const key = `${unit.municipality.id}:${unit.row.address}`;
  const known = places.get(key);
  if (known !== undefined || middle === undefined) return known ?? null;
  const near = (degrees: number) => Math.round((degrees + (random.next() - 0.5) * 0.04) * 100_000) / 100_000;
  const place = { latitude: near(middle.latitude), longitude: near(middle.longitude) };
  places.set(key, place);
  return place;
}

/** Returns the units with tasks, hours and places. */
export function toldUnits(seed: number, units: readonly DemoUnit[]): Unit[] {
  const random = randomStream(seed, 'unit facts');
  const places = new Map<string, Unit['place']>();
  return units.map((unit): Unit => {
    const { row, municipality } = unit;
    const word = row.name.toLowerCase().replaceAll('å', 'a').replaceAll('ä', 'a').replaceAll('ö', 'o');
    return {
      ...row,
      place: placeOf(unit, places, random),
      email: unit.type === 'office' ? `${word.replace(/[^a-z]+/g, '.')}@${municipality.id}.example` : null,
      tasks: [...(officeTasks[row.name] ?? [])],
      openingHours: hoursOf(row.name),
      note: row.name === 'Trygghetsjouren' ? 'Svarar dygnet runt. Koppla alltid med avisering.' : '',
    };
  });
}

interface Colleagues {
  readonly present: readonly Person[];
  readonly chief: Person | undefined;
}

function colleaguesByUnit(people: readonly DemoPerson[]): Map<string, Colleagues> {
  const byUnit = new Map<string, Person[]>();
  for (const { row, unit } of people) {
    if (row.protected || row.leftOn !== null) continue;
    byUnit.set(unit.row.id, [...(byUnit.get(unit.row.id) ?? []), row]);
  }
  return new Map(
    [...byUnit].map(([id, present]) => [
      id,
      { present, chief: present.find(({ title }) => /chef|Rektor/.test(title)) },
    ]),
  );
}

const notes = [
  'Vill ha meddelande på e-post, inte koppling.',
  'Sitter i möte onsdagar hela förmiddagen.',
  'Svarar helst på mobilen.',
  'Hör illa: tala långsamt vid koppling.',
];

/** Returns the people with tasks, extensions, substitutes and successors; nobody is named who is protected. */
export function toldPeople(seed: number, people: readonly DemoPerson[]): Person[] {
  const random = randomStream(seed, 'person facts');
  const colleagues = colleaguesByUnit(people);
  let nextExtension = 6_100;
  return people.map(({ row, unit }): Person => {
    const [wantsSubstitute, wantsExtension, wantsNote] = [random.chance(0.3), random.chance(0.6), random.chance(0.03)];
    const pick = random.next();
    const { present = [], chief } = colleagues.get(unit.row.id) ?? {};
    const others = present.filter(({ id }) => id !== row.id);
    const other = others[Math.floor(pick * others.length)];
    const same = others.find(({ title }) => title === row.title) ?? other;
    const isChief = chief?.id === row.id || row.vip;
    const hasLeft = row.leftOn !== null;
    const ownNumber = row.phones.some(({ kind }) => kind === 'fixed');
    const extension =
      ownNumber && wantsExtension ? [{ number: String(nextExtension), kind: 'extension' as const }] : [];
    if (extension.length > 0) nextExtension += 1;
    const substitute = !hasLeft && (isChief || wantsSubstitute) ? other : undefined;
    return {
      ...row,
      phones: [...row.phones, ...extension],
      tasks: [...(titleTasks[row.title] ?? [])],
      substituteIds: row.protected || substitute === undefined ? [] : [substitute.id],
      successorId: hasLeft && pick < 0.85 ? (same?.id ?? null) : null,
      note: !row.protected && wantsNote ? (notes[Math.floor(pick * notes.length)] ?? '') : '',
    };
  });
}

/** Returns what people call about, for each municipality. */
export function makeFunctions(units: readonly DemoUnit[], people: readonly DemoPerson[]): DirectoryFunction[] {
  const colleagues = colleaguesByUnit(people);
  return municipalities.flatMap(({ id: organisationId }) =>
    functionTexts.flatMap((text): DirectoryFunction[] => {
      const unit = units.find(
        ({ row, municipality }) => municipality.id === organisationId && row.name === text.office,
      );
      if (unit === undefined) return [];
      const { present = [] } = colleagues.get(unit.row.id) ?? {};
      const place = ({ title }: Person) => text.titles.findIndex((begin) => title.startsWith(begin));
      const able = present.filter((person) => place(person) >= 0).sort((one, other) => place(one) - place(other));
      return [
        {
          id: namedId(`function:${organisationId}:${text.name}`),
          organisationId,
          version: 0,
          name: text.name,
          words: [...text.words],
          unitId: unit.row.id,
          personIds: able.slice(0, 3).map(({ id }) => id),
          phones: unit.row.phones,
          note: text.note,
          active: true,
        },
      ];
    }),
  );
}

/** Returns three proposals that wait and one that was approved; `now` in epoch milliseconds. */
export function makeDirectoryProposals(people: readonly DemoPerson[], now: number): DirectoryProposal[] {
  const known = people.filter(({ row }) => !row.protected && row.leftOn === null).map(({ row }) => row);
  const instant = (hoursAgo: number) => new Date(now - hoursAgo * 3_600_000).toISOString();
  const proposal = (nth: number, change: Partial<DirectoryProposal>): DirectoryProposal[] => {
    const person = known[nth * 37];
    if (person === undefined) return [];
    return [
      {
        id: namedId(`proposal:${nth}`),
        organisationId: person.organisationId,
        version: 0,
        kind: 'people',
        recordId: person.id,
        isNew: false,
        changes: {},
        seen: {},
        note: '',
        byUserId: userId('olga.operator'),
        at: instant(nth * 5 + 1),
        status: 'waiting',
        decidedByUserId: null,
        decidedAt: null,
        reason: '',
        ...change,
      },
    ];
  };
  return [
    ...proposal(1, { changes: { title: 'Enhetschef' }, note: 'Tillträdde den 1 november enligt intranätet.' }),
    ...proposal(2, {
      changes: { tasks: ['lokalbokning', 'nycklar'] },
      note: 'Alla frågor om lokaler hamnar hos henne.',
    }),
    ...proposal(3, {
      note: 'Numret går till fel person, en kollega svarar varje gång.',
      byUserId: userId('oskar.operator'),
    }),
    ...proposal(4, {
      note: 'Har bytt avdelning.',
      status: 'refused',
      decidedByUserId: userId('ada.administrator'),
      decidedAt: instant(2),
      reason: 'Flytten gäller först från årsskiftet.',
    }),
  ];
}

import type { Phone, Unit } from '#shared/directory/schema.ts';
import { namedId } from './ids.ts';
import type { NumberPool } from './numbers.ts';
import { type Municipality, municipalities } from './organisations.ts';
import { type Random, randomStream } from './random.ts';
import {
  type DepartmentKey,
  departments,
  flowers,
  offices,
  placeStems,
  sections,
  streets,
  type UnitType,
} from './unit-names.ts';
import { untoldUnit } from './untold.ts';

/** A unit with what the generators of people and tickets need to know of it. */
export interface DemoUnit {
  readonly row: Unit;
  readonly type: UnitType;
  readonly municipality: Municipality;
  /** The unit's own number, null when it is reached through the switchboard. */
  readonly ownNumber: string | null;
}

interface House {
  readonly name: string;
  readonly type: UnitType;
  readonly department: DepartmentKey;
  readonly house?: string;
}

interface HouseTurn {
  readonly type: UnitType;
  readonly department: DepartmentKey;
  readonly naming: (stem: string, flower: string) => string;
}

/** The kinds of houses in the order they come round: from the n-th place stem and the n-th flower a name is made. */
const houseTurns: readonly HouseTurn[] = [
  { type: 'preschool', department: 'education', naming: (_stem, flower) => `Förskolan ${flower}` },
  { type: 'school', department: 'education', naming: (stem) => `${stem}skolan` },
  { type: 'home-care', department: 'social', naming: (stem) => `Hemtjänsten ${stem}området` },
  { type: 'preschool', department: 'education', naming: (stem) => `${stem}förskolan` },
  { type: 'care-home', department: 'social', naming: (stem) => `${stem}hemmet` },
  { type: 'group-home', department: 'social', naming: (_stem, flower) => `Gruppbostaden ${flower}` },
  { type: 'preschool', department: 'education', naming: (stem) => `${stem}byns förskola` },
  { type: 'leisure', department: 'culture', naming: (_stem, flower) => `Fritidsgården ${flower}` },
];

function shuffled<T>(list: readonly T[], random: Random): T[] {
  return list
    .map((item) => ({ item, at: random.next() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item);
}

/** Returns the element at `index`, counting round and round. */
function nth<T>(list: readonly T[], index: number): T {
  return list[index % list.length] as T;
}

function houses(count: number, random: Random): House[] {
  const stems = shuffled(placeStems, random);
  const blossoms = shuffled(flowers, random);
  const found: House[] = [];
  for (let index = 0; found.length < count; index += 1) {
    const { type, department, naming } = nth(houseTurns, index);
    const name = naming(nth(stems, index), nth(blossoms, index));
    if (found.some((house) => house.name === name)) continue;
    found.push({ name, type, department });
    for (const section of sections[type] ?? []) {
      if (found.length < count) found.push({ name: `${name}, ${section}`, type, department, house: name });
    }
  }
  return found;
}

function unitsOf(municipality: Municipality, count: number, pool: NumberPool, random: Random): DemoUnit[] {
  const unitId = (name: string) => namedId(`unit:${municipality.id}:${name}`);
  const addresses = new Map<string, string>();
  const address = (key: string) => {
    const known = addresses.get(key);
    if (known !== undefined) return known;
    const made = `${random.pick(streets)} ${random.integer(1, 64)}${random.chance(0.15) ? random.pick(['A', 'B', 'C']) : ''}, ${random.pick(municipality.places)}`;
    addresses.set(key, made);
    return made;
  };
  const phones = (ownNumber: string | null): Phone[] =>
    ownNumber === null
      ? [{ number: municipality.switchboard, kind: 'switchboard' }]
      : [{ number: ownNumber, kind: ownNumber.startsWith('+4670') ? 'mobile' : 'fixed' }];
  const make = (name: string, type: UnitType, parentId: string | null, at: string, share: number): DemoUnit => {
    const ownNumber = random.chance(share) ? (pool.fixed.pop() ?? null) : null;
    const row: Unit = {
      id: unitId(name),
      organisationId: municipality.id,
      version: 0,
      name,
      parentId,
      phones: phones(ownNumber),
      address: address(at),
      ...untoldUnit,
    };
    return { row, type, municipality, ownNumber };
  };

  const keys = Object.keys(departments) as DepartmentKey[];
  const tops = keys.map((key) => make(departments[key], 'department', null, 'town hall', 0));
  const middle = keys.flatMap((key) =>
    offices[key].map((name) =>
      make(name, 'office', unitId(departments[key]), key === 'culture' ? name : 'town hall', 0.25),
    ),
  );
  const leaves = houses(count - tops.length - middle.length, random).map((house) =>
    make(house.name, house.type, unitId(house.house ?? departments[house.department]), house.house ?? house.name, 0.4),
  );
  return [...tops, ...middle, ...leaves];
}

/** Returns exactly `total` units: departments, offices, schools, preschools, care homes; each with an address. */
export function makeUnits(seed: number, total: number, pool: NumberPool): DemoUnit[] {
  let left = total;
  return municipalities.flatMap((municipality, index) => {
    const isLast = index === municipalities.length - 1;
    const count = isLast ? left : Math.round((total * municipality.share) / 100);
    left -= count;
    return unitsOf(municipality, count, pool, randomStream(seed, `units:${municipality.id}`));
  });
}

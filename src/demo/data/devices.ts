import type { Device } from '#shared/inventory/schema.ts';
import { namedId } from './ids.ts';
import { type DeviceModel, deviceModels } from './models.ts';
import { type MunicipalityId, municipalities } from './organisations.ts';
import type { DemoPerson } from './people.ts';
import { type Random, randomStream } from './random.ts';
import type { DemoUnit } from './units.ts';

const prefixes: Record<MunicipalityId, string> = { burlov: 'B', kavlinge: 'K', staffanstorp: 'S' };
/** Without letters that are mistaken for digits on a label. */
const serialLetters = [...'ABCDEFGHJKLMNPRSTUVWXYZ0123456789'];

function plusYears(date: string, years: number): string {
  return `${Number(date.slice(0, 4)) + years}${date.slice(4)}`;
}

function makeDevice(
  index: number,
  model: DeviceModel,
  organisationId: MunicipalityId,
  today: string,
  random: Random,
): Device {
  const ageInDays = random.integer(20, Math.round(model.years * 365 * 1.15));
  // The 29th does not exist in every year the warranty may end in.
  const bought = new Date(Date.parse(today) - ageInDays * 86_400_000).toISOString().slice(0, 10).replace(/-29$/, '-28');
  const serial = Array.from({ length: 8 }, () => random.pick(serialLetters)).join('');
  return {
    id: namedId(`device:${index}`),
    organisationId,
    version: 0,
    assetTag: `${prefixes[organisationId]}${model.tag}-${String(10_000 + index * 7).slice(-5)}`,
    serialNumber: `${model.manufacturer.slice(0, 2).toUpperCase()}${serial}`,
    manufacturer: model.manufacturer,
    model: model.model,
    category: model.category,
    configuration: random.pick(model.configurations),
    status: 'in-use',
    loaner: false,
    currentLoanId: null,
    accessories: [...model.accessories],
    personId: null,
    unitId: null,
    purchasedOn: bought,
    warrantyUntil: plusYears(bought, model.warrantyYears),
  };
}

function place(device: Device, people: readonly DemoPerson[], units: readonly DemoUnit[], random: Random): Device {
  const state = random.next();
  if (state < 0.06) return { ...device, status: 'in-stock' };
  if (state < 0.09) return { ...device, status: 'in-repair' };
  if (state < 0.13) return { ...device, status: 'retired' };
  const isPersonal = ['laptop', 'phone'].includes(device.category) && random.chance(0.8);
  const owner = random.pick(people);
  if (isPersonal) return { ...device, personId: owner.row.id, unitId: owner.unit.row.id };
  return { ...device, unitId: random.pick(units).row.id };
}

/**
 * Returns exactly `total` devices, the first `loaners` of them kept to be lent; models, labels, serial numbers, owners.
 * Protected people own none here: a register that everyone may search must not give them away.
 */
export function makeDevices(
  seed: number,
  total: number,
  loaners: number,
  people: readonly DemoPerson[],
  units: readonly DemoUnit[],
  today: string,
): Device[] {
  const random = randomStream(seed, 'devices');
  const owners = people.filter(({ row }) => !row.protected && row.leftOn === null);
  const shares = municipalities.map(({ id, share }) => ({ id, weight: share }));
  const loanModels = deviceModels.map((model) => ({ ...model, weight: model.loanWeight }));
  return Array.from({ length: total }, (_, index) => {
    const isLoaner = index < loaners;
    const organisationId = isLoaner
      ? (municipalities[index % municipalities.length] ?? municipalities[0]).id
      : random.weighted(shares).id;
    const model = random.weighted(isLoaner ? loanModels : deviceModels);
    const device = makeDevice(index, model, organisationId, today, random);
    if (!isLoaner) {
      const belongs = ({ municipality }: { municipality: { id: string } }) => municipality.id === organisationId;
      return place(device, owners.filter(belongs), units.filter(belongs), random);
    }
    // Two of the loaners are themselves broken, as always.
    return { ...device, loaner: true, status: index % 29 === 28 ? 'in-repair' : 'in-stock' };
  });
}

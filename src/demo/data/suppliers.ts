import { formatPhoneNumber } from '#shared/directory/phone-number.ts';
import type { Supplier } from '#shared/suppliers/schema.ts';
import { namedId } from './ids.ts';
import { aroundTheClock, officeHours, provider } from './organisations.ts';
import type { ServiceKey } from './service-keys.ts';

interface SupplierText {
  readonly name: string;
  readonly email: string;
  readonly note: string;
  /** What their own numbers of a matter begin with. */
  readonly reference: string;
  readonly services: readonly ServiceKey[];
}

const supplierTexts = {
  operator: {
    name: 'Sundkraft Mobil',
    email: 'foretag@sundkraft.example',
    note: 'Kundnummer 448 120. Spärr av SIM-kort dygnet runt, övrigt helgfria vardagar 08:00–17:00. De frågar efter telefonnummer och IMEI.',
    reference: 'SK',
    services: ['mobile', 'subscription', 'fixed-phone', 'pbx', 'switchboard', 'info-center'],
  },
  hardware: {
    name: 'Skånedata Service',
    email: 'service@skanedata.example',
    note: 'Ramavtal 2024:17, service på plats nästa arbetsdag. De frågar efter serienummer och felbeskrivning. Datorn lämnas utan hårddiskkryptering låst.',
    reference: 'RMA',
    services: ['workplace', 'pupil-device', 'tablet', 'field-work'],
  },
  printers: {
    name: 'Öresunds Kontorsmaskiner',
    email: 'felanmalan@kontorsmaskiner.example',
    note: 'Klickavtal. Ange maskinens märkning och räkneverk. Toner beställs av sig själv; ring bara när den inte har kommit.',
    reference: 'ÖK',
    services: ['printing', 'conference'],
  },
  network: {
    name: 'Lundåkra Fiber',
    email: 'noc@lundakrafiber.example',
    note: 'Driftcentral dygnet runt. De frågar efter förbindelsenummer; lista finns i nätdokumentationen.',
    reference: 'LF',
    services: ['network', 'wifi', 'server', 'backup', 'database', 'account', 'email'],
  },
  care: {
    name: 'Omvårdnadssystem Nord',
    email: 'support@omvardnadssystem.example',
    note: 'Support 07:00–18:00, jour för akuta fel övrig tid. Ingen uppgift om brukare i e-post: ring i stället.',
    reference: 'INC',
    services: ['care-records', 'safety-alarm'],
  },
  school: {
    name: 'Läroplattan',
    email: 'kundservice@laroplattan.example',
    note: 'Endast systemförvaltare får anmäla. Svar inom två arbetsdagar.',
    reference: 'LP',
    services: ['learning-platform'],
  },
  office: {
    name: 'Attesta Ekonomi och lön',
    email: 'support@attesta.example',
    note: 'Avtal till och med 2027. Vid månadsbyte svarar de först på löneärenden.',
    reference: 'CS',
    services: ['finance', 'payroll', 'access', 'cars', 'travel'],
  },
  former: {
    name: 'Telebolaget Syd',
    email: '',
    note: 'Avtalet upphörde vid årsskiftet. Kvar för äldre ärenden.',
    reference: 'TS',
    services: [],
  },
} as const satisfies Record<string, SupplierText>;

type SupplierKey = keyof typeof supplierTexts;

const supplierKeys = Object.keys(supplierTexts) as SupplierKey[];

function supplierId(key: SupplierKey): string {
  return namedId(`supplier:${key}`);
}

/** Returns the suppliers a service leans on. */
export function supplierIdsOf(service: ServiceKey): string[] {
  return supplierKeys
    .filter((key) => supplierTexts[key].services.some((named) => named === service))
    .map((key) => supplierId(key));
}

/** Returns the suppliers; `numbers` are telephone numbers (E.164) that reach nobody, one for each. */
export function makeSuppliers(numbers: readonly string[]): Supplier[] {
  return supplierKeys.map((key, index) => ({
    id: supplierId(key),
    organisationId: provider,
    version: 0,
    name: supplierTexts[key].name,
    phone: key === 'former' ? '' : formatPhoneNumber(numbers[index] ?? ''),
    email: supplierTexts[key].email,
    note: supplierTexts[key].note,
    hours: key === 'network' ? aroundTheClock : key === 'former' ? null : officeHours,
    resolveWithinMinutes: key === 'former' ? null : 960,
    warnBeforeMinutes: 120,
    active: key !== 'former',
  }));
}

/** Returns what a supplier's own numbers begin with ("RMA"). */
export function referenceWord(id: string): string {
  return supplierTexts[supplierKeys.find((key) => supplierId(key) === id) ?? 'former'].reference;
}

import type { Service, ServiceArea, ServiceLevel } from '#shared/catalogue/schema.ts';
import type { Group } from '#shared/users/schema.ts';
import { serviceDetails } from './catalogue-texts.ts';
import { namedId } from './ids.ts';
import { aroundTheClock, extendedHours, officeHours, provider } from './organisations.ts';
import { type ServiceKey, serviceKeys } from './service-keys.ts';
import { supplierIdsOf } from './suppliers.ts';

const groupTexts = {
  'service-desk': ['Service Desk', 'Första linjen: tar emot, löser direkt eller lämnar vidare.'],
  workplace: ['Arbetsplats', 'Datorer, skärmar, skrivare och surfplattor. Man-på-plats i kommunerna.'],
  network: ['Nät', 'Trådbundet och trådlöst nät, brandväggar och förbindelser.'],
  server: ['Server', 'Servrar, lagring, databaser och säkerhetskopiering.'],
  telephony: ['Telefoni', 'Växelplattform, mobiltelefoner, abonnemang och SIM-kort.'],
  switchboard: ['Växel', 'Kommunernas telefonister.'],
  'info-center': ['Infocenter', 'Receptioner, besökare, passerkort och post.'],
  applications: ['Verksamhetssystem', 'Systemförvaltning för skola, vård och omsorg, ekonomi och lön.'],
  security: ['IT-säkerhet', 'Incidenter, behörigheter och misstänkt e-post.'],
} as const;

export type GroupKey = keyof typeof groupTexts;

/** Returns the identifier of a group. */
export function groupId(key: GroupKey): string {
  return namedId(`group:${key}`);
}

/** Returns the resolver groups; all belong to the provider. */
export function makeGroups(): Group[] {
  return (Object.keys(groupTexts) as GroupKey[]).map((key) => ({
    id: groupId(key),
    organisationId: provider,
    version: 0,
    name: groupTexts[key][0],
    description: groupTexts[key][1],
    phone: '',
    hours: null,
    active: true,
  }));
}

const levelTexts = {
  base: { name: 'Bas – kontorstid', hours: officeHours, resolve: [240, 480, 1_440, 4_800], remind: [3, 6], close: 10 },
  extended: {
    name: 'Utökad – vardagar 06:30–20:00',
    hours: extendedHours,
    resolve: [240, 480, 1_620, 4_860],
    remind: [2, 5],
    close: 8,
  },
  always: {
    name: 'Dygnet runt',
    hours: aroundTheClock,
    resolve: [240, 480, 2_880, 10_080],
    remind: [2, 4, 6],
    close: 14,
  },
} as const;

export type LevelKey = keyof typeof levelTexts;

/** Returns the three service levels; support begins within eight hours of service time in all of them. */
export function makeServiceLevels(): ServiceLevel[] {
  return (Object.keys(levelTexts) as LevelKey[]).map((key) => {
    const { name, hours, resolve, remind, close } = levelTexts[key];
    const [critical, high, normal, low] = resolve;
    return {
      id: namedId(`level:${key}`),
      organisationId: provider,
      version: 0,
      name,
      hours,
      withinCustomerHours: false,
      startWithinMinutes: 480,
      resolveWithinMinutes: { critical, high, normal, low },
      answerWithinWorkingDays: 2,
      warnBeforeMinutes: 60,
      pausedBy: ['waiting-for-user'],
      waiting: { remindAfterWorkingDays: [...remind], closeAfterWorkingDays: close, byRule: false },
    };
  });
}

const areaNames = {
  it: 'IT',
  telephony: 'Telefoni',
  'contact-center': 'Kontaktcenter',
  printing: 'Reproduktion och utskrifter',
  education: 'Utbildning',
  care: 'Vård och omsorg',
  finance: 'Ekonomi',
  payroll: 'Lön',
  conferences: 'Konferenser',
  office: 'Kontorsservice',
  cars: 'Personbilshantering',
  travel: 'Tjänsteresor',
} as const;

type AreaKey = keyof typeof areaNames;

/** Returns the service areas in the order they are shown. */
export function makeServiceAreas(): ServiceArea[] {
  return (Object.keys(areaNames) as AreaKey[]).map((key, index) => ({
    id: namedId(`area:${key}`),
    organisationId: provider,
    version: 0,
    name: areaNames[key],
    sortOrder: index + 1,
    active: true,
  }));
}

type ServiceText = readonly [AreaKey, string, Service['priceClass'], LevelKey, GroupKey, string];

/** Area, name, price class, level, default group and purpose of every service. */
const serviceTexts = {
  workplace: [
    'it',
    'Datorarbetsplats',
    'base',
    'base',
    'workplace',
    'En dator som fungerar, med rätt program och rätt tillbehör, för den som arbetar i kommunen.',
  ],
  'pupil-device': [
    'it',
    'Elevdator',
    'additional',
    'base',
    'workplace',
    'Skolans datorer till eleverna. Felanmälan görs av skolans personal.',
  ],
  tablet: [
    'it',
    'Surfplatta',
    'additional',
    'base',
    'workplace',
    'Surfplattor till förskola, hemtjänst och förtroendevalda.',
  ],
  'field-work': [
    'it',
    'Man-på-plats',
    'additional',
    'base',
    'workplace',
    'Tekniker på besök för det som inte kan lösas på distans.',
  ],
  account: [
    'it',
    'Konto och behörighet',
    'base',
    'extended',
    'service-desk',
    'Inloggning, lösenord, grupper och behörigheter.',
  ],
  email: [
    'it',
    'E-post och kalender',
    'base',
    'extended',
    'service-desk',
    'Brevlådor, funktionsadresser, kalendrar och möten.',
  ],
  network: [
    'it',
    'Nätverksdrift',
    'base',
    'always',
    'network',
    'Förbindelser mellan kommunens hus och ut på internet.',
  ],
  wifi: ['it', 'Trådlöst nät', 'base', 'extended', 'network', 'Trådlöst nät för personal, elever och gäster.'],
  server: [
    'it',
    'Serverdrift',
    'base',
    'always',
    'server',
    'Drift av servrar och lagring, med övervakning dygnet runt.',
  ],
  database: ['it', 'Databasdrift', 'special', 'always', 'server', 'Drift av verksamhetssystemens databaser.'],
  backup: [
    'it',
    'Backup och säkerhet',
    'base',
    'always',
    'security',
    'Säkerhetskopior, återläsning och skydd mot skadlig kod.',
  ],
  mobile: ['telephony', 'Mobiltelefoni', 'base', 'base', 'telephony', 'Mobiltelefoner: bas, avancerad och robust.'],
  'fixed-phone': [
    'telephony',
    'Fast telefoni',
    'base',
    'base',
    'telephony',
    'Fasta telefoner, hisstelefoner och larmförbindelser.',
  ],
  subscription: [
    'telephony',
    'Abonnemang och SIM-kort',
    'base',
    'base',
    'telephony',
    'Beställning, ändring, spärr och avslut av abonnemang.',
  ],
  pbx: [
    'telephony',
    'Drift av växel och svarsgrupper',
    'base',
    'always',
    'telephony',
    'Växelplattformen, svarsgrupper, hänvisningar och röstbrevlådor.',
  ],
  switchboard: [
    'contact-center',
    'Kommunväxel',
    'base',
    'base',
    'switchboard',
    'Svara, koppla, hänvisa och ta emot meddelanden.',
  ],
  'info-center': [
    'contact-center',
    'Infocenter',
    'base',
    'base',
    'info-center',
    'Reception, besökare, gästnät och kommunens gemensamma brevlåda.',
  ],
  printing: [
    'printing',
    'Utskrift och kopiering',
    'base',
    'base',
    'workplace',
    'Skrivare och multimaskiner med utskrift via passerkort.',
  ],
  'learning-platform': [
    'education',
    'Lärplattform och elevregister',
    'base',
    'extended',
    'applications',
    'Närvaro, omdömen, schema och kontakt med vårdnadshavare.',
  ],
  'care-records': [
    'care',
    'Verksamhetssystem vård och omsorg',
    'base',
    'always',
    'applications',
    'Dokumentation, planering och insatser i hemtjänst och särskilt boende.',
  ],
  'safety-alarm': [
    'care',
    'Trygghetslarm och välfärdsteknik',
    'additional',
    'always',
    'network',
    'Trygghetslarm, digital tillsyn, nyckelfria lås och medicingivare.',
  ],
  finance: [
    'finance',
    'Ekonomisystem och fakturor',
    'base',
    'base',
    'applications',
    'Leverantörsfakturor, attest, kundfakturor och rapporter.',
  ],
  payroll: [
    'payroll',
    'Lön och schemaläggning',
    'base',
    'base',
    'applications',
    'Tidrapport, schema, reseräkning och lönebesked.',
  ],
  conference: [
    'conferences',
    'Konferensrum och videomöten',
    'additional',
    'base',
    'workplace',
    'Skärmar, kameror och ljud i sammanträdesrum, och hjälp inför möten.',
  ],
  access: [
    'office',
    'Passerkort och lås',
    'base',
    'base',
    'info-center',
    'Passerkort, behörighet till dörrar och besökskort.',
  ],
  cars: ['cars', 'Poolbilar', 'additional', 'base', 'info-center', 'Bokning av bil, nycklar, körjournal och skador.'],
  travel: ['travel', 'Resebokning', 'additional', 'base', 'info-center', 'Tåg, hotell och konferensresor.'],
} as const satisfies Record<ServiceKey, ServiceText>;

/** Returns the identifier of a service. */
export function serviceId(key: ServiceKey): string {
  return namedId(`service:${key}`);
}

/** Returns the group that gets a service's tickets first. */
export function defaultGroupOf(key: ServiceKey): GroupKey {
  return serviceTexts[key][4];
}

/** Returns the service catalogue; `scriptIds` names the fault-report scripts there are. */
export function makeServices(scriptIds: Partial<Record<ServiceKey, string>>): Service[] {
  return serviceKeys.map((key) => {
    const [area, name, priceClass, level, group, purpose] = serviceTexts[key];
    return {
      id: serviceId(key),
      organisationId: provider,
      version: 0,
      areaId: namedId(`area:${area}`),
      name,
      purpose,
      ...serviceDetails(key),
      priceClass,
      category: priceClass === 'base' ? 1 : priceClass === 'additional' ? 2 : 3,
      supplierIds: supplierIdsOf(key),
      revision: 1,
      active: true,
      serviceLevelId: namedId(`level:${level}`),
      defaultGroupId: groupId(group),
      scriptId: scriptIds[key] ?? null,
    };
  });
}

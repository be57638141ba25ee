import type { Service } from '#shared/catalogue/schema.ts';
import type { ServiceKey } from './service-keys.ts';

/** What a service includes, what the customer does, and to whom it is offered. */
export type ServiceDetails = Pick<Service, 'content' | 'customerDuties' | 'exclusions' | 'orderers'>;

/** Services whose text says more than the usual. */
const detailTexts: Partial<Record<ServiceKey, Partial<ServiceDetails>>> = {
  workplace: {
    content:
      'Dator med skärm, tangentbord och mus. Installation, uppdatering, byte vid fel och återtagning. Låneexemplar medan datorn lagas.',
    customerDuties:
      'Anmäler fel i tid, tar hem datorn vid besök av tekniker, lämnar tillbaka utrustning när någon slutar.',
  },
  'pupil-device': {
    content: 'Elevdator med lärplattform, filter och byte vid fel. Reservdatorer på varje skola.',
    customerDuties: 'Skolans it-ombud samlar in, märker och felanmäler. Vårdnadshavares skador debiteras skolan.',
    exclusions: ['elever (skolans personal anmäler)', 'vårdnadshavare'],
  },
  tablet: {
    content: 'Surfplatta med fodral, enhetshantering och program ur kommunens katalog.',
    exclusions: ['elever'],
  },
  'field-work': {
    content: 'Besök av tekniker vardagar, normalt inom två arbetsdagar. Res- och arbetstid ingår i priset.',
    customerDuties: 'Tillträde till lokalen och en kontaktperson på plats.',
    exclusions: ['elever'],
  },
  account: {
    content: 'Konto, lösenord, behörighet efter chefens beslut, avslut samma dag som anställningen upphör.',
    customerDuties: 'Chef beställer, ändrar och avslutar. Ingen lånar ut sitt konto.',
    exclusions: ['elever (skolans it-ombud byter lösenord)'],
  },
  email: {
    content: 'Brevlåda, kalender, funktionsadresser och skydd mot skräppost och nätfiske.',
    exclusions: ['elever', 'vikarier kortare än en månad'],
  },
  network: {
    content: 'Förbindelse, brandvägg och övervakning dygnet runt. Ändringar görs i servicefönster.',
    customerDuties: 'Meddelar ombyggnad och flytt minst 15 arbetsdagar i förväg.',
  },
  wifi: { content: 'Täckning i överenskomna lokaler, nät för personal, elever och gäster.' },
  server: { content: 'Drift, övervakning, uppdatering i servicefönster och återstart dygnet runt.' },
  database: {
    content: 'Drift och prestanda efter särskild överenskommelse. Debiteras per timme.',
    customerDuties: 'Utser systemägare och beslutar om servicefönster.',
  },
  mobile: {
    content: 'Mobiltelefon i tre klasser: bas, avancerad och robust. Enhetshantering, fodral och byte vid fel.',
    customerDuties: 'Behörig beställare beställer. Förlorad telefon anmäls genast för spärr.',
    exclusions: ['elever', 'förtroendevalda utan arvode'],
    orderers: 'authorised',
  },
  subscription: {
    content: 'Abonnemang med samtal och data, nummerflytt, spärr dygnet runt, avslut.',
    customerDuties: 'Behörig beställare beställer, ändrar och avslutar. Kostnadsställe anges alltid.',
    exclusions: ['elever'],
    orderers: 'authorised',
  },
  pbx: { content: 'Växelplattform, svarsgrupper, hänvisningar, röstbrevlådor och statistik.' },
  switchboard: { content: 'Svar inom en minut i nio fall av tio, koppling, hänvisning och meddelanden.' },
  printing: {
    content: 'Skrivare, toner, service och utskrift med passerkort på vilken maskin som helst.',
    customerDuties: 'Fyller på papper. Flyttar inte maskiner på egen hand.',
    exclusions: ['utskrift hemifrån'],
  },
  'care-records': {
    content: 'Drift, behörighet och stöd i dokumentation och planering, med jour.',
    customerDuties: 'Utser lokala stödpersoner. Lämnar aldrig uppgift om brukare i ett ärende.',
  },
  'safety-alarm': { content: 'Larmmottagning, täckning och byte av enheter i ordinärt och särskilt boende.' },
};

const usual: ServiceDetails = {
  content: 'Stöd på telefon och på distans under tjänstens öppettider, felavhjälpning och råd.',
  customerDuties: 'Beskriver felet och vem det gäller, och är anträffbar för frågor.',
  exclusions: [],
  orderers: 'anyone',
};

/** Returns what the catalogue says of a service beside its purpose. */
export function serviceDetails(key: ServiceKey): ServiceDetails {
  return { ...usual, ...detailTexts[key] };
}

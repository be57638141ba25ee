import type { MunicipalityId } from './organisations.ts';

interface InfoTextText {
  readonly organisationId: MunicipalityId;
  readonly title: string;
  readonly body: string;
  readonly keywords: readonly string[];
  /** A word in the name of the unit it is about. */
  readonly unit?: string;
  /** From and until how many days from today it holds. */
  readonly fromDays?: number;
  readonly untilDays?: number;
}

/** What every municipality is asked, with what differs between them. */
function common(organisationId: MunicipalityId, house: string, street: string, visits: string): InfoTextText[] {
  return [
    {
      organisationId,
      title: 'När har kommunhuset öppet?',
      body: `**${house}**, ${street}.\n\n- Receptionen: ${visits}\n- Växeln: helgfria vardagar 7.45–16.30\n\nUtanför tiderna: mejla kommunen eller använd e-tjänsterna.`,
      keywords: ['öppettider', 'reception', 'besök', 'adress', 'medborgarkontor'],
      unit: 'Kontaktcenter',
    },
    {
      organisationId,
      title: 'Söka bygglov – vem pratar jag med?',
      body: '**Bygglovsenheten** svarar på telefon måndag, onsdag och fredag 9–11. Ansökan görs i e-tjänsten.\n\n- Attefallshus, plank och skyltar: också bygglov eller anmälan\n- Pågående ärende: fråga efter **ärendets nummer** och koppla till handläggaren\n- Klagomål på en granne: be dem skriva, koppla inte',
      keywords: ['bygglov', 'attefall', 'altan', 'plank', 'granne', 'rivning'],
      unit: 'Bygglov',
    },
    {
      organisationId,
      title: 'Plats i förskola och fritidshem',
      body: 'Ansökan och uppsägning görs i e-tjänsten med e-legitimation. Uppsägningstiden är **två månader**.\n\n- Köplats och erbjudande: Barnomsorgsplaceringen, tisdag och torsdag 9–11\n- Sjukanmälan av barn: direkt till förskolan, inte hit',
      keywords: ['dagis', 'barnomsorg', 'kö', 'fritids', 'uppsägning', 'sjukanmälan'],
      unit: 'Barnomsorg',
    },
    {
      organisationId,
      title: 'Hjälp i hemmet: hemtjänst, larm, färdtjänst',
      body: '**Ny ansökan**: Biståndsenheten, helgfria vardagar 8.30–10.30.\n\n- Har redan hemtjänst: koppla till områdets planerare\n- Trygghetslarm som inte fungerar: Trygghetsjouren, dygnet runt\n- Färdtjänst: ansökan här, **resor beställs** hos Skånetrafiken',
      keywords: ['äldre', 'hemtjänst', 'trygghetslarm', 'färdtjänst', 'bistånd'],
      unit: 'Bistånd',
    },
    {
      organisationId,
      title: 'Ekonomiskt bistånd (socialbidrag)',
      body: 'Ny ansökan: be den som ringer lämna namn och nummer, mottagningen ringer upp **samma dag**. Pågående ärende: koppla till handläggaren, telefontid 9–10.\n\nFråga inte om anledningen.',
      keywords: ['socialbidrag', 'försörjningsstöd', 'soc', 'pengar', 'hyra'],
      unit: 'Försörjningsstöd',
    },
    {
      organisationId,
      title: 'Vattenläcka, stopp i avloppet, trasig gatlykta',
      body: '- **Vattenläcka eller avlopp**: koppla till VA-enheten, kvällar och helger till jouren\n- **Gatlykta, hål i vägen, halka**: felanmälan i e-tjänsten, annars Gatu- och parkenheten\n- **Fara för liv**: 112',
      keywords: ['va', 'vatten', 'avlopp', 'gata', 'halka', 'snö', 'lampa', 'felanmälan'],
      unit: 'VA-enheten',
    },
  ];
}

/** The texts read to callers. Fictional where the municipality does not say it itself, and without telephone numbers. */
export const infoTextTexts: readonly InfoTextText[] = [
  ...common('burlov', 'Medborgarhuset', 'Lommavägen 19, Arlöv', 'måndag–torsdag 8–17, fredag 8–15'),
  {
    organisationId: 'burlov',
    title: 'Simhallen stängd för underhåll',
    body: 'Burlövsbadet är **stängt** för underhåll av bassängen. Simskolans grupper får mejl om nya tider. Årskort förlängs av sig själva.',
    keywords: ['bad', 'burlövsbadet', 'simskola', 'årskort'],
    unit: 'Simhallen',
    fromDays: -3,
    untilDays: 9,
  },
  {
    organisationId: 'burlov',
    title: 'Vem har hand om vigslar?',
    body: 'Borgerlig vigsel bokas hos **kansliet**. Hindersprövning görs hos Skatteverket och får vara högst fyra månader gammal. Vigslar hålls fredagar 13–15 i Medborgarhuset.',
    keywords: ['vigsel', 'gifta sig', 'bröllop', 'hindersprövning'],
    unit: 'Kansli',
  },
  ...common('kavlinge', 'Kommunhuset', 'Kullagatan 2, Kävlinge', 'måndag–fredag 8–16, torsdag till 18'),
  {
    organisationId: 'kavlinge',
    title: 'Höstlov och lovskola',
    body: 'Lovskola för årskurs 8 och 9 hålls i Korsbackaskolan. Anmälan görs av skolan, inte av växeln.',
    keywords: ['lov', 'lovskola', 'höstlov', 'skola'],
    fromDays: -40,
    untilDays: -12,
  },
  {
    organisationId: 'kavlinge',
    title: 'Skolskjuts: bussen kom inte',
    body: '1. Fråga efter **skola, hållplats och linje**.\n2. Skolskjutsgruppen svarar helgfria vardagar från 6.30.\n3. Efter 16: trafikbolagets kundtjänst.\n\nNy ansökan om skolskjuts görs i e-tjänsten före den 15 maj.',
    keywords: ['buss', 'skolbuss', 'skjuts', 'hållplats'],
    unit: 'Skolskjuts',
  },
  ...common('staffanstorp', 'Rådhuset', 'Torget 1, Staffanstorp', 'måndag–fredag 8–16.30'),
  {
    organisationId: 'staffanstorp',
    title: 'Julmarknaden på torget',
    body: 'Söndag 11–16 på torget. Bokning av bord: **Näringslivsenheten**. Torget är avstängt för bilar från 8.',
    keywords: ['jul', 'marknad', 'torget', 'parkering'],
    unit: 'Näringsliv',
    fromDays: 4,
    untilDays: 18,
  },
  {
    organisationId: 'staffanstorp',
    title: 'Återvinningscentralen i Staffanstorp',
    body: 'Återvinningscentralen sköts av **avfallsbolaget**, som svarar på frågor om kort, sorter och hämtning. Kommunen svarar bara på nedskräpning: Gatu- och parkenheten.',
    keywords: ['tippen', 'sopor', 'grovsopor', 'avfall', 'åvc'],
    unit: 'Gatu',
  },
];

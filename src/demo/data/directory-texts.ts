/** What people call about: the office that has it, other words for it, who there does it, what operators must know. */
interface FunctionText {
  readonly name: string;
  readonly words: readonly string[];
  readonly office: string;
  /** Titles of those who do it, by the beginning of the title. */
  readonly titles: readonly string[];
  readonly note: string;
}

export const functionTexts: readonly FunctionText[] = [
  {
    name: 'Bygglov',
    words: ['bygga', 'altan', 'attefallshus', 'carport', 'plank', 'rivningslov', 'bygganmälan', 'eldstad'],
    office: 'Bygglovsenheten',
    titles: ['Bygglovshandläggare', 'Planarkitekt', 'Handläggare'],
    note: 'Telefontid måndag–torsdag 9–11. Övrig tid: meddelande eller e-tjänsten.',
  },
  {
    name: 'Förskoleplats',
    words: ['dagis', 'barnomsorg', 'kö till förskola', 'fritids', 'inskolning', 'maxtaxa'],
    office: 'Barnomsorgsplaceringen',
    titles: ['Handläggare', 'Administratör'],
    note: 'Fråga efter barnets födelsedatum innan du kopplar.',
  },
  {
    name: 'Skolskjuts',
    words: ['skolbuss', 'busskort', 'skoltaxi'],
    office: 'Skolskjutsgruppen',
    titles: ['Skolskjutssamordnare', 'Handläggare'],
    note: 'Försenad skolbuss före 8.30: ring entreprenören, numret står i infotexten.',
  },
  {
    name: 'Vigsel och begravning',
    words: ['bröllop', 'gifta sig', 'borgerlig vigsel', 'vigselförrättare', 'borgerlig begravning'],
    office: 'Kansliavdelningen',
    titles: ['Registrator', 'Nämndsekreterare', 'Administratör'],
    note: '',
  },
  {
    name: 'Allmän handling och diarium',
    words: ['diariet', 'registrator', 'begära ut handling', 'protokoll', 'offentlighetsprincipen'],
    office: 'Kansliavdelningen',
    titles: ['Registrator', 'Administratör'],
    note: 'Den som begär ut en handling behöver inte säga vem hen är.',
  },
  {
    name: 'God man och förvaltare',
    words: ['överförmyndare', 'ställföreträdare för enskild', 'årsräkning'],
    office: 'Överförmyndarenheten',
    titles: ['Handläggare', 'Administratör'],
    note: 'Telefontid tisdag och torsdag 10–12.',
  },
  {
    name: 'Faktura',
    words: ['räkning', 'betalning', 'påminnelse', 'inkasso', 'kravbrev', 'e-faktura'],
    office: 'Ekonomiavdelningen',
    titles: ['Ekonom', 'Administratör'],
    note: 'Be om fakturanumret, det står uppe till höger.',
  },
  {
    name: 'Lediga jobb och lön',
    words: ['söka jobb', 'rekrytering', 'lönespecifikation', 'anställningsintyg', 'semester'],
    office: 'Löneenheten',
    titles: ['Lönehandläggare', 'HR-konsult'],
    note: '',
  },
  {
    name: 'Hemtjänst och trygghetslarm',
    words: ['hemhjälp', 'larm', 'matlåda', 'äldreomsorg', 'ledsagning', 'avlösning'],
    office: 'Biståndsenheten',
    titles: ['Biståndshandläggare', 'Handläggare'],
    note: 'Larm som inte fungerar: koppla direkt till Trygghetsjouren, dygnet runt.',
  },
  {
    name: 'Bostadsanpassning',
    words: ['ramp', 'dörröppnare', 'bostadsanpassningsbidrag', 'stödhandtag'],
    office: 'Rehabenheten',
    titles: ['Arbetsterapeut', 'Handläggare'],
    note: '',
  },
  {
    name: 'Ekonomiskt bistånd',
    words: ['socialbidrag', 'försörjningsstöd', 'bidrag', 'soc'],
    office: 'Försörjningsstöd',
    titles: ['Socialsekreterare', 'Handläggare'],
    note: 'Ny ansökan: mottagningstelefonen. Pågående ärende: den egna handläggaren.',
  },
  {
    name: 'Orosanmälan barn',
    words: ['anmälan', 'oro för barn', 'barn far illa', 'socialjour'],
    office: 'Barn- och familjeenheten',
    titles: ['Socialsekreterare'],
    note: 'Släpp aldrig samtalet i kö. Efter 16.30: socialjouren via 112.',
  },
  {
    name: 'Skuldrådgivning',
    words: ['budgetrådgivning', 'skuldsanering', 'kronofogden', 'skulder'],
    office: 'Budget- och skuldrådgivningen',
    titles: ['Handläggare', 'Ekonom'],
    note: '',
  },
  {
    name: 'Färdtjänst och parkeringstillstånd',
    words: ['riksfärdtjänst', 'sjukresa', 'handikapparkering', 'rörelsehindrad'],
    office: 'Biståndsenheten',
    titles: ['Biståndshandläggare', 'Administratör'],
    note: '',
  },
  {
    name: 'Sophämtning och återvinning',
    words: ['sopor', 'soptunna', 'återvinningscentral', 'grovsopor', 'matavfall', 'slamtömning'],
    office: 'Miljöenheten',
    titles: ['Miljöinspektör', 'Handläggare'],
    note: 'Missad hämtning anmäls till renhållningsbolaget.',
  },
  {
    name: 'Livsmedel och miljötillsyn',
    words: ['matförgiftning', 'restaurang', 'värmepump', 'enskilt avlopp', 'buller', 'radon'],
    office: 'Miljöenheten',
    titles: ['Miljöinspektör'],
    note: '',
  },
  {
    name: 'Snöröjning och gatubelysning',
    words: ['snö', 'halka', 'sandning', 'lampa', 'potthål', 'gata', 'träd', 'lekplats', 'skyltar'],
    office: 'Gatu- och parkenheten',
    titles: ['Drifttekniker', 'Projektledare', 'Handläggare'],
    note: 'Akut fara på väg efter arbetstid: jour via växelns jourlista.',
  },
  {
    name: 'Vatten och avlopp',
    words: ['vattenläcka', 'översvämning', 'brunn', 'vattenmätare', 'VA', 'stopp i avlopp'],
    office: 'VA-enheten',
    titles: ['Drifttekniker', 'Projektledare'],
    note: 'Läcka: fråga efter gatuadress och om vattnet är avstängt.',
  },
  {
    name: 'Kartor och nybyggnadskarta',
    words: ['gränser', 'fastighetskarta', 'utstakning', 'mätning'],
    office: 'Kart- och mätenheten',
    titles: ['Projektledare', 'Drifttekniker', 'Handläggare'],
    note: '',
  },
  {
    name: 'Bibliotek',
    words: ['låna bok', 'lånekort', 'omlån', 'bokbuss', 'e-bok'],
    office: 'Huvudbiblioteket',
    titles: ['Bibliotekarie'],
    note: '',
  },
  {
    name: 'Hyra lokal eller idrottshall',
    words: ['boka lokal', 'hallbokning', 'föreningsbidrag', 'fotbollsplan', 'badtider'],
    office: 'Föreningsservice',
    titles: ['Administratör', 'Handläggare'],
    note: '',
  },
];

/** Words that callers use for what people with a title do. */
export const titleTasks: Readonly<Record<string, readonly string[]>> = {
  Bygglovshandläggare: ['bygglov', 'startbesked', 'slutbesked'],
  Miljöinspektör: ['livsmedelskontroll', 'enskilt avlopp', 'strandskydd'],
  Biståndshandläggare: ['hemtjänst', 'särskilt boende', 'trygghetslarm'],
  Socialsekreterare: ['försörjningsstöd', 'utredning'],
  Skolskjutssamordnare: ['skolskjuts', 'busskort'],
  Lönehandläggare: ['lön', 'anställningsintyg'],
  Registrator: ['diarium', 'allmän handling'],
  Upphandlare: ['upphandling', 'avtal', 'leverantörer'],
  Planarkitekt: ['detaljplan', 'översiktsplan'],
  Kommunikatör: ['webbplats', 'pressfrågor', 'annons'],
  Skolsköterska: ['elevhälsa', 'vaccination'],
  Kurator: ['elevhälsa', 'stödsamtal'],
  Bibliotekarie: ['lånekort', 'fjärrlån'],
  Fastighetsskötare: ['felanmälan lokal', 'nycklar'],
  Vaktmästare: ['nycklar', 'lokalbokning', 'post'],
};

/** What an office does, in the words of those who call. */
export const officeTasks: Readonly<Record<string, readonly string[]>> = {
  Kontaktcenter: ['allmänna frågor', 'växel', 'synpunkter'],
  Bygglovsenheten: ['bygglov', 'tillsyn'],
  Elevhälsan: ['skolsköterska', 'skolpsykolog', 'kurator'],
  Huvudbiblioteket: ['bibliotek', 'böcker', 'datorer'],
  Simhallen: ['bad', 'simskola', 'gym'],
  Kulturskolan: ['musikskola', 'instrument', 'dans'],
  Näringslivsenheten: ['företag', 'markköp', 'etablering', 'serveringstillstånd'],
  'VA-enheten': ['vatten', 'avlopp', 'vattenläcka'],
  Lokalvården: ['städning'],
  Måltidsservice: ['skolmat', 'matsedel', 'specialkost'],
  Trygghetsjouren: ['larm', 'trygghetslarm', 'jour'],
};

/** Offices with opening hours of their own, by day from Monday. */
export const officeHoursTexts: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  Huvudbiblioteket: [
    ['10:00', '19:00'],
    ['10:00', '19:00'],
    ['10:00', '19:00'],
    ['10:00', '19:00'],
    ['10:00', '17:00'],
    ['10:00', '15:00'],
  ],
  Simhallen: [
    ['06:30', '20:00'],
    ['06:30', '20:00'],
    ['06:30', '20:00'],
    ['06:30', '20:00'],
    ['06:30', '18:00'],
    ['09:00', '16:00'],
    ['09:00', '16:00'],
  ],
  Bygglovsenheten: [
    ['09:00', '11:00'],
    ['09:00', '11:00'],
    ['09:00', '11:00'],
    ['09:00', '11:00'],
  ],
  Överförmyndarenheten: [
    ['00:00', '00:00'],
    ['10:00', '12:00'],
    ['00:00', '00:00'],
    ['10:00', '12:00'],
  ],
  Trygghetsjouren: [
    ['00:00', '24:00'],
    ['00:00', '24:00'],
    ['00:00', '24:00'],
    ['00:00', '24:00'],
    ['00:00', '24:00'],
    ['00:00', '24:00'],
    ['00:00', '24:00'],
  ],
};

/** Roughly where the municipalities lie. */
export const middles: Readonly<Record<string, { latitude: number; longitude: number }>> = {
  burlov: { latitude: 55.637, longitude: 13.085 },
  kavlinge: { latitude: 55.793, longitude: 13.113 },
  staffanstorp: { latitude: 55.642, longitude: 13.206 },
};

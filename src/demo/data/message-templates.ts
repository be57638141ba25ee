import type { Template, TemplateUse } from '#shared/templates/schema.ts';
import { type GroupKey, groupId } from './catalogue.ts';
import { namedId } from './ids.ts';
import { provider } from './organisations.ts';

interface TemplateText {
  readonly use: TemplateUse;
  readonly name: string;
  readonly body: string;
  readonly group: GroupKey | null;
}

const templateTexts = {
  started: {
    use: 'reply',
    name: 'Vi har börjat',
    body: 'Hej {förnamn}!\n\nVi har börjat med ditt ärende {ärende} ({rubrik}) och hör av oss när vi vet mer.\n\nHälsningar\n{handläggare}\nService Desk',
    group: null,
  },
  'more-information': {
    use: 'reply',
    name: 'Vi behöver veta mer',
    body: 'Hej {förnamn}!\n\nFör att komma vidare med {ärende} ({rubrik}) behöver vi veta:\n\n– vilken dator eller telefon det gäller (märkningen står på en etikett)\n– var du sitter och när vi kan nå dig\n– om någon annan har samma fel\n\nSvara gärna på det här meddelandet.\n\nHälsningar\n{handläggare}',
    group: null,
  },
  visit: {
    use: 'reply',
    name: 'Tekniker kommer på besök',
    body: 'Hej {förnamn}!\n\nEn tekniker kommer till dig om {ärende}. Ha datorn framme och påslagen, och meddela receptionen att vi kommer.\n\nHälsningar\n{handläggare}',
    group: 'workplace',
  },
  reminder: {
    use: 'reminder',
    name: 'Påminnelse: vi väntar på ditt svar',
    body: 'Hej {förnamn}!\n\nVi väntar på svar från dig i {ärende} ({rubrik}) och kan inte gå vidare utan det. Får vi inget svar stänger vi ärendet. Du kan alltid höra av dig igen.\n\nHälsningar\n{handläggare}',
    group: null,
  },
  'closed-without-answer': {
    use: 'resolution',
    name: 'Stängt: uppgifter saknas',
    body: 'Vi har frågat {namn} efter uppgifter och inte fått svar. Ärendet {ärende} stängs utan åtgärd. Hör av dig om felet är kvar.',
    group: null,
  },
  'password-reset': {
    use: 'resolution',
    name: 'Lösenord bytt',
    body: 'Lösenordet är bytt efter kontroll av vem som frågade. {förnamn} har loggat in och det fungerar.',
    group: 'service-desk',
  },
  'remote-solved': {
    use: 'resolution',
    name: 'Löst på distans',
    body: 'Felet rättades på distans tillsammans med {förnamn}, som bekräftar att {tjänst} fungerar.',
    group: null,
  },
  'order-confirmation': {
    use: 'order-confirmation',
    name: 'Bekräftelse av muntlig beställning',
    body: 'Hej {namn}!\n\nDu har beställt följande av oss för {organisation}:\n\n{rubrik}\nTjänst: {tjänst}\nÄrende: {ärende}\n\nStämmer det inte, svara på det här meddelandet så snart du kan.\n\nHälsningar\n{handläggare}',
    group: null,
  },
  'call-me': {
    use: 'message',
    name: 'Ring upp',
    body: '{namn} ringde {tid} och vill bli uppringd på {nummer}.',
    group: null,
  },
  'will-call-again': {
    use: 'message',
    name: 'Har sökt dig, ringer igen',
    body: '{namn} har sökt dig ({tid}) och ringer igen. Numret är {nummer}.',
    group: null,
  },
  disruption: {
    use: 'announcement',
    name: 'Driftstörning pågår',
    body: 'Vi har en driftstörning i {tjänst}. Felsökning pågår. Du behöver inte anmäla felet igen; vi meddelar när det är löst.',
    group: null,
  },
  'maintenance-window': {
    use: 'announcement',
    name: 'Planerat servicefönster',
    body: 'Vi arbetar med {tjänst}. Under tiden kan tjänsten vara borta korta stunder. Spara det du arbetar med.',
    group: null,
  },
  'call-attempt': {
    use: 'note',
    name: 'Sökt utan svar',
    body: 'Sökte {namn} på telefon utan svar. Nytt försök senare i dag.',
    group: null,
  },
  handover: {
    use: 'note',
    name: 'Överlämning till nästa linje',
    body: 'Gjort hittills:\n– \n\nMisstanke:\n– \n\nÅterstår:\n– ',
    group: 'service-desk',
  },
} as const satisfies Record<string, TemplateText>;

/** Returns the ready texts for notes, replies, solutions, reminders, confirmations and announcements. */
export function makeMessageTemplates(): Template[] {
  return Object.entries(templateTexts).map(([key, { name, use, body, group }]) => ({
    id: namedId(`template:${key}`),
    organisationId: provider,
    version: 0,
    name,
    use,
    body,
    groupId: group === null ? null : groupId(group),
    active: true,
  }));
}

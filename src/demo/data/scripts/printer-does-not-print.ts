import type { Script } from '#shared/scripts/schema.ts';
import { serviceId } from '../catalogue.ts';
import { namedId } from '../ids.ts';
import { provider } from '../organisations.ts';
import { ask, file, solve, write } from './steps.ts';

/** "Skrivaren skriver inte ut". */
export const printerDoesNotPrint: Script = {
  id: namedId('script:printer-does-not-print'),
  organisationId: provider,
  version: 0,
  name: 'Skrivaren skriver inte ut',
  description: 'Utskriften kommer inte, fastnar eller blir dålig.',
  serviceId: serviceId('printing'),
  revision: 1,
  start: 'which',
  steps: {
    which: write(
      'Vilken skrivare är det? Det står ett nummer på etiketten på framsidan.',
      'Skrivarens nummer',
      'others',
    ),
    others: ask('Är det bara du som har problem, eller gäller det fler?', [
      ['one', 'Bara jag', 'card'],
      ['many', 'Fler än jag', 'panel'],
      ['unknown', 'Jag vet inte', 'panel'],
    ]),
    panel: ask('Vad visar panelen på skrivaren?', [
      ['dark', 'Den är svart', 'switch-on'],
      ['jam', 'Papperstrassel', 'jam'],
      ['toner', 'Slut på toner eller papper', 'supplies'],
      ['service', 'En kod, eller att service ska tillkallas', 'code'],
      ['normal', 'Den ser ut som vanligt', 'card'],
    ]),
    'switch-on': ask('Tryck på strömknappen och se att sladden sitter i väggen. Tänds panelen?', [
      ['yes', 'Ja', 'solved-power'],
      ['no', 'Nej', 'file-dead'],
    ]),
    jam: ask(
      'Öppna luckan som lyser på panelen och dra ut papperet i samma riktning som pilarna. Försvann meddelandet?',
      [
        ['yes', 'Ja', 'solved-jam'],
        ['no', 'Nej, eller papperet gick av', 'file-jam'],
      ],
    ),
    supplies: ask('Finns det ny toner och papper i skåpet vid skrivaren?', [
      ['yes', 'Ja, nu är det påfyllt', 'solved-supplies'],
      ['no', 'Nej, det är slut', 'file-supplies'],
    ]),
    code: write('Läs upp koden som står på panelen.', 'Felkod', 'file-code'),
    card: ask('Legitimerar du dig med kortet vid skrivaren, syns din utskrift i listan?', [
      ['yes', 'Ja, men den kommer inte ut', 'restart'],
      ['no', 'Nej, listan är tom', 'queue'],
      ['unknown-card', 'Kortet känns inte igen', 'file-card'],
    ]),
    queue: ask('Skriv ut igen och välj skrivaren som heter ”Utskrift överallt”. Kommer den nu?', [
      ['yes', 'Ja', 'solved-queue'],
      ['no', 'Nej', 'file-queue'],
    ]),
    restart: ask('Stäng av skrivaren med knappen på panelen, vänta en minut och slå på den. Kommer utskriften?', [
      ['yes', 'Ja', 'solved-restart'],
      ['no', 'Nej', 'file-code'],
    ]),
    'solved-power': solve('Bra, då var den bara avstängd.', 'Skrivaren var avstängd', 'Skrivaren slogs på.'),
    'solved-jam': solve(
      'Tack för hjälpen. Samma sak gäller nästa gång.',
      'Papperstrassel',
      'Användaren tog bort papperet enligt anvisning.',
    ),
    'solved-supplies': solve('Då är den igång igen.', 'Toner eller papper slut', 'Förbrukningsmaterial fylldes på.'),
    'solved-queue': solve(
      'Den gamla skrivaren kan du ta bort ur listan.',
      'Fel utskriftskö',
      'Användaren valde den gemensamma utskriftskön.',
    ),
    'solved-restart': solve('Då hade den hängt sig.', 'Skrivaren hade hängt sig', 'Skrivaren startades om.'),
    'file-dead': file(
      'Då skickar vi en tekniker. Använd skrivaren på nästa plan så länge.',
      'Skrivaren startar inte',
      'normal',
      'workplace',
    ),
    'file-jam': file(
      'Låt den stå öppen, så kommer en tekniker.',
      'Papperstrassel som inte går att ta bort',
      'normal',
      'workplace',
    ),
    'file-supplies': file('Jag beställer nytt till er.', 'Toner eller papper slut, beställning', 'low', 'workplace'),
    'file-code': file(
      'Leverantören behöver titta på den. Du får besked när de har en tid.',
      'Skrivaren visar felkod',
      'normal',
      'workplace',
    ),
    'file-card': file(
      'Kortet behöver kopplas till ditt konto igen. Det gör en kollega i dag.',
      'Passerkort känns inte igen i skrivaren',
      'normal',
      'info-center',
    ),
    'file-queue': file(
      'Vi felsöker utskriftskön och återkommer till dig.',
      'Utskrifter kommer inte fram',
      'high',
      'server',
      false,
      'Många med samma fel: fråga Server innan ärendet skickas.',
    ),
  },
};

import type { Script } from '#shared/scripts/schema.ts';
import { serviceId } from '../catalogue.ts';
import { namedId } from '../ids.ts';
import { provider } from '../organisations.ts';
import { ask, file, say, solve } from './steps.ts';

/** "Glömt lösenord": who is asking comes before what is asked for. */
export const forgottenPassword: Script = {
  id: namedId('script:forgotten-password'),
  organisationId: provider,
  version: 0,
  name: 'Glömt lösenord',
  description: 'Kontot är låst, lösenordet har gått ut eller är glömt.',
  serviceId: serviceId('account'),
  revision: 1,
  start: 'identity',
  steps: {
    identity: ask(
      'Innan jag kan hjälpa dig med ett konto behöver jag veta att det är du. Ringer du från telefonen som står på dig i katalogen?',
      [
        ['known', 'Ja, numret stämmer', 'which'],
        ['callback', 'Nej, men jag kan bli uppringd på det', 'call-back'],
        ['unknown', 'Nej, inget av det', 'manager'],
      ],
      'Fråga aldrig efter det gamla lösenordet eller hela personnumret.',
    ),
    'call-back': say(
      'Då ringer jag upp dig på det numret om en halv minut. Lägg på så länge.',
      'which',
      'Ring upp på numret i katalogen.',
    ),
    manager: say('Då behöver din närmaste chef intyga att det är du. Jag hör av mig till chefen nu.', 'file-manager'),
    which: ask('Vad är det som inte går att logga in i?', [
      ['computer', 'Datorn eller e-posten', 'portal'],
      ['care', 'Verksamhetssystemet i vården', 'file-care'],
      ['pupil', 'En elevs konto', 'file-pupil'],
    ]),
    portal: ask('Har du provat sidan ”Glömt lösenord” på en annan dator eller i telefonen, med din e-legitimation?', [
      ['yes', 'Ja, men det gick inte', 'locked'],
      ['no', 'Nej, det visste jag inte', 'try-portal'],
    ]),
    'try-portal': ask('Gå dit nu, så väntar jag. Fick du välja ett nytt lösenord?', [
      ['yes', 'Ja, och jag är inne', 'solved-portal'],
      ['no', 'Nej, det kom ett fel', 'locked'],
    ]),
    locked: ask('Står det att kontot är låst, eller att lösenordet är fel?', [
      ['locked', 'Kontot är låst', 'unlock'],
      ['wrong', 'Lösenordet är fel', 'reset'],
    ]),
    unlock: ask('Jag låser upp det nu. Vänta en minut och försök igen. Kom du in?', [
      ['yes', 'Ja', 'solved-unlock'],
      ['no', 'Nej, det låses på nytt', 'file-relock'],
    ]),
    reset: ask('Du får ett tillfälligt lösenord av mig, som du byter direkt. Kom du in med det?', [
      ['yes', 'Ja, och jag har bytt', 'solved-reset'],
      ['no', 'Nej', 'file-account'],
    ]),
    'solved-portal': solve(
      'Bra. Det fungerar dygnet runt, även när vi har stängt.',
      'Glömt lösenord',
      'Användaren bytte själv lösenord med e-legitimation.',
    ),
    'solved-unlock': solve(
      'Då är du inne. Byt gärna lösenord i telefonen också, annars låser den kontot igen.',
      'Låst konto',
      'Kontot låstes upp efter kontroll av identiteten.',
    ),
    'solved-reset': solve(
      'Fint, då är det klart.',
      'Glömt lösenord',
      'Tillfälligt lösenord lämnades efter kontroll av identiteten och byttes vid inloggning.',
    ),
    'file-manager': file(
      'Du får ett besked så snart chefen har svarat.',
      'Lösenordsbyte väntar på intyg från chef',
      'normal',
      'service-desk',
    ),
    'file-care': file(
      'Det kontot sköts av systemförvaltningen. Jag skickar det som brådskande.',
      'Inloggning till verksamhetssystem vård',
      'high',
      'applications',
      false,
      'Har inte någon annan på passet behörighet: ring förvaltningen också.',
    ),
    'file-pupil': file(
      'Skolans administratör byter elevers lösenord. Jag skickar det dit.',
      'Elevkonto: nytt lösenord',
      'normal',
      'applications',
    ),
    'file-relock': file(
      'Någonting annat försöker logga in med ditt gamla lösenord. Vi undersöker vad.',
      'Konto låses gång på gång',
      'high',
      'security',
    ),
    'file-account': file(
      'Då är det något mer med kontot. En kollega tar över och ringer dig.',
      'Inloggning fungerar inte efter återställning',
      'high',
      'service-desk',
    ),
  },
};

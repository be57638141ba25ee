/** Words of the sign-in page; `signIn.error.<code>` for each way it can fail. */
export const signIn = {
  'signIn.title': 'Logga in',
  'signIn.username': 'Användarnamn',
  'signIn.password': 'Lösenord',
  'signIn.submit': 'Logga in',
  'signIn.submitting': 'Loggar in …',
  'signIn.usernameMissing': 'Skriv ditt användarnamn.',
  'signIn.passwordMissing': 'Skriv ditt lösenord.',
  'signIn.reason.expired': 'Din inloggning har gått ut. Logga in igen; det du har sparat är kvar.',
  'signIn.reason.revoked':
    'Inloggningen på den här datorn har återkallats. Logga in igen eller fråga din administratör.',
  'signIn.error.wrong-credentials': 'Användarnamnet eller lösenordet stämmer inte.',
  'signIn.error.too-many-attempts':
    '{seconds, plural, =0 {För många försök. Vänta en stund och försök igen.} one {För många försök. Vänta # sekund och försök igen.} other {För många försök. Vänta # sekunder och försök igen.}}',
  'signIn.error.unreachable': 'Servern går inte att nå ({url}). Kontrollera nätet och försök igen.',
  'signIn.error.schema-version':
    'Servern och det här programmet har olika version. Programmet behöver uppdateras innan du kan logga in.',
  'signIn.error.server-error': 'Servern svarade med ett fel. Försök igen om en stund.',
  'signIn.error.never-signed-in-here':
    'Servern går inte att nå, och du har inte loggat in på den här datorn förut. Första gången behövs nätet.',
  'signIn.server.checking': 'Söker servern …',
  'signIn.server.reachable': 'Ansluten till {url}',
  'signIn.server.unreachable':
    'Servern går inte att nå. Har du loggat in här förut kan du låsa upp och arbeta utan nät.',
  'signIn.server.otherVersion':
    'Servern har en annan version än det här programmet. Be din administratör om en uppdatering.',
  'signIn.server.retry': 'Försök igen',
  'signIn.demo.title': 'Prova med ett demokonto',
  'signIn.role.operator': 'Telefonist',
  'signIn.role.agent': 'Handläggare',
  'signIn.role.technician': 'Tekniker',
  'signIn.role.supervisor': 'Arbetsledare',
  'signIn.role.administrator': 'Administratör',
} as const;

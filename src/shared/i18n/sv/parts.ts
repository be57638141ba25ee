/** Words of the parts that several views are made of (src/renderer/parts). */
export const parts = {
  'parts.draftSaved': 'Utkast sparat {time}',
  'parts.notSaved.disk-full':
    'Det gick inte att spara: disken är full. Frigör plats och försök igen. Det du skrev finns kvar.',
  'parts.notSaved.not-ready': 'Det går inte att spara riktigt än. Vänta ett ögonblick och försök igen.',
  'parts.notSaved.write-failed': 'Det gick inte att spara på den här datorn. Det du skrev finns kvar; försök igen.',
  'parts.outOfUse': 'tagen ur bruk',
  'parts.person.own': 'Skrivet för hand, inte ur katalogen.',
  'parts.person.left': 'Slutade {date}',
  'parts.device.label': 'Utrustning',
  'parts.device.help': 'Stöldmärkning, serienummer, modell eller låntagare. Egen och lånad utrustning visas först.',
  'parts.device.choose': 'Välj i listan, annars sparas inte utrustningen.',
  'parts.device.unknown': 'Ingen utrustning passar det som är skrivet. Kontrollera numret eller lämna fältet tomt.',
  'parts.device.ofRequester': 'hos den som anmäler',
  'parts.device.ofAffected': 'hos den det gäller',
  'parts.device.lentTo': 'lånad av {name}',
  'parts.problems': '{count, plural, one {Ett fält behöver rättas.} other {# fält behöver rättas.}}',
  'parts.stillFetching': 'Inget här ännu – uppgifterna hämtas fortfarande.',
  'parts.stillFetchingHelp': 'Det du söker kan vara på väg. Listan fylls på av sig själv.',
  'parts.notWritten': 'Filen kunde inte skrivas. Välj en annan plats.',
  'parts.unsent': 'Ej skickat',
  'parts.unsentHelp': 'Sparat här. Skickas när du är uppkopplad.',
} as const;

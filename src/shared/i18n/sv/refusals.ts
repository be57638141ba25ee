/** Why the server did not carry out a command, one text per refusal code: `refusals.<code>`. */
export const refusals = {
  'refusals.already-exists': 'Det här är redan sparat.',
  'refusals.belongs-elsewhere':
    'Ärendets {what, select, service {tjänst} group {grupp} other {uppgifter}} finns bara i den organisation det ligger i. Byt innan du flyttar ärendet.',
  'refusals.client-too-old': 'Programmet är för gammalt för servern. Uppdatera Växelbord och försök igen.',
  'refusals.device-already-lent': '{device} är redan utlånad till {borrower} sedan {since}.',
  'refusals.device-not-a-loaner': '{device} är inget låneexemplar.',
  'refusals.device-not-lendable': '{device} är på reparation eller utrangerad och kan inte lånas ut.',
  'refusals.due-before-lent': 'Återlämningen måste ligga efter utlåningen.',
  'refusals.feedback-missing': 'Ange hur den som anmälde har fått återkoppling innan ärendet stängs.',
  'refusals.invalid-arguments': 'Uppgifterna gick inte att läsa ({field}).',
  'refusals.loan-not-in-conflict': 'Krocken är redan löst.',
  'refusals.loan-not-open': 'Lånet är redan avslutat.',
  'refusals.not-found':
    '{what, select, ticket {Ärendet} service {Tjänsten} group {Gruppen} user {Kollegan} device {Enheten} loan {Lånet} other {Det du ändrade}} finns inte, eller så får du inte se det.',
  'refusals.not-permitted': 'Din roll får inte göra detta i den här organisationen.',
  'refusals.resolution-missing': 'Skriv hur ärendet löstes.',
  'refusals.status-not-allowed': 'Status kan inte ändras från ”{from}” direkt till ”{to}”.',
  'refusals.ticket-closed': 'Ärendet är stängt. Öppna det igen för att ändra i det.',
  'refusals.unknown': 'Servern sa nej utan att ange en orsak vi känner igen ({code}).',
  'refusals.unknown-command': 'Servern känner inte till den här åtgärden. Programmet kan behöva uppdateras.',
  'refusals.unnamed.borrower': 'en annan låntagare',
  'refusals.unnamed.device': 'Enheten',
  'refusals.unnamed.field': 'okänt fält',
  'refusals.unnamed.since': 'en okänd tid',
  'refusals.unnamed.status': 'annan status',
} as const;

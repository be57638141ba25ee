import type { TicketStatus } from '#shared/tickets/schema.ts';

/** What colleagues write between themselves while they work. */
export const internalNotes = [
  'Ringde användaren, {inget svar|upptaget}. Försöker igen {efter lunch|i morgon bitti}.',
  'Provat på distans: {omstart av tjänsten hjälpte inte|kan återskapa felet}. Loggarna bifogas.',
  'Stämt av med $colleague. {Känt fel, samma som förra veckan.|Ingen annan har anmält detta.}',
  'Lämnar vidare, kräver besök på plats. Nyckel hämtas {i receptionen|hos vaktmästaren}.',
  'Garantin {gäller|har gått ut}. {Leverantören kontaktad.|Offert begärd.}',
  'Användaren sitter i $room och nås säkrast {före klockan nio|under rasten 10.20|efter 14.30}.',
  'Kontrollerat uppgifterna i inventarieregistret. {Stämmer.|Märkningen rättad.}',
  'Behöver tid med verksamheten, föreslagit {onsdag|torsdag} förmiddag.',
  'Samma användare har två äldre ärenden om detta. {Läs dem först.|Bör tas som ett.}',
] as const;

/** What the person who asked is told along the way. */
export const outwardNotes = [
  'Hej! Vi har börjat med ditt ärende och hör av oss {under dagen|senast i morgon}.',
  'Hej! Vi behöver veta {vilket rum det gäller|om felet är kvar|när du är på plats}. Svara gärna på det här meddelandet.',
  'Hej! {Delen är beställd|Leverantören har fått ärendet} och väntas {i slutet av veckan|inom fem arbetsdagar}.',
  'Hej! En tekniker kommer till er {i morgon förmiddag|på torsdag}. Ha gärna datorn framme.',
  'Tack för att du hörde av dig. Vi återkommer när vi vet mer.',
] as const;

/** How the end was told. */
export const feedbackNotes = [
  '',
  '',
  'Nöjd.',
  'Talade in på röstbrevlådan.',
  'Bekräftat att det fungerar.',
  'Tackade för snabb hjälp.',
] as const;

/** Why a ticket waits, said in a note. */
export const waitingNotes: Partial<Record<TicketStatus, string>> = {
  'waiting-for-user': 'Inväntar svar från användaren: {tid för besök|märkning på datorn|om felet är kvar}.',
  'waiting-for-supplier': 'Anmält till leverantören, deras referens {CS|INC|RMA}-$code.',
  'waiting-for-delivery': 'Beställt, leverantören uppger leverans vecka $week.',
};

/** Words of service areas and levels as files. */
export const registerFile = {
  'registerFile.part': 'Vad filen handlar om',
  'registerFile.help.serviceAreas':
    'En CSV- eller JSON-fil med ett tjänsteområde per rad: område, ordning, i bruk. Raden hittas på id, annars på namnet. Läs in områden och nivåer före tjänsterna.',
  'registerFile.help.serviceLevels':
    'En CSV- eller JSON-fil med en servicenivå per rad: öppettider per veckodag, löften i minuter och vad som händer vid väntan. Spara först som CSV för att få alla kolumner. Raden hittas på id, annars på namnet.',
  'registerFile.notJson': 'Filen är inte en lista i JSON.',
  'registerFile.noNameColumn': 'Ingen kolumn med namnet hittades. Rad 1 har: {value}.',
  'registerFile.refusal.missing-name': 'Namnet saknas.',
  'registerFile.refusal.duplicate': 'Samma namn eller id står på flera rader: {value}.',
  'registerFile.refusal.ambiguous': 'Flera heter så; ange id.',
  'registerFile.refusal.unknown-id': 'Ingen har detta id: {value}.',
  'registerFile.refusal.required': 'Måste fyllas i: {column}.',
  'registerFile.refusal.invalid': 'Stämmer inte: {column}.',
  'registerFile.refusal.too-many-cells': 'Raden har fler värden än det finns kolumner.',
} as const;

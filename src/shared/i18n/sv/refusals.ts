/** Why the server did not carry out a command, one text per refusal code: `refusals.<code>`. */
export const refusals = {
  'refusals.unknown': 'Servern sa nej utan att ange en orsak vi känner igen ({code}).',
} as const;

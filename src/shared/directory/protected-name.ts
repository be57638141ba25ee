/** What stands in the place of a protected person's name wherever those may read who must not know it. */
export const protectedName = 'Skyddade personuppgifter';

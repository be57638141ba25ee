/** Printed by `npm run test:mutants -- --help`. */
export const help = `npm run test:mutants -- [--only WORD]

Plants faults in a copy of the source, one after the other (no deduplication, no journal, a cursor saved before its
rows …), runs the tests that must notice, and fails when a fault goes unnoticed.

  --only WORD   only the faults whose name contains WORD
  --help        this text

The output of each run is kept in .cache/test.
`;

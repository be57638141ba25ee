/** Printed by `npm run bench -- --help`. */
export const help = `npm run bench -- [SUITE or WORD]

Runs benchmarks of tests/bench, prints a table, and ends with an error when a goal is not met.

  (nothing)  the standard suite, about ten minutes
  peers      RxDB and PouchDB with 200,000 tickets
  growth     20,000 to 1,000,000 tickets; draws docs/benchmarks-growth.svg
  WORD       only the benchmarks whose name contains it

Only a whole suite writes its results into tests/bench/latest.json.
`;

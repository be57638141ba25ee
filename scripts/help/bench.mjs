/** Printed by `npm run bench -- --help`. */
export const help = `npm run bench -- [WORD]

Runs the benchmarks of tests/bench (only those whose name contains WORD) and prints a table.
A run over all of them writes tests/bench/latest.json. Ends with an error when a goal is not met.
`;

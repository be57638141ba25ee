/** Printed by `npm test -- --help`. */
export const help = `npm test -- [--only WORD]

Installs what is missing, runs every check and test, and ends with one line over everything: "N passed, N failed".

  --only WORD   only the steps whose name contains WORD:
                lint, dependencies, types, unit, integration embedded, integration system, convergence,
                e2e
  --help        this text

The whole output of each step is kept in .cache/test.
`;

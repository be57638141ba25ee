/** Printed by `npm run test:long -- --help`. */
export const help = `npm run test:long -- [--histories NUMBER] [--seed NUMBER] [--path PATH] [--kills NUMBER]

Proves for hours what npm test proves for minutes: random histories of three workstations and an API under every
failure, a run of its own on every core, then the real application killed again and again.

  --histories NUMBER  so many histories in all                          (10000)
  --seed NUMBER       begin in this sequence of histories               (another every time; it is printed)
  --path PATH         live through the one history again that was told with --seed and this path
  --kills NUMBER      so many rounds of killing the real application    (100; 0 for none)
  --help              this text

A history that breaks a promise is made shorter, and told with the seed and path that find it again.
The output of each run is kept in .cache/test.
`;

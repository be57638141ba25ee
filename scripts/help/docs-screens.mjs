/** Printed by `npm run docs:screens -- --help`. */
export const help = `npm run docs:screens -- [Playwright options]

Takes the pictures in docs/screenshots afresh, from the real application with demonstration data.
`;

/** Printed before the API's own text by `npm run api -- --help`: what only this script adds. */
export const help = `npm run api -- [--demo] [options]

  --demo          fill an empty database with the demonstration, and offer its accounts at sign-in
                  (on --data .data/api: the one npm start uses)

All other options are those of the API itself.

`;

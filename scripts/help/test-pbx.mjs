/** Printed by `npm run test:pbx -- --help`. */
export const help = `npm run test:pbx

Starts a real Asterisk and lets it ring: calls through queues with agents, transfers, parking, a lost connection and a
restart; every record is compared with Asterisk's own queue_log. Needs root on Debian: Asterisk lives in a small Debian
of its own under .cache/asterisk, made on first use (about a minute). A part of npm test where that is possible.

  --help   this text
`;

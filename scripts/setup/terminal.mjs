/** A failure a person can act on: what failed, and what to do about it. */
export class SetupError extends Error {
  constructor(whatFailed, remedy) {
    super(whatFailed);
    this.name = 'SetupError';
    this.remedy = remedy;
  }
}

// The set-up runs in two processes, one after the other; the second goes on counting from the first one's start.
const startedAt = Number(process.env.VAXELBORD_STARTED_AT ?? Date.now());
process.env.VAXELBORD_STARTED_AT = String(startedAt);

/** One line of progress, with the seconds since the start. */
export function say(text) {
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1).padStart(6);
  process.stdout.write(`${seconds} s  ${text}\n`);
}

/** Prints the failure as words on stderr; an unforeseen error keeps its stack, it is for the developer. */
export function explain(error) {
  if (error instanceof SetupError) {
    process.stderr.write(`\nFailed: ${error.message}\nWhat to do: ${error.remedy}\n`);
    return;
  }
  process.stderr.write(`\nFailed unexpectedly: ${error instanceof Error ? error.stack : String(error)}\n`);
}

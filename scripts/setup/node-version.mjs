import { SetupError } from './terminal.mjs';

const OLDEST_MAJOR = 20;

/** Stops when the Node that npm was started with is too old to run the set-up. */
export function checkNodeVersion() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= OLDEST_MAJOR) return;
  throw new SetupError(
    `Node ${process.versions.node} is too old; Växelbord needs Node ${OLDEST_MAJOR} or newer to set itself up.`,
    `install Node ${OLDEST_MAJOR} or newer and run the same command again.`,
  );
}

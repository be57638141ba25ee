/** What came from the server, or was stored of it, does not hold: nothing of it may be used. */
export class DamagedError extends Error {
  override readonly name = 'DamagedError';
}

/** What came from the server, or was stored of it, does not hold: nothing of it may be used. */
export class DamagedError extends Error {
  override readonly name: string = 'DamagedError';
}

/** Nothing is wrong, but so much has changed that everything anew is quicker and needs less memory. */
export class FarBehindError extends DamagedError {
  override readonly name = 'FarBehindError';
}

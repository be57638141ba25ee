/** Ends a switch over a union: the compiler refuses to call it while a case is missing. Throws if data slips past the types. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}

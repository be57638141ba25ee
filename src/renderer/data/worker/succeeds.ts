/** Returns whether a write was taken. For what can be rebuilt, and whose refusal is told otherwise. */
export function succeeds(step: Promise<void>): Promise<boolean> {
  return step.then(
    () => true,
    () => false,
  );
}

/** Returns whether a write was taken, for what goes on without it. `tell` hears why it was not. */
export function succeeds(step: Promise<void>, tell: (error: unknown) => void): Promise<boolean> {
  return step.then(
    () => true,
    (error: unknown) => {
      tell(error);
      return false;
    },
  );
}

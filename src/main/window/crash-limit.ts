/**
 * Returns a function that says whether a crashed page may be reloaded: at most `limit` times within `windowMilliseconds`,
 * so that a page that always crashes does not keep the machine busy. `now` is in milliseconds.
 */
export function createCrashLimit(limit: number, windowMilliseconds: number): (now: number) => boolean {
  let recent: number[] = [];
  return (now) => {
    recent = [...recent.filter((at) => now - at < windowMilliseconds), now];
    return recent.length <= limit;
  };
}

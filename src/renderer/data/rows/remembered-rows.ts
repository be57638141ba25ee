/** So many rows looked at last are kept as objects whether or not somebody holds them; parsing one takes some 10 µs. */
const mostRemembered = 4_096;

const remembered: unknown[] = [];
let next = 0;

/** Keeps a row from being forgotten until as many others have been looked at. */
export function remember(row: unknown): void {
  remembered[next] = row;
  next = (next + 1) % mostRemembered;
}

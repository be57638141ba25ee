/** Something that must never happen has happened: which promise, and how it shows. */
export class Violation extends Error {
  override readonly name = 'Violation';

  constructor(promise: string, how: string) {
    super(`broken promise: ${promise}: ${how}`);
  }
}

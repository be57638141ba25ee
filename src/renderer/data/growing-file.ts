/** A file that is written piece by piece, and stands in its place only when it has ended. */
export interface GrowingFile {
  /** Resolves when the bytes are written; wait for it before the next. */
  write(bytes: Uint8Array): Promise<void>;
  /** Puts it in its place. */
  end(): Promise<void>;
  /** Removes what is written. */
  giveUp(): Promise<void>;
}

/** A file of bytes that one worker alone has open. What is written is sure to outlive a power cut after `flush`. */
export interface SegmentFile {
  /** Bytes. */
  readonly length: number;
  /** Returns exactly so many bytes in a buffer of their own; throws DamagedError when the file has not so many. */
  read(at: number, length: number): Uint8Array<ArrayBuffer>;
  /** Throws when the disk does not take them all. */
  write(at: number, bytes: Uint8Array<ArrayBuffer>): void;
  flush(): void;
  close(): void;
}

/** Where the packed rows of one profile lie as files. */
export interface SegmentFolder {
  /** Opens a file, made empty when there is none. */
  open(name: string): Promise<SegmentFile>;
  /** The names of all files. */
  list(): Promise<readonly string[]>;
  /** Deletes a file that is not open; does nothing when there is none. */
  remove(name: string): Promise<void>;
}

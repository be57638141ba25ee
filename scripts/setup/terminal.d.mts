export declare class SetupError extends Error {
  constructor(whatFailed: string, remedy: string);
  readonly remedy: string;
}
export declare function say(text: string): void;
export declare function explain(error: unknown): void;

export declare class SetupError extends Error {
  constructor(whatFailed: string, whatToDo: string);
  readonly whatToDo: string;
}
export declare function say(text: string): void;
export declare function explain(error: unknown): void;

export declare function run(
  command: string,
  args: readonly string[],
  options?: { env?: Record<string, string>; cwd?: string; quiet?: boolean; wholeOutput?: boolean },
): Promise<{ code: number; tail: string }>;

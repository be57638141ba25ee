interface LockedPackage {
  readonly version?: string;
  readonly optional?: boolean;
}
export declare function stalePackages(
  wanted: Readonly<Record<string, LockedPackage>>,
  installed: Readonly<Record<string, LockedPackage>>,
): string[];
export declare function installNpmPackages(): Promise<void>;

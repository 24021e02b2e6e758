/** What looking for one program or package found: its version, or why it is not there. */
export type Found = { readonly version: string; readonly path?: string } | { readonly missing: string };

/** Everything `doctor` looks at, as it was found on this computer. */
export type PartFacts = {
  readonly node: string;
  readonly sqlite: Found;
  readonly adb: Found;
  readonly adbServer: Found;
  readonly appium: Found;
  readonly uiautomator2: Found;
  readonly chromium: Found;
  readonly electron: Found;
  readonly keychain: Found;
  readonly dataDir: {
    readonly path: string;
    readonly writable: boolean;
    readonly freeBytes: number | null;
  };
};

/** How a facts probe reaches the computer; `missing` reasons are sentences without a full stop. */
export type PartProbes = {
  readonly nodeVersion: () => string;
  readonly sqlite: () => Promise<Found>;
  readonly adb: () => Promise<Found>;
  readonly adbServer: () => Promise<Found>;
  readonly packageVersion: (name: string) => Found;
  readonly chromium: () => Promise<Found>;
  readonly electron: () => Promise<Found>;
  readonly keychain: () => Promise<Found>;
  readonly dataDir: () => Promise<PartFacts['dataDir']>;
};

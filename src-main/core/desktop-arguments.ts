/** What the desktop app can be told when it is started. */
export type DesktopArguments = {
  /** Start everything, say whether it came up, end. */
  readonly smoke: boolean;
  /** Start with the icon in the menu bar only. */
  readonly hidden: boolean;
};

/** Reads the command line; Electron and Chromium put switches of their own there, which are not ours to judge. */
export function desktopArguments(argv: readonly string[]): DesktopArguments {
  return { smoke: argv.includes('--smoke'), hidden: argv.includes('--hidden') || argv.includes('--smoke') };
}

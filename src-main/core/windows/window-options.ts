import { backgroundFor } from './theme-background.ts';

/** What a window depends on from outside. */
export type WindowFacts = {
  readonly preload: string;
  readonly dark: boolean;
  readonly packaged: boolean;
};

/** Options of the main window. The page is treated as hostile: it gets no Node, no other process's memory, no plugin. */
export function windowOptions(facts: WindowFacts) {
  return {
    title: 'Switchyard',
    width: 1280,
    height: 820,
    minWidth: 960,
    minHeight: 640,
    show: false,
    backgroundColor: backgroundFor(facts.dark),
    webPreferences: {
      preload: facts.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: false,
      devTools: !facts.packaged,
    },
  } as const;
}

/** The options a window is made with. */
export type WindowOptions = ReturnType<typeof windowOptions>;

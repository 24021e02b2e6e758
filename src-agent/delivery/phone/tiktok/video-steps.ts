import type { Step } from '../../../automation/step.ts';
import { has } from './watching.ts';

const screenMs = 15_000;

export const openCamera: Step = {
  name: 'create',
  title: 'Open the camera',
  expects: ['own_profile'],
  act: { kind: 'tap', element: 'create' },
  until: ['camera'],
  timeoutMs: screenMs,
};

export const openPicker: Step = {
  name: 'open_picker',
  title: "Open the phone's videos",
  expects: ['camera'],
  act: { kind: 'tap', element: 'upload' },
  until: ['gallery_picker'],
  timeoutMs: screenMs,
};

export const onlyVideos: Step = {
  name: 'only_videos',
  title: 'Show videos only',
  expects: ['gallery_picker'],
  act: { kind: 'tap', element: 'videos_tab' },
  until: ['gallery_picker'],
  also: (look) => has(look, 'newest') && has(look, 'duration'),
  timeoutMs: screenMs,
};

export const chooseNewest: Step = {
  name: 'choose_video',
  title: 'Choose the video',
  expects: ['gallery_picker'],
  act: { kind: 'tap', element: 'newest', steady: true },
  until: ['gallery_picker'],
  also: (look) => has(look, 'selected') && has(look, 'next'),
  timeoutMs: screenMs,
};

export const takeVideo: Step = {
  name: 'take_video',
  title: 'Go on with the video',
  expects: ['gallery_picker'],
  act: { kind: 'tap', element: 'next' },
  until: ['editor', 'caption', 'caption_keyboard'],
  timeoutMs: 60_000,
};

export const leaveEditor: Step = {
  name: 'leave_editor',
  title: 'Go on without editing',
  expects: ['editor'],
  act: { kind: 'tap', element: 'next', steady: true },
  until: ['caption', 'caption_keyboard'],
  timeoutMs: 60_000,
};

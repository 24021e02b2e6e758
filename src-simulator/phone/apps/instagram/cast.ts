import type { Medium } from './sayings.ts';

/** A post of somebody else. `age` in hours. */
export type WorldPost = {
  readonly id: string;
  readonly caption: string;
  readonly medium: Medium;
  readonly likes: number;
  readonly age: number;
  readonly picture: number;
};

/** Somebody else on the platform. `known`: followed by every account from the start. `story`: has one today. */
export type Person = {
  readonly handle: string;
  readonly displayName: string;
  readonly known: boolean;
  readonly story: boolean;
  readonly sponsors: boolean;
  readonly posts: readonly WorldPost[];
};

/** Made-up people. The home feed shows those that are known, in this order, and so does its tray of stories. */
export const people: readonly Person[] = [
  person('atlas.bakery', 'Atlas Bakery', { known: true, story: true }, [
    ['Sourdough, straight from the oven.', 'photo'],
    ['Cinnamon knots are back on Saturdays. #bakery', 'photo'],
    ['How we shape a loaf, in twenty seconds.', 'video'],
  ]),
  person('north.loop.gear', 'North Loop Gear', { sponsors: true }, [
    ['The jacket that packs into its own pocket. Free returns for sixty days.', 'photo'],
  ]),
  person('pine.and.paper', 'Pine & Paper', { known: true, story: true }, [
    [
      'New notebooks in four colours.\nThey lie flat, the paper takes ink well, and the covers are made from what is left over when the boards are cut. We bind them here on the third floor, twelve at a time, and you are welcome to come and watch on Thursdays between four and six. #stationery #handmade',
      'carousel',
    ],
    ['Ink of the month: fern.', 'photo'],
    ['Wrapping for the fair. #handmade', 'photo'],
  ]),
  person('cedar.cycles', 'Cedar Cycles', { known: true, story: true }, [
    ['Sunday ride, everyone is welcome.', 'video'],
    ['A wheel, trued. #handmade', 'photo'],
    ['Winter tyres are in.', 'photo'],
  ]),
  person('fern.pottery', 'Fern Pottery', {}, [
    ['Glaze tests, day nine. #handmade', 'photo'],
    ['A mug for cold mornings. #handmade', 'photo'],
    ['Kiln opening.', 'video'],
  ]),
  person('quiet.harbor.films', 'Quiet Harbor Films', { known: true }, [
    ['', 'photo'],
    ['On set before sunrise.', 'photo'],
    ['Four minutes about fog.', 'video'],
  ]),
  person('amber.and.oak', 'Amber & Oak', { known: true, story: true }, [
    ['The bench is finished. Three coats, two weeks.', 'photo'],
    ['Shavings of the day. #handmade', 'photo'],
  ]),
  person('slow.line.press', 'Slow Line Press', { known: true }, [
    ['First proofs off the press this morning. #stationery', 'photo'],
    ['Blue came out warmer than we thought.', 'photo'],
  ]),
  person('gable.street.flowers', 'Gable Street Flowers', { known: true, story: true }, [
    ['Ranunculus until they are gone.', 'carousel'],
    ['Tying the Saturday bunches. #handmade', 'photo'],
  ]),
  person('tern.and.tide', 'Tern & Tide', { known: true }, [
    ['Low water at six, worth the alarm.', 'photo'],
    ['Two minutes of nothing but waves.', 'video'],
  ]),
  person('kettle.lane.tea', 'Kettle Lane Tea', { known: true, story: true }, [
    ['Second flush, tasted side by side.', 'photo'],
    ['How long is too long? Four minutes, we think.', 'photo'],
  ]),
  person('moss.hill.trail', 'Moss Hill Trail', { known: true }, [
    ['The bridge is open again.', 'photo'],
    ['Mud report: yes.', 'photo'],
  ]),
  person('brass.and.bellows', 'Brass & Bellows', {}, [
    ['Door handle, day three. #handmade', 'photo'],
    ['The forge is lit on Fridays.', 'photo'],
  ]),
  person('north.window.weaving', 'North Window Weaving', {}, [
    ['Warp on, four hundred threads. #handmade', 'photo'],
    ['Colours from the garden.', 'photo'],
  ]),
  person('linden.soap', 'Linden Soap', {}, [
    ['Six weeks of curing end today. #handmade', 'photo'],
    ['Rosemary, cut this morning.', 'photo'],
  ]),
  person('corner.bindery', 'Corner Bindery', {}, [
    ['Spines, sewn and waiting. #handmade', 'photo'],
    ['Gold leaf needs a room without a draught.', 'photo'],
  ]),
  person('salt.path.knives', 'Salt Path Knives', {}, [
    ['Walnut or ash? #handmade', 'photo'],
    ['An edge, close up.', 'photo'],
  ]),
];

function person(
  handle: string,
  displayName: string,
  traits: { readonly known?: boolean; readonly story?: boolean; readonly sponsors?: boolean },
  posts: readonly (readonly [caption: string, medium: Medium])[],
): Person {
  const first = Array.from(handle).reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0);
  return {
    handle,
    displayName,
    known: traits.known ?? false,
    story: traits.story ?? false,
    sponsors: traits.sponsors ?? false,
    posts: posts.map(([caption, medium], at) => ({
      id: `${handle}/${at + 1}`,
      caption,
      medium,
      likes: 23 + ((first + 17 * at) % 160),
      age: 2 + 19 * at + (first % 5),
      picture: (first + at) % 6,
    })),
  };
}

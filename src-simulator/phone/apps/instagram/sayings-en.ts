import type { Medium, Sayings } from './sayings.ts';

const pieces: Readonly<Record<Medium, string>> = { photo: 'photo', video: 'video', carousel: 'carousel' };

/** The app in English. */
export const english: Sayings = {
  tabs: { home: 'Home', search: 'Search and explore', message: 'Message', profile: 'Profile' },
  feed: {
    title: 'Instagram Home Feed',
    tray: 'reels tray container',
    yourStory: 'Your story',
    sponsored: 'Sponsored',
  },
  post: {
    like: 'Like',
    liked: 'Liked',
    comment: 'Comment',
    send: 'Send post',
    save: 'Add to Saved',
    more: 'More actions for this post',
    title: 'Posts',
  },
  comments: { title: 'Comments', hint: 'Join the conversation…', post: 'Post', reply: 'Reply' },
  story: {
    hint: 'Send message',
    like: 'Like Story',
    send: 'Send story',
    mine: 'Your story',
    friends: 'Close Friends',
  },
  profile: {
    posts: 'posts',
    followers: 'followers',
    following: 'following',
    edit: 'Edit profile',
    share: 'Share profile',
    message: 'Message',
    grid: 'Grid view',
    tagged: 'Photos of you',
    options: 'Options',
    noStory: 'Your profile. No story',
    storySeen: 'Your profile. Unseen story',
    createNew: 'Create New',
    addAccount: 'Add Instagram account',
    follow: 'Follow',
    isFollowed: 'Following',
    unfollow: 'Unfollow',
    mute: 'Mute',
    restrict: 'Restrict',
  },
  create: {
    title: 'Create',
    post: ['Post', 'Create new post'],
    story: ['Story', 'Create new story'],
    reel: ['Reel', 'Create new reel'],
    newPost: 'New post',
    newReel: 'New reel',
    addToStory: 'Add to story',
    next: 'Next',
    cancel: 'Cancel',
    backHome: 'Back to Home',
    back: 'Back',
    recents: 'Recents',
    selectMultiple: 'Select multiple',
    camera: 'Camera',
    preview: 'Photo preview thumbnail',
    hint: 'Write a caption and add hashtags…',
    ok: 'OK',
    share: 'Share',
    saveDraft: 'Save draft',
    options: [
      ['Tag people', ''],
      ['Add location', ''],
      ['Audience', 'Everyone'],
      ['Also share on…', 'Off'],
    ],
  },
  discard: {
    title: 'Discard post?',
    message: 'If you go back now, you will lose what you have done.',
    discard: 'Discard',
    keep: 'Keep editing',
  },
  upload: {
    sharing: 'Sharing…',
    done: 'Done posting. Want to send it directly to friends?',
    send: 'Send',
    refused: {
      photo: "Photo can't be posted",
      video: "Video can't be posted",
      carousel: "Post can't be posted",
    },
  },
  blocked: {
    title: 'Try Again Later',
    message:
      'We limit how often you can do certain things on Instagram to protect our community. Tell us if you think we made a mistake.',
    ok: 'OK',
    tell: 'Tell us',
  },
  challenge: {
    title: "Confirm it's you",
    message: 'We noticed an unusual login. To keep your account safe, choose how to get a security code.',
    phone: 'Phone Number',
    email: 'Email',
    go: 'Continue',
  },
  search: { hint: 'Search', tags: 'posts' },
  ago: (age) => (age === null ? 'Just now' : `${age.count} ${age.unit}${age.count === 1 ? '' : 's'} ago`),
  likes: (count) => `${count} ${count === 1 ? 'like' : 'likes'}`,
  mediaBy: (medium, name, likes) => {
    const said = `${name}, ${likes} ${likes === 1 ? 'like' : 'likes'}, 0 comments`;
    return medium === 'carousel'
      ? `Photo 1 of 2 by ${said}`
      : `${medium === 'video' ? 'Reel' : 'Photo'} by ${said}`;
  },
  posted: (handle, medium, ago) => `${handle} posted a ${pieces[medium]} ${ago}`,
  storyOf: (handle, place, total, seen) =>
    `${handle}'s story, ${place} of ${total}, ${seen ? 'Seen' : 'Unseen'}.`,
  cell: (medium, name, row, column) =>
    `${medium === 'video' ? 'Reel' : 'Photo'} by ${name} at row ${row}, column ${column}`,
  thumbnail: (medium, ago) => `${medium === 'video' ? 'Video' : 'Photo'} thumbnail, Added on ${ago}`,
};

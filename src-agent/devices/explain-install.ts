const reasons: readonly (readonly [RegExp, (phone: string) => string])[] = [
  [
    /USER_RESTRICTED|FAILED_ABORTED|CANCELED_BY_USER/,
    (phone) => `${phone} refused it. Switch on “Install via USB” in its developer options and confirm on it.`,
  ],
  [/INSUFFICIENT_STORAGE/, (phone) => `${phone} has no room for it. Make room on the phone.`],
  [
    /VERSION_DOWNGRADE/,
    (phone) => `${phone} has a newer version. Remove that first if you want the older one; it signs out.`,
  ],
  [
    /UPDATE_INCOMPATIBLE/,
    (phone) =>
      `The app on ${phone} is from another maker than this file. Take the file from the same source.`,
  ],
  [/MISSING_SPLIT/, () => 'This file is one part of a bundle. Choose an APK that is whole.'],
  [
    /NO_MATCHING_ABIS|OLDER_SDK/,
    (phone) => `This file is not for a phone like ${phone}. Choose another build.`,
  ],
  [/PARSE_FAILED|INVALID_APK/, () => 'This file is not an APK that Android can read. Download it again.'],
];

/** What a person can do about a refused installation; codes of Android's PackageManager. */
export function explainInstall(said: string, phone: string): string {
  const known = reasons.find(([pattern]) => pattern.test(said));
  if (known !== undefined) return known[1](phone);
  const code = /INSTALL_[A-Z_]+/.exec(said)?.[0] ?? 'no reason given';
  return `${phone} did not take it (${code}). Restart the phone and install again.`;
}

import { accountName } from '../../src-shared/account-name.ts';
import type { ContentItem } from '../../src-shared/domain/campaign.ts';
import type { Media } from '../../src-shared/domain/media.ts';
import type { Platform } from '../../src-shared/domain/platform.ts';
import { platformName } from '../../src-shared/platform-rules.ts';
import { type PostFindings, postIssues } from '../../src-shared/post-rules.ts';
import type { CampaignParts } from './campaign-parts.ts';
import type { Found } from './check-accounts.ts';
import type { Post } from './plan-campaign.ts';
import { type Contents, isPlain, type PostContent } from './post-content.ts';

/** Judges what is posted by the rules of each platform: once where it is the same for all, else for each account. */
export class PostJudge {
  readonly #items: readonly ContentItem[];
  readonly #media: ReadonlyMap<number, Media>;
  readonly #routeFor: CampaignParts['routeFor'];
  readonly #found: Found;

  constructor(
    items: readonly ContentItem[],
    media: ReadonlyMap<number, Media>,
    routeFor: CampaignParts['routeFor'],
    found: Found,
  ) {
    this.#items = items;
    this.#media = media;
    this.#routeFor = routeFor;
    this.#found = found;
  }

  /** What is the same for all accounts of those platforms. */
  judgeContents(platforms: ReadonlySet<Platform>, contents: Contents): void {
    for (const platform of platforms)
      for (const content of contents.get(platform)?.values() ?? []) {
        const plain = {
          caption: isPlain(content.caption) ? content.caption : '',
          firstComment: isPlain(content.firstComment) ? content.firstComment : '',
        };
        const findings = this.#ask(content, platform, plain);
        if (findings !== null) this.#tell(content, platform, findings, null);
      }
  }

  /** The finished texts of one post, where they differ from account to account. */
  judgeTexts(post: Post): void {
    const { content, account } = post;
    if (isPlain(content.caption) && isPlain(content.firstComment)) return;
    const findings = this.#ask(content, account.platform, post, true);
    if (findings !== null) this.#tell(content, account.platform, findings, accountName(account.handle));
  }

  #ask(
    content: PostContent,
    platform: Platform,
    { caption, firstComment }: Pick<Post, 'caption' | 'firstComment'>,
    textsOnly = false,
  ): PostFindings | null {
    const way = this.#routeFor(platform, content.kind);
    if (!('route' in way)) return null;
    const files = content.mediaIds.flatMap((id) => this.#media.get(id) ?? []);
    const { issues, warnings } = postIssues(
      { kind: content.kind, caption, firstComment, files },
      platform,
      way.route,
    );
    if (!textsOnly) return { issues, warnings };
    const isText = ({ path }: { path: string }) => path === 'caption' || path === 'firstComment';
    return { issues: issues.filter(isText), warnings: warnings.filter(isText) };
  }

  #tell(
    content: PostContent,
    platform: Platform,
    { issues, warnings }: PostFindings,
    who: string | null,
  ): void {
    const about = (message: string) => (who === null ? message : `${who}: ${message}`);
    const pathOf = (field: string) => this.#pathOf(content, platform, field);
    for (const { path, message } of issues) this.#found.issues.add(pathOf(path), about(message));
    for (const { path, message } of warnings)
      this.#found.warnings.add(
        pathOf(path),
        about(message.includes(platformName(platform)) ? message : `${platformName(platform)}: ${message}`),
      );
  }

  /** Where it was typed: for this platform alone, or for all. */
  #pathOf({ item }: PostContent, platform: Platform, field: string): string {
    const variant = this.#items[item]?.variants[platform];
    const [name = ''] = field.split('.');
    const own =
      variant !== undefined &&
      Object.hasOwn(variant, name) &&
      variant[name as keyof typeof variant] !== undefined;
    return own ? `items.${item}.variants.${platform}.${field}` : `items.${item}.${field}`;
  }
}

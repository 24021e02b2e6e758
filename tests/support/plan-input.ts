import type { Platform } from '../../src-shared/domain/platform.ts';
import { type CampaignPlan, campaignPlan } from '../../src-shared/domain/schedule.ts';
import type { PlanInput, PlannedSlot } from '../../src-shared/planning/plan-posts.ts';

/** Zones with summer time north and south, by half an hour, and without. */
export const zones = ['Europe/Berlin', 'Asia/Tokyo', 'Australia/Lord_Howe', 'America/Santiago'];
/** The platforms, in the order in which accounts are on them. */
export const platforms = ['instagram', 'threads', 'tiktok'] as const;
/** A Monday noon. */
export const now = Date.parse('2026-11-23T11:00Z');

/** Accounts on the platforms and in the zones by turns. */
export function accounts(count: number, lastUsedAt: (index: number) => number | null = () => null) {
  return Array.from({ length: count }, (_, index) => ({
    id: 100 + index,
    uid: `account-${index}`,
    platform: platforms[index % 3] ?? 'instagram',
    zone: zones[index % 4] ?? 'UTC',
    lastUsedAt: lastUsedAt(index),
  }));
}

/** Items, each with the platforms it is skipped on. */
export function items(...skips: readonly (readonly Platform[])[]) {
  return skips.map((skipOn) => ({ skipOn: new Set(skipOn) }));
}

/** A plan with these fields, the rest as usual. */
export function plan(fields: Record<string, unknown>): CampaignPlan {
  return campaignPlan.parse(fields);
}

/** One item for four accounts, now, but for these fields. */
export function input(fields: Partial<PlanInput>): PlanInput {
  return { items: items([]), accounts: accounts(4), now, until: null, ...fields };
}

/** Who posts what. */
export function pairs(slots: readonly PlannedSlot[]): string[] {
  return slots.map(({ account, item }) => `${account}:${item}`);
}

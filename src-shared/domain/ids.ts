import { z } from 'zod';

/** A row's number inside one agent (1 and up). */
export const id = z.number().int().positive();

/** A UUIDv7: the identity of a thing outside the agent that made it. */
export const uid = z.string().length(36);

/** An instant as ISO 8601 in UTC, to the millisecond. */
export const instant = z.iso.datetime();

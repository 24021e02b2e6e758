import { answer } from '../api/answer.ts';
import { contract } from '../../src-shared/contract/contract.ts';
import { agentContract } from '../api/implementer.ts';
import { unanswered } from '../api/unanswered.ts';
import type { MediaLibrary } from './media-library.ts';

/** `media` of the contract. */
export function mediaApi(library: MediaLibrary) {
  const api = agentContract.media;
  return api.router({
    ...unanswered(contract.media),
    list: api.list.handler(({ input }) => library.list(input)),
    get: api.get.handler(({ input }) => answer(library.get(input.id))),
    create: api.create.handler(async ({ input }) => answer(await library.add(input.file))),
    content: api.content.handler(async ({ input }) => answer(await library.content(input.id))),
    delete: api.delete.handler(async ({ input }) => answer(await library.delete(input.id))),
  });
}

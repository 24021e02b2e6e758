import {
  useQueries,
  useQueryClient,
  type QueryFunction,
  type QueryKey,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import type { ListPage } from '../parts/paged.ts';
import { pagesFor, pageSize, settleTime } from './page-windows.ts';

type PageQuery<Item> = { readonly queryKey: QueryKey; readonly queryFn: QueryFunction<ListPage<Item>> };

/** A list as the agent has it: `key` changes with filter and order, `read` asks for some of its rows. */
export type ListSource<Item> = {
  readonly key: string;
  readonly read: (range: { readonly offset: number; readonly limit: number }) => PageQuery<Item>;
};

type Known<Item> = {
  readonly key: string;
  readonly total: number;
  readonly pages: ReadonlyMap<number, readonly Item[]>;
};

/** What is known of a long list, and how to read on. */
export type ListRows<Item> = {
  readonly key: string;
  readonly total: number;
  /** The total was answered at least once. */
  readonly known: boolean;
  /** What is shown belongs to the filter or order before; the new rows are on their way. */
  readonly old: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
  readonly rowAt: (index: number) => Item | undefined;
  /** Says which rows are in view. */
  readonly show: (first: number, last: number) => void;
  /** The rows from `first` to `last`, both included, also those that were not in view yet. */
  readonly readBetween: (first: number, last: number) => Promise<readonly Item[]>;
};

/**
 * Reads the pages of a long list that are in view, and keeps them true through the query cache: what an event makes old is
 * read again in place, and what was scrolled past is read again when it comes back into view.
 */
export function useListRows<Item extends { readonly id: number }>(source: ListSource<Item>): ListRows<Item> {
  const queries = useQueryClient();
  const [wanted, setWanted] = useState({ key: source.key, pages: [0] as readonly number[] });
  const [view, setView] = useState<{ first: number; last: number }>({ first: 0, last: 0 });
  const pages = wanted.key === source.key ? wanted.pages : [0];
  const queryOf = (page: number) => source.read({ offset: page * pageSize, limit: pageSize });
  const answers: UseQueryResult<ListPage<Item>>[] = useQueries({ queries: pages.map(queryOf) });
  const total = answers.findLast(({ data }) => data !== undefined)?.data?.total;

  const [kept, setKept] = useState<Known<Item> | null>(null);
  if (total !== undefined && isNews(kept, source.key, total, pages, answers))
    setKept({ key: source.key, total, pages: toMap(pages, answers) });

  const nextPages = pagesFor(view.first, view.last, kept?.key === source.key ? kept.total : view.last);
  const nextKey = nextPages.join();
  const key = source.key;
  useEffect(() => {
    const next = nextKey.split(',').map(Number);
    const apply = () =>
      setWanted((before) =>
        before.key === key && before.pages.join() === nextKey ? before : { key, pages: next },
      );
    const wait = settleTime(pages, next);
    if (wait === 0) {
      apply();
      return undefined;
    }
    const timer = setTimeout(apply, wait);
    return () => clearTimeout(timer);
    // The pages read now are what the wait is measured against; they change only through this effect.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [nextKey, key]);

  const show = useCallback(
    (first: number, last: number) =>
      setView((before) => (before.first === first && before.last === last ? before : { first, last })),
    [],
  );
  return {
    key,
    total: kept?.total ?? 0,
    known: kept !== null,
    old: kept !== null && kept.key !== key,
    error: answers.find(({ error }) => error !== null)?.error ?? null,
    retry: () => answers.forEach((answer) => void answer.refetch()),
    rowAt: (index) => kept?.pages.get(Math.floor(index / pageSize))?.[index % pageSize],
    show,
    readBetween: async (first, last) => {
      const numbers = pagesFor(first, last + 1, last + 1);
      const read = await Promise.all(
        numbers.map(async (page) => ({ page, rows: await queries.ensureQueryData(queryOf(page)) })),
      );
      return read.flatMap(({ page, rows }) =>
        rows.items.filter((_, at) => page * pageSize + at >= first && page * pageSize + at <= last),
      );
    },
  };
}

function toMap<Item>(
  pages: readonly number[],
  answers: readonly UseQueryResult<ListPage<Item>>[],
): Map<number, readonly Item[]> {
  const map = new Map<number, readonly Item[]>();
  pages.forEach((page, at) => {
    const items = answers[at]?.data?.items;
    if (items !== undefined) map.set(page, items);
  });
  return map;
}

function isNews<Item>(
  kept: Known<Item> | null,
  key: string,
  total: number,
  pages: readonly number[],
  answers: readonly UseQueryResult<ListPage<Item>>[],
): boolean {
  if (kept === null || kept.key !== key || kept.total !== total) return true;
  const now = toMap(pages, answers);
  return now.size !== kept.pages.size || [...now].some(([page, items]) => kept.pages.get(page) !== items);
}

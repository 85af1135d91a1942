import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  skipToken,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { ask, house, read, spoken } from './client';
import {
  collections,
  type AnyCase,
  type Application,
  type Entry,
  type Form,
  type HistoryLine,
  type Kind,
  type VisitRequest,
} from './shapes';

/** The lists of work: what waits for somebody, what they have done, what they have begun. */
export const lists = ['waiting', 'done', 'mine'] as const;
export type List = (typeof lists)[number];

/** What is read of the house, each under one name, so that an act can say what it made old. */
export const readings = {
  /** The first page of what waits, with the counts of all lists. */
  tasks: () =>
    queryOptions({
      queryKey: ['tasks', 'waiting'],
      queryFn: () => read(house.GET('/api/v1/tasks', { params: { query: { list: 'waiting', limit: 200 } } })),
      refetchInterval: 10_000,
    }),
  /** A list of work, page after page. */
  work: (list: List, sought: string) =>
    infiniteQueryOptions({
      queryKey: ['tasks', list, sought],
      queryFn: ({ pageParam }) =>
        read(
          house.GET('/api/v1/tasks', {
            params: {
              query: {
                list,
                limit: 200,
                ...(sought !== '' && { q: sought }),
                ...(pageParam !== undefined && { cursor: pageParam }),
              },
            },
          }),
        ),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ next }) => next,
      placeholderData: keepPreviousData,
      refetchInterval: 10_000,
    }),
  clock: () =>
    queryOptions({
      queryKey: ['clock'],
      queryFn: async () => {
        const asked = performance.now();
        const { now, demonstration } = await read(house.GET('/api/v1/clock'));
        return { now, demonstration, readAt: (asked + performance.now()) / 2 };
      },
      refetchInterval: 30_000,
    }),
  days: (from: string, to: string) =>
    queryOptions({
      queryKey: ['days', from, to],
      queryFn: () =>
        read(
          house.GET('/api/v1/calendar/days', {
            params: { query: { from, to }, header: { 'accept-language': spoken() } },
          }),
        ),
      staleTime: 3_600_000,
      retry: false,
    }),
  filingDeadline: (inspectionDate: string) =>
    queryOptions({
      queryKey: ['filing-deadline', inspectionDate],
      queryFn: () =>
        read(
          house.GET('/api/v1/calendar/filing-deadline', {
            params: { query: { inspectionDate }, header: { 'accept-language': spoken() } },
          }),
        ),
      staleTime: 3_600_000,
      retry: false,
    }),
  register: (kind: string) =>
    queryOptions({
      queryKey: ['register', kind],
      queryFn: async () =>
        (await read(house.GET('/api/v1/registers/{kind}', { params: { path: { kind } } }))).items as readonly Entry[],
      staleTime: 600_000,
    }),
  application: (id: string) =>
    queryOptions({
      queryKey: ['case', 'application', id],
      queryFn: () => ask<Application>('GET', `applications/${id}`),
    }),
  case: (kind: Kind, id: string) =>
    queryOptions({
      queryKey: ['case', kind, id],
      queryFn: () => ask<AnyCase & Partial<Application>>('GET', `${collections[kind]}/${id}`),
    }),
  history: (kind: Kind, id: string) =>
    queryOptions({
      queryKey: ['history', kind, id],
      queryFn: () => ask<readonly HistoryLine[]>('GET', `${collections[kind]}/${id}/history`),
    }),
  applications: () =>
    queryOptions({
      queryKey: ['applications'],
      queryFn: () => read(house.GET('/api/v1/applications', { params: { query: { limit: 100 } } })),
      refetchInterval: 30_000,
    }),
  /** Special circumstances, with the proof that each asks for. */
  circumstances: () =>
    queryOptions({
      queryKey: ['circumstances'],
      queryFn: async () => (await read(house.GET('/api/v1/codes/circumstances'))).items,
      staleTime: 600_000,
    }),
  /** What a refusal may name as its ground. */
  refusalGrounds: () =>
    queryOptions({
      queryKey: ['refusal-grounds'],
      queryFn: async () => (await read(house.GET('/api/v1/codes/refusal-grounds'))).items,
      staleTime: 600_000,
    }),
  visit: (id: string) =>
    queryOptions({
      queryKey: ['case', 'visit', id],
      queryFn: () => read(house.GET('/api/v1/visits/{id}', { params: { path: { id } } })),
    }),
  pass: (id: string) =>
    queryOptions({
      queryKey: ['pass', id],
      queryFn: () => read(house.GET('/api/v1/visits/{id}/pass', { params: { path: { id } } })),
      retry: false,
    }),
  visitPreflight: (request: VisitRequest | undefined) =>
    queryOptions({
      queryKey: ['visit-preflight', request],
      queryFn: request ? () => read(house.POST('/api/v1/visits/preflight', { body: request })) : skipToken,
      retry: false,
    }),
  preflight: (form: Form) =>
    queryOptions({
      queryKey: ['preflight', form],
      queryFn: () => read(house.POST('/api/v1/preflight', { body: form })),
      retry: false,
    }),
};

/** Says that a case has changed: what was read of it, and the lists it stands in, are old. */
export function useChanged(): (kind: Kind, id: string) => Promise<void> {
  const client = useQueryClient();
  return async (kind, id) => {
    const old = [['case', kind, id], ['history', kind, id], ['tasks'], ['applications']];
    await Promise.all(old.map((queryKey) => client.invalidateQueries({ queryKey })));
  };
}

/** Entries of a register by id; empty until they are read. */
export function useRegister(kind: string): ReadonlyMap<string, Entry> {
  const { data } = useQuery(readings.register(kind));
  return new Map((data ?? []).map((entry) => [entry.id, entry]));
}

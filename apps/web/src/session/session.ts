import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask, carryCsrf } from '../api/client';
import { Refusal } from '../api/problem';
import type { components } from '../api/schema';

type Schemas = components['schemas'];

/** Who is signed in, and as what. */
export type Session = Omit<Schemas['SessionDto'], 'acting'> & {
  /** Id of the post in which alone they act; null: in each that they hold. The description says it wrongly. */
  readonly acting: string | null;
};
/** A post that somebody holds, or stands in for. */
export type Post = Session['posts'][number];
/** An account of the demonstration that anybody may step in as. */
export type DemonstrationAccount = Schemas['DemonstrationAccountsDto']['accounts'][number];

const session = queryOptions({
  queryKey: ['session'],
  // null: nobody is signed in.
  queryFn: async (): Promise<Session | null> => {
    try {
      const found = await ask<Session>('GET', 'session');
      carryCsrf(found.csrf);
      return found;
    } catch (error) {
      if (error instanceof Refusal && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: 60_000,
});

export function useSession() {
  return useQuery(session);
}

/** The post in which the caller acts, their own before those under a mandate; undefined for somebody without a post. */
export function actingPost({ posts, acting }: Session): Post | undefined {
  return posts.find(({ id }) => id === acting) ?? posts[0];
}

/** The accounts that one may step in as; none where it is no demonstration. */
export const demonstrationAccounts = queryOptions({
  queryKey: ['demonstration-accounts'],
  queryFn: async (): Promise<readonly DemonstrationAccount[] | null> => {
    try {
      return (await ask<{ accounts: readonly DemonstrationAccount[] }>('GET', 'session/demonstration-accounts'))
        .accounts;
    } catch (error) {
      if (error instanceof Refusal && error.status >= 400 && error.status < 500) return null;
      throw error;
    }
  },
  staleTime: Infinity,
});

/**
 * Where the city's identity provider asks who somebody is, and how they come back.
 * @param fresh whether they prove it anew, as acts of signing want
 */
export function signInAddress(back: string, fresh = false): string {
  return `/api/v1/session/sign-in?fresh=${fresh}&return=${encodeURIComponent(back)}`;
}

/** Signing in and out. What was read for somebody else is forgotten. */
export function useSigning() {
  const client = useQueryClient();
  const anew = async () => {
    client.clear();
    await client.query(session);
  };
  return {
    stepIn: async (account: string) => {
      await ask('POST', 'session/demonstration', { account });
      await anew();
    },
    /**
     * Moves the demonstration's clock. Only its administrator may: that one steps in for the moment, and whoever was
     * there before is back afterwards.
     */
    moveClock: async (to: number) => {
      const before = client.getQueryData(session.queryKey);
      const accounts = client.getQueryData(demonstrationAccounts.queryKey);
      const account = accounts?.find(({ person }) => person.id === before?.person.id)?.account;
      const stepInto = async (name: string) => {
        carryCsrf((await ask<Session>('POST', 'session/demonstration', { account: name })).csrf);
      };
      await stepInto('administrator');
      try {
        await ask('POST', 'clock', { now: new Date(to).toISOString() });
      } finally {
        if (account === undefined) await ask('DELETE', 'session');
        else await stepInto(account);
        await client.invalidateQueries();
      }
    },
    /** Acts from now on in one of several posts. */
    actIn: async (post: string) => {
      await ask('POST', 'session/acting', { post });
      await anew();
    },
    signOut: async () => {
      await ask('DELETE', 'session');
      carryCsrf(undefined);
      await anew();
    },
  };
}

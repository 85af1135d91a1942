import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask, carryCsrf } from '../api/client';
import { Refusal } from '../api/problem';

/** A post that somebody holds. */
export interface Post {
  readonly id: string;
  readonly title: string;
  readonly role: string;
  readonly organisation: { readonly id: string; readonly name: string };
}

/** Who is signed in, and as what. */
export interface Session {
  readonly person: { readonly id: string; readonly name: string };
  readonly posts: readonly Post[];
  /** Id of the post in which they act. */
  readonly acting?: string | null;
  readonly csrf: string;
  readonly expiresAt: string;
  readonly authenticatedAt: string;
  /** Whether anybody may step in as anybody, because it is a demonstration. */
  readonly demonstration: boolean;
}

/** An account of the demonstration that anybody may step in as. */
export interface DemonstrationAccount {
  readonly account: string;
  readonly person: string;
  readonly title: string;
  readonly role: string;
  readonly organisation: string;
}

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

/** The post in which the caller acts; undefined for somebody without a post. */
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

/** Where the city's identity provider asks who somebody is, and how they come back. */
export function signInAddress(back: string): string {
  return `/api/v1/session/sign-in?return=${encodeURIComponent(back)}`;
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
      const account = accounts?.find(({ person }) => person === before?.person.id)?.account;
      const stepInto = async (name: string) => {
        await ask('POST', 'session/demonstration', { account: name });
        carryCsrf((await ask<Session>('GET', 'session')).csrf);
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
    signOut: async () => {
      await ask('DELETE', 'session');
      carryCsrf(undefined);
      await anew();
    },
  };
}

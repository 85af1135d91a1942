import { momentOf } from '@anjing/calendar';
import type { Language } from '@anjing/platform';
import { actingPosts, type ActingPost, type DemonstrationAccount, type RegisterView } from '@anjing/registers';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { moment, wholeListOf } from '../door/answers';
import { nameOf } from '../door/case-views';
import { csrfTokenOf } from './cookies';
import type { SignedIn } from './callers';
import type { Session } from './sessions';

const role = z.enum([
  'clerk',
  'inspector',
  'head',
  'reviewer',
  'leader',
  'business-environment',
  'administrator',
  'enterprise',
]);
const named = z.strictObject({ id: z.string(), name: z.string() });
const realTime = moment.meta({ description: 'Real time in China, whatever the demonstration clock says' });

const post = z.strictObject({
  id: z.string(),
  title: z.string(),
  role,
  organisation: named,
  mandate: z.strictObject({ id: z.string(), document: z.string(), until: moment }).optional().meta({
    description: 'The written mandate under which the person stands in for the holder; absent: their own post',
  }),
});

export class SessionDto extends createZodDto(
  z.strictObject({
    person: named,
    posts: z
      .array(post)
      .meta({ description: 'Posts in which the person may act now, their own before those under a mandate' }),
    acting: z.string().nullable().meta({
      description: 'Id of the post in which alone the person acts; null: in whichever of them an act asks for',
    }),
    csrf: z.string().meta({ description: 'What unsafe requests of this session send as X-CSRF-Token' }),
    expiresAt: realTime,
    authenticatedAt: realTime,
    demonstration: z.boolean().meta({ description: 'The embedded demonstration: its accounts have no passwords' }),
  }),
) {}

export class SessionListDto extends createZodDto(
  wholeListOf(
    z.strictObject({
      id: z.string(),
      current: z.boolean(),
      agent: z.string().meta({ description: 'Family of browser and system' }),
      createdAt: realTime,
      seenAt: realTime,
      authenticatedAt: realTime,
      expiresAt: realTime,
    }),
  ),
) {}

export class DemonstrationAccountsDto extends createZodDto(
  z.strictObject({
    accounts: z.array(
      z.strictObject({ account: z.string(), person: named, title: z.string(), role, organisation: named }),
    ),
  }),
) {}

/** Id of the person whose account it is. */
export function personOf(view: RegisterView, subject: string): string | undefined {
  return view.where('person', 'subjects', subject)[0]?.id;
}

export function sessionView(
  { session, secret }: SignedIn,
  person: { readonly id: string; readonly name: string },
  view: RegisterView,
  language: Language,
  demonstration: boolean,
) {
  const posts = actingPosts(view, person.id);
  const [only] = posts.length === 1 ? posts : posts.filter(({ post: id }) => id === session.acting);
  return {
    person,
    posts: posts.map((one) => postView(one, view, language)),
    acting: only?.post ?? null,
    csrf: csrfTokenOf(secret),
    expiresAt: momentOf(session.expiresAt),
    authenticatedAt: momentOf(session.authenticatedAt),
    demonstration,
  };
}

export function sessionLine({ id, agent, createdAt, seenAt, authenticatedAt, expiresAt }: Session, current: boolean) {
  return {
    id,
    current,
    agent,
    createdAt: momentOf(createdAt),
    seenAt: momentOf(seenAt),
    authenticatedAt: momentOf(authenticatedAt),
    expiresAt: momentOf(expiresAt),
  };
}

/**
 * A demonstration account with the post that it has by now; none where the registers know no such person or post. People of
 * the demonstration are named by their posts.
 */
export function accountView(
  { account, title: name }: DemonstrationAccount,
  issuer: string,
  view: RegisterView,
  language: Language,
) {
  const person = personOf(view, `${issuer}|${account}`);
  const [first] = person === undefined ? [] : actingPosts(view, person);
  if (person === undefined || !first) return [];
  const { title, role: as, organisation } = postView(first, view, language);
  return [{ account, person: { id: person, name: name.zh }, title, role: as, organisation }];
}

function postView({ post: id, role: as, organisation, mandate }: ActingPost, view: RegisterView, language: Language) {
  const written = mandate && view.find('mandate', mandate.id);
  return {
    id,
    title: nameOf(view, id, language),
    role: as,
    organisation: {
      id: organisation,
      name: view.find('enterprise', organisation)?.name ?? nameOf(view, organisation, language),
    },
    ...(mandate && written && { mandate: { id: mandate.id, document: written.document, until: written.until } }),
  };
}

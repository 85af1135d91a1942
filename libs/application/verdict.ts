import type { Decision, PersonActing } from '@anjing/lifecycle';
import type { ApplicationCommand } from './commands';
import type { ApplicationEvent } from './events';
import type { ApplicationFacts } from './facts';
import type { Finding } from './judge-form';
import type { ApplicationCode } from './texts';

/** What follows from a command on an application. */
export type Verdict = Decision<ApplicationEvent, ApplicationCode>;
export type CommandOf<Do extends ApplicationCommand['do']> = Extract<ApplicationCommand, { do: Do }>;

/** An act of a person in their own session, never a system's (rules §3). */
export function asPerson({ by }: ApplicationFacts, then: (person: PersonActing) => Verdict): Verdict {
  return by.kind === 'person' ? then(by) : refuse([{ code: 'application.person-only' }]);
}

/** The event, unless something speaks against it. */
export function unless(findings: readonly Finding[], event: ApplicationEvent): Verdict {
  return findings.length > 0 ? refuse(findings) : { events: [event] };
}

/** @param findings at least one */
export function refuse(findings: readonly Finding[]): Verdict {
  const [first, ...rest] = findings;
  if (!first) throw new Error('a refusal needs a reason');
  return { refusals: [first, ...rest] };
}

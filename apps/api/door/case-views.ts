import type { Standing } from '@anjing/cases';
import {
  changedWithin,
  isPrivate,
  isUnresolved,
  shown,
  type Actor,
  type Deadline,
  type Judging,
  type Lifecycle,
  type Private,
  type Task,
} from '@anjing/lifecycle';
import { say, type Language } from '@anjing/platform';
import type { RegisterView } from '@anjing/registers';
import type { Text, Words } from '@anjing/texts';
import type { AnyStateMachine, EventFromLogic } from 'xstate';
import { text } from './request-texts';

/** A value with its private texts as they are shown. */
type Revealed<T> = T extends Private
  ? string
  : T extends readonly (infer Item)[]
    ? readonly Revealed<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Revealed<T[Key]> }
      : T;

/** What is kept, as it is shown: the private texts in it as people read them, everything else as it stands. */
export function revealed<T>(value: T): Revealed<T> {
  return changedWithin(value, (part) => (isPrivate(part) ? shown(part) : undefined)) as Revealed<T>;
}

/** Id of a case in addresses: its stream's without the kind. */
export const idOf = (stream: string) => stream.slice(stream.indexOf('/') + 1);

/** What the registers call an organisation or a post, if they know it. */
function nameIn(view: RegisterView, id: string): Words | undefined {
  for (const kind of ['agency', 'bureau', 'authority', 'office'] as const) {
    const entry = view.find(kind, id);
    if (entry) return entry.name;
  }
  return view.find('post', id)?.title;
}

/** A name from the registers, or the id where there is none. */
export function nameOf(view: RegisterView, id: string, language: Language): string {
  return nameOr(nameIn(view, id), id, language);
}

/** A name in a language, or what stands for it where there is none. */
export function nameOr(name: Text | undefined, otherwise: string, language: Language): string {
  return name ? say(name, language) : otherwise;
}

/** Who did something, by the title of their post; acting under a mandate is said. */
export function whoOf(view: RegisterView, actor: Actor, language: Language): string {
  switch (actor.kind) {
    case 'person': {
      const [own] = view.where('post', 'person', actor.person);
      const title = nameOf(view, actor.post, language);
      if (!actor.mandate) return title;
      const deputy = own?.title ?? actor.person;
      return say(text('api.who.under-mandate', { deputy, title }), language);
    }
    case 'system':
      return nameOr(view.find('system', actor.system)?.name, actor.system, language);
    case 'public':
      return say(text('api.who.public'), language);
    case 'clock':
      return say(text('api.who.clock'), language);
    case 'reaction':
      return say(text('api.who.reaction'), language);
    case 'opener':
      return say(text('api.who.opener'), language);
    case 'supervisor':
      return say(text('api.who.supervisor'), language);
    case 'installer':
      return say(text('api.who.installer'), language);
    case 'reactor':
      return say(text('api.who.reactor'), language);
  }
}

/** A deadline with its whole explanation. */
export function deadlineView({ id, round, effect, due, summary, explanation }: Deadline, language: Language) {
  return {
    id,
    round,
    effect,
    due: isUnresolved(due) ? null : due,
    ...(isUnresolved(due) && { unresolvedUntilCalendar: due.unresolvedUntilCalendar }),
    summary: say(summary, language),
    rule: say(explanation.rule, language),
    article: explanation.article,
    counted: explanation.counted,
    skipped: explanation.skipped.map(({ date, reason }) => ({ date, reason: say(reason, language) })),
    rulePack: explanation.rulePack,
    calendarVersion: explanation.calendarVersion,
  };
}

function taskView({ act, organisation, since, due, summary }: Task, view: RegisterView, language: Language) {
  return {
    act,
    organisation,
    organisationName: nameOf(view, organisation, language),
    since,
    due: isUnresolved(due) ? null : due,
    ...(isUnresolved(due) && { unresolvedUntilCalendar: due.unresolvedUntilCalendar }),
    summary: say(summary, language),
  };
}

/** What the case waits for: its deadlines, each with its explanation, and the acts that are owed. */
export function waitsFor<Machine extends AnyStateMachine>(standing: Standing<Machine>, language: Language) {
  const { deadlines, tasks, view } = standing;
  return {
    deadlines: deadlines.map((deadline) => deadlineView(deadline, language)),
    tasks: tasks.map((task) => taskView(task, view, language)),
  };
}

/** The history as sentences: who, what, when, under which rule. */
export function historyView<Machine extends AnyStateMachine, Command extends { readonly do: string }>(
  { history, view }: Standing<Machine>,
  { sentenceOf }: Pick<Lifecycle<Machine, Command, Judging, never>, 'sentenceOf'>,
  language: Language,
) {
  return history.map(({ version, at, actor, event }) => {
    const { words, rule } = sentenceOf(event as unknown as EventFromLogic<Machine>, (id) => nameIn(view, id) ?? id);
    const who = whoOf(view, actor, language);
    const what = say(words, language);
    return {
      version,
      at,
      who,
      what,
      sentence: say(text('api.history.sentence', { at: at.slice(0, 16).replace('T', ' '), who, what }), language),
      rule,
      type: event.type,
    };
  });
}

import type { Standing } from '@anjing/cases';
import {
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
import type { Language } from '@anjing/platform';
import type { RegisterView } from '@anjing/registers';
import type { AnyStateMachine, EventFromLogic } from 'xstate';

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
  const reveal = (one: unknown): unknown => {
    if (isPrivate(one)) return shown(one);
    if (Array.isArray(one)) return one.map(reveal);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([name, member]) => [name, reveal(member)]));
  };
  return reveal(value) as Revealed<T>;
}

/** Id of a case in addresses: its stream's without the kind. */
export const idOf = (stream: string) => stream.slice(stream.indexOf('/') + 1);

/** A name from the registers, or the id where there is none. */
export function nameOf(view: RegisterView, id: string, language: Language): string {
  for (const kind of ['agency', 'bureau', 'authority', 'office'] as const) {
    const entry = view.find(kind, id);
    if (entry) return entry.name[language];
  }
  return view.find('post', id)?.title[language] ?? id;
}

/** Who did something, by the title of their post; acting under a mandate is said. */
export function whoOf(view: RegisterView, actor: Actor, language: Language): string {
  switch (actor.kind) {
    case 'person': {
      const [own] = view.where('post', 'person', actor.person);
      const title = nameOf(view, actor.post, language);
      if (!actor.mandate) return title;
      const deputy = own?.title[language] ?? actor.person;
      return language === 'zh' ? `${deputy}（受托代行${title}职权）` : `${deputy} (under a mandate of the ${title})`;
    }
    case 'system':
      return view.find('system', actor.system)?.name[language] ?? actor.system;
    case 'public':
      return language === 'zh' ? '公众' : 'somebody of the public';
    case 'clock':
      return language === 'zh' ? '时限' : 'time';
    case 'reaction':
      return language === 'zh' ? '系统（关联事项）' : 'the system (following from another case)';
    case 'opener':
      return language === 'zh' ? '系统（按期开启）' : 'the system (opening what a period asks for)';
    case 'supervisor':
      return language === 'zh' ? '系统（监督模型）' : 'the system (alert models)';
    case 'installer':
      return language === 'zh' ? '系统（安装）' : 'the system (installation)';
    case 'reactor':
      return language === 'zh' ? '系统' : 'the system';
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
    summary: summary[language],
    rule: explanation.rule[language],
    article: explanation.article,
    counted: explanation.counted,
    skipped: explanation.skipped.map(({ date, reason }) => ({ date, reason: reason[language] })),
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
    summary: summary[language],
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
    const { words, rule } = sentenceOf(event as unknown as EventFromLogic<Machine>, (id) => ({
      zh: nameOf(view, id, 'zh'),
      en: nameOf(view, id, 'en'),
    }));
    const who = whoOf(view, actor, language);
    return {
      version,
      at,
      who,
      what: words[language],
      sentence: `${at.slice(0, 16).replace('T', ' ')} ${who}${language === 'zh' ? '：' : ' '}${words[language]}`,
      rule,
      type: event.type,
    };
  });
}

import {
  commandsIn,
  sentenceOf,
  stateWords,
  type ApplicationCommand,
  type ApplicationEvent,
  type ApplicationMachine,
  type Opinion,
} from '@anjing/application';
import type { Principal } from '@anjing/access';
import type { Standing } from '@anjing/cases';
import { isUnresolved, type Actor, type Deadline, type Private, type Task } from '@anjing/lifecycle';
import type { Language } from '@anjing/platform';
import type { RegisterView } from '@anjing/registers';

type ApplicationStanding = Standing<ApplicationMachine>;

/** Acts as the API names them: the sub-resource to which each is posted. */
export const actNames: Partial<Record<ApplicationCommand['do'], string>> = {
  amend: 'form',
  sign: 'signature',
  submit: 'submission',
  review: 'review',
  decide: 'decision',
  withdraw: 'withdrawal',
  revoke: 'revocation',
  narrow: 'narrowing',
  replaceOfficers: 'officers',
  use: 'use',
};

const erased = '〔已依法删除〕';

const text = (value: Private | undefined) => (value === undefined ? undefined : (value.private ?? erased));

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
    case 'clock':
      return language === 'zh' ? '时限' : 'time';
    case 'reactor':
      return language === 'zh' ? '系统' : 'the system';
  }
}

function opinionView(opinion: Opinion | undefined, view: RegisterView, language: Language) {
  return opinion && { text: text(opinion.text) ?? '', by: whoOf(view, opinion.by, language), at: opinion.at };
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

/** An application as a caller sees it, with the acts that follow for them. */
export function applicationView(standing: ApplicationStanding, principal: Principal, language: Language) {
  const { state, view, parties } = standing;
  const { form, receipt, review, decision, defects, signature, successor, round } = state.context;
  if (!form) throw new Error(`${standing.stream} has no form`);
  const able = principal.allowed(parties, commandsIn(state));
  return {
    id: idOf(standing.stream),
    state: state.value,
    stateName: stateWords[state.value][language],
    version: standing.contentVersion,
    ...(receipt && { number: receipt.number }),
    form: {
      ...form,
      reason: text(form.reason) ?? '',
      ...(form.explanatoryNote && { explanatoryNote: text(form.explanatoryNote) ?? '' }),
      ...(form.follows !== undefined && { follows: idOf(form.follows) }),
      ...(form.supersedes !== undefined && { supersedes: idOf(form.supersedes) }),
    },
    agencyName: nameOf(view, form.agency, language),
    ...(receipt && {
      target: receipt.target,
      bureau: receipt.bureau,
      bureauName: nameOf(view, receipt.bureau, language),
      authority: receipt.authority,
      authorityName: nameOf(view, receipt.authority, language),
      receipt: {
        round,
        at: receipt.at,
        receivedOn: receipt.receivedOn,
        latestFiling: receipt.latestFiling,
        rule: receipt.leadTime.rule[language],
        article: receipt.leadTime.article,
        counted: receipt.leadTime.counted,
        skipped: receipt.leadTime.skipped.map(({ date, reason }) => ({ date, reason: reason[language] })),
        rulePack: receipt.leadTime.rulePack,
        calendarVersion: receipt.leadTime.calendarVersion,
      },
    }),
    ...(signature && { signature: { by: whoOf(view, signature.by, language), at: signature.at } }),
    ...(review && { review: opinionView(review, view, language) }),
    ...(decision && { decision: opinionView(decision, view, language) }),
    defects: defects.map(({ field, text: words }) => ({ field, text: text(words) ?? '' })),
    ...(successor !== undefined && { successor: idOf(successor) }),
    actions: able.flatMap((command) => actNames[command as ApplicationCommand['do']] ?? []),
    deadlines: standing.deadlines.map((deadline) => deadlineView(deadline, language)),
    tasks: standing.tasks.map((task) => taskView(task, view, language)),
  };
}

/** The history as sentences: who, what, when, under which rule. */
export function historyView({ history, view }: ApplicationStanding, language: Language) {
  return history.map(({ version, at, actor, event }) => {
    const { words, rule } = sentenceOf(event as unknown as ApplicationEvent, (id) => ({
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

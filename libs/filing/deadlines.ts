import { isBefore, isUnresolvedYear, type Resolved } from '@anjing/calendar';
import { isUnresolved, unanswered, type Deadline, type Moment, type Task, type Unresolved } from '@anjing/lifecycle';
import {
  dated,
  explain,
  planMoments,
  returnMoments,
  serviceMoments,
  serviceSummary,
  type FilingMoment,
  type FilingMoments,
  type Laws,
  type RulePack,
  type ServiceDeadline,
  type ServiceLevel,
} from '@anjing/rules';
import type { Message } from '@anjing/texts';
import type { FilingContext, FilingState } from './machine';
import { reckoningMoment } from './periods';
import { kindWords, text } from './texts';

/** A plan or return that has never been filed, with the moments that the pack gives it. */
interface Duty {
  readonly name: 'plan' | 'return';
  readonly pack: RulePack;
  readonly moments: FilingMoments;
  readonly article: string;
  readonly rule: Message;
}

/** What an agency owes at a date, until it has filed for the first time; lists are owed at none. */
function dutyOf({ value, context }: FilingState, laws: Laws): Duty | undefined {
  if (value !== 'open' && value !== 'drafting') return undefined;
  return dutyFor(context, laws);
}

function dutyFor({ period, content }: FilingContext, laws: Laws): Duty | undefined {
  const reckoning = period && reckoningMoment(period);
  const pack = reckoning === undefined ? undefined : laws.packAt(reckoning);
  if (!pack) return undefined;
  const law = { pack, calendar: laws.calendar };
  if (period?.filing === 'annualPlan') {
    const { due, article } = pack.filing.annualPlan;
    return {
      name: 'plan',
      pack,
      article,
      moments: planMoments(law, period.year, content?.filing === 'annualPlan' ? content.issuedOn : undefined),
      rule: text(due.roll === 'never' ? 'filing.deadline.plan-rule.never-rolled' : 'filing.deadline.plan-rule', {
        month: due.month,
        day: due.day,
      }),
    };
  }
  if (period?.filing === 'monthlyReturn') {
    const { due, article } = pack.filing.monthlyReturn;
    return {
      name: 'return',
      pack,
      article,
      moments: returnMoments(law, period.month),
      rule: text(due.roll === 'forward' ? 'filing.deadline.return-rule.rolled' : 'filing.deadline.return-rule', {
        day: due.day,
      }),
    };
  }
  return undefined;
}

/** The first late moment of a plan or return, whether it has been filed or not; undefined where it is owed at no date. */
export function dueOf({ context }: FilingState, laws: Laws): Moment | Unresolved | undefined {
  const duty = dutyFor(context, laws);
  if (!duty) return undefined;
  const { due } = duty.moments;
  return isUnresolvedYear(due) ? due : due.due;
}

/** Whether the agency is late at `now`: with a plan or return it has never filed, or with one it has to file anew. */
export function isOverdue(state: FilingState, laws: Laws, now: Moment): boolean {
  return tasks(state, laws).some(
    ({ organisation, due }) =>
      organisation === state.context.agency && !isUnresolved(due) && isOwed(state) && !isBefore(now, due),
  );
}

/** A list's first version and an agency's own amendment are owed to nobody at a date. */
export function isOwed({ value, context }: FilingState): boolean {
  const first = value === 'open' || value === 'drafting';
  return context.owed || (first && context.period !== undefined && reckoningMoment(context.period) !== undefined);
}

/**
 * What time will do to the filing. A plan or return never filed: reminders, and word to the bureau and the office when it
 * is late. A submitted one: the bureau's five working days. One that is to be filed anew: the agency's. Soonest first;
 * dates that wait for a calendar year last.
 */
export function agenda(state: FilingState, laws: Laws): readonly Deadline[] {
  const { answered } = state.context;
  return unanswered([...dutyDeadlines(state, laws), ...stepDeadlines(state, laws)], answered);
}

function dutyDeadlines(state: FilingState, laws: Laws): Deadline[] {
  const duty = dutyOf(state, laws);
  const { openedAt, step, period } = state.context;
  if (!duty || !period) return [];
  const { name, moments, pack, article, rule } = duty;
  const what = kindWords[period.filing];
  const deadline = (effect: 'reminder' | 'escalation', id: string, moment: Resolved<FilingMoment>): Deadline => ({
    id: `${name}.${id}`,
    round: step,
    effect,
    due: isUnresolvedYear(moment) ? moment : moment.due,
    summary: dated(text(`filing.deadline.${effect}`, { what }), moment),
    explanation: explain(pack, article, rule, isUnresolvedYear(moment) ? undefined : moment.count),
  });
  return [
    ...moments.reminders.map((moment, index) => deadline('reminder', `reminder-${index + 1}`, moment)),
    ...moments.late.map(({ tell, moment }, index) => deadline('escalation', `late-${index + 1}.${tell}`, moment)),
  ].filter(
    // What was opened after a reminder's moment was opened knowing it.
    ({ effect, due }) =>
      effect !== 'reminder' || isUnresolved(due) || openedAt === undefined || !isBefore(due, openedAt),
  );
}

interface Step {
  readonly name: 'acceptance' | 'confirmation';
  readonly words: Message;
  level(pack: RulePack): ServiceLevel;
}

const acceptance: Step = {
  name: 'acceptance',
  words: text('filing.step.acceptance'),
  level: ({ filing }) => filing.acceptance,
};
const confirmation: Step = {
  name: 'confirmation',
  words: text('filing.step.confirmation'),
  level: ({ filing }) => filing.confirmation,
};

/** The service level under which the filing waits now. */
function stepOf({ value, context }: FilingState): Step | undefined {
  switch (value) {
    case 'submitted':
      return acceptance;
    case 'correctionAsked':
    case 'amending':
      return confirmation;
    case 'drafting':
      return context.period && reckoningMoment(context.period) === undefined ? confirmation : undefined;
    default:
      return undefined;
  }
}

/** A service level goes by the pack at the start of its step (rules §2). */
function levelNow(state: FilingState, laws: Laws) {
  const step = stepOf(state);
  const { stepSince } = state.context;
  const pack = stepSince === undefined ? undefined : laws.packAt(stepSince);
  if (!step || stepSince === undefined || !pack) return undefined;
  const level = step.level(pack);
  return { step, level, pack, moments: serviceMoments({ pack, calendar: laws.calendar }, level, stepSince) };
}

function stepDeadlines(state: FilingState, laws: Laws): Deadline[] {
  const now = levelNow(state, laws);
  if (!now) return [];
  const { step, level, pack, moments } = now;
  const rule = ruleOf(now);
  const deadline = (effect: ServiceDeadline['effect'], index: number, moment: (typeof moments)['due']): Deadline => ({
    id: `${step.name}.${effect}-${index + 1}`,
    round: state.context.step,
    effect,
    due: isUnresolvedYear(moment) ? moment : moment.due,
    summary: serviceSummary(effect, step.words, moment),
    explanation: explain(pack, level.article, rule, isUnresolvedYear(moment) ? undefined : moment.count),
  });
  // Nobody else need hear of a version that the agency writes of its own accord.
  const told = step.name === 'acceptance' || state.context.owed ? moments.escalations : [];
  return [
    ...moments.reminders.map((moment, index) => deadline('reminder', index, moment)),
    ...told.map((moment, index) => deadline('escalation', index, moment)),
  ];
}

function ruleOf({ step, level }: NonNullable<ReturnType<typeof levelNow>>): Message {
  return text('filing.deadline.step-rule', { step: step.words, workingDays: level.workingDays });
}

/** When what is owed now is due, by the duty to file or else by its step, and how that came about. */
function owedBy(state: FilingState, laws: Laws): Pick<Task, 'due' | 'explanation'> | undefined {
  const duty = dutyOf(state, laws);
  const level = levelNow(state, laws);
  if (duty) return explained(duty.moments.due, duty.pack, duty.article, duty.rule);
  return level && explained(level.moments.due, level.pack, level.level.article, ruleOf(level));
}

function explained(
  moment: Resolved<Pick<FilingMoment, 'due' | 'count'>>,
  pack: RulePack,
  article: string,
  rule: Message,
): Pick<Task, 'due' | 'explanation'> {
  const unresolved = isUnresolvedYear(moment);
  return {
    due: unresolved ? moment : moment.due,
    explanation: explain(pack, article, rule, unresolved ? undefined : moment.count),
  };
}

/** The acts that the filing waits for. */
export function tasks(state: FilingState, laws: Laws): readonly Task[] {
  const { agency, receivers, stepSince, openedAt } = state.context;
  if (agency === undefined || stepSince === undefined) return [];
  const due = owedBy(state, laws);
  if (!due) return [];
  const task = (act: string, organisation: string, since: Moment, summary: Message): Task[] => [
    { act, organisation, since, ...due, summary },
  ];
  switch (state.value) {
    case 'open':
      return task('form', agency, openedAt ?? stepSince, text('filing.task.open'));
    case 'drafting':
      return task('submission', agency, openedAt ?? stepSince, text('filing.task.drafting'));
    case 'submitted':
      return receivers.bureau === undefined
        ? []
        : task('acceptance', receivers.bureau, stepSince, text('filing.task.submitted'));
    case 'correctionAsked':
      return task('form', agency, stepSince, text('filing.task.correction-asked'));
    case 'amending':
      return task('submission', agency, stepSince, text('filing.task.amending'));
    default:
      return [];
  }
}

/** The organisation that hears of a deadline. An overdue bureau is told to the business-environment office, who follow up. */
export function toldOf({ context }: FilingState, { id, effect }: Pick<Deadline, 'id' | 'effect'>): string {
  const { agency = '', receivers } = context;
  const bureau = receivers.bureau ?? receivers.office ?? agency;
  const office = receivers.office ?? receivers.bureau ?? agency;
  if (id.startsWith('acceptance')) return effect === 'reminder' ? bureau : office;
  if (effect === 'reminder') return agency;
  return id.endsWith('.office') ? office : bureau;
}

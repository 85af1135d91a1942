import { dateOf, instant, isUnresolvedYear, timeOf, type Resolved } from '@anjing/calendar';
import { isUnresolved, type Deadline, type DeadlineEffect, type Task, type Words } from '@anjing/lifecycle';
import {
  explain,
  serviceMoments,
  type Laws,
  type RulePack,
  type ServiceLevel,
  type ServiceMoment,
} from '@anjing/rules';
import type { AlertContext, AlertState, AlertStateName } from './machine';

/** A step that somebody owes: who, the act by which it is done, and its service level. */
interface Step {
  readonly name: 'handling' | 'answer' | 'closing';
  readonly act: string;
  readonly owes: 'agency' | 'bureau';
  readonly words: Words;
  level(pack: RulePack, context: AlertContext): ServiceLevel;
}

const steps: Partial<Record<AlertStateName, Step>> = {
  raised: {
    name: 'handling',
    act: 'follow-up',
    owes: 'bureau',
    words: { zh: '预警处理', en: 'handling of the alert' },
    level: ({ supervision }) => supervision.handling,
  },
  followedUp: {
    name: 'answer',
    act: 'answer',
    owes: 'agency',
    words: { zh: '督办回复', en: 'answer to the follow-up' },
    level: ({ supervision }, { order }) => within(supervision.answer, order?.workingDays),
  },
  answered: {
    name: 'closing',
    act: 'closure',
    owes: 'bureau',
    words: { zh: '督办办结', en: 'closing of the follow-up' },
    level: ({ supervision }) => supervision.handling,
  },
};

/** The answer's service level with the working days that the bureau gave; a reminder before the order falls away. */
function within(level: ServiceLevel, workingDays = level.workingDays): ServiceLevel {
  return { ...level, workingDays, remindBefore: level.remindBefore.filter((days) => days < workingDays) };
}

/** The moments of the step that waits, by the pack at its start and the calendar as known now (rules §2). */
function momentsOf(state: AlertState, laws: Laws) {
  const step = steps[state.value];
  const { stepSince } = state.context;
  const pack = stepSince === undefined ? undefined : laws.packAt(stepSince);
  if (!step || stepSince === undefined || !pack) return undefined;
  const level = step.level(pack, state.context);
  return {
    step,
    since: stepSince,
    pack,
    level,
    moments: serviceMoments({ pack, calendar: laws.calendar }, level, stepSince),
  };
}

/** What time will do to the alert: it only tells people; silence closes nothing. */
export function agenda(state: AlertState, laws: Laws): readonly Deadline[] {
  const waiting = momentsOf(state, laws);
  if (!waiting) return [];
  const { step, pack, level, moments } = waiting;
  const { round, answered } = state.context;
  const rule: Words = {
    zh: `${step.words.zh}时限${level.workingDays}个工作日，起始当日不计`,
    en: `${level.workingDays} working days for the ${step.words.en}, the day of its start not counted`,
  };
  const deadline = (effect: DeadlineEffect, kind: Words, index: number, moment: Resolved<ServiceMoment>): Deadline => ({
    id: `${step.name}.${effect}-${index + 1}`,
    round,
    effect,
    due: isUnresolvedYear(moment) ? moment : moment.due,
    summary: withMoment({ zh: `${step.words.zh}${kind.zh}`, en: `${step.words.en} ${kind.en}` }, moment),
    explanation: explain(pack, level.article, rule, isUnresolvedYear(moment) ? undefined : moment.count),
  });
  return [
    ...moments.reminders.map((moment, index) => deadline('reminder', { zh: '提醒', en: 'reminder' }, index, moment)),
    ...moments.escalations.map((moment, index) =>
      deadline('escalation', { zh: '超时上报', en: 'overdue' }, index, moment),
    ),
  ]
    .filter(({ id }) => !answered.includes(`${round}/${id}`))
    .sort((a, b) => sortKey(a.due) - sortKey(b.due));
}

const sortKey = (due: Deadline['due']) => (isUnresolved(due) ? Number.MAX_SAFE_INTEGER : instant(due));

function withMoment({ zh, en }: Words, moment: Resolved<ServiceMoment>): Words {
  if (isUnresolvedYear(moment)) {
    const year = moment.unresolvedUntilCalendar;
    return { zh: `${zh}，待${year}年日历载入后确定`, en: `${en}, unresolved until calendar ${year} is loaded` };
  }
  const readable = `${dateOf(moment.due)} ${timeOf(moment.due)}`;
  return { zh: `${zh} ${readable}`, en: `${en} ${readable}` };
}

/** The organisation that hears of a deadline: who owes the step; once it is overdue, those above: the bureau, the authority. */
export function toldOf(state: AlertState, { effect }: Pick<Deadline, 'effect'>): string {
  const { raised } = state.context;
  const step = steps[state.value];
  if (!raised || !step) throw new Error('an alert without a step tells nobody');
  const { finding, bureau, authority } = raised;
  if (effect === 'reminder') return step.owes === 'agency' ? finding.agency : bureau;
  return step.owes === 'agency' ? bureau : authority;
}

/** The act that the alert waits for. */
export function tasks(state: AlertState, laws: Laws): readonly Task[] {
  const waiting = momentsOf(state, laws);
  const { raised } = state.context;
  if (!waiting || !raised) return [];
  const { step, since, moments } = waiting;
  return [
    {
      act: step.act,
      organisation: step.owes === 'agency' ? raised.finding.agency : raised.bureau,
      since,
      due: isUnresolvedYear(moments.due) ? moments.due : moments.due.due,
      summary: { zh: `待${step.words.zh}`, en: `awaits the ${step.words.en}` },
    },
  ];
}

import { instant, isBefore, readable } from '@anjing/calendar';
import { isUnresolved, type Deadline, type Moment, type Task, type Words } from '@anjing/lifecycle';
import { explain, serviceDeadlines, serviceDue, type Laws, type RulePack, type ServiceLevel } from '@anjing/rules';
import { answering } from './joint';
import { lastFiling } from './last-filing';
import type { ApplicationContext, ApplicationState } from './machine';
import { firstMinute, lastMinute, midnightBefore } from './windows';

/** A turning of a case by time alone. It needs no calendar: the requested minutes stand in the form. */
export interface Turning {
  readonly id: 'expiry' | 'into-force' | 'lapse';
  readonly due: Moment;
}

/** What time will turn the case into next, if anything. */
export function nextTurning(state: ApplicationState): Turning | undefined {
  const { form } = state.context;
  const first = form && firstMinute(form);
  const last = form && lastMinute(form);
  switch (state.value) {
    case 'drafting':
    case 'signed':
    case 'underReview':
    case 'returned':
    case 'awaitingDecision':
      return first === undefined ? undefined : { id: 'expiry', due: first };
    case 'approved':
      return first === undefined ? undefined : { id: 'into-force', due: first };
    case 'inForce':
      return last === undefined ? undefined : { id: 'lapse', due: last };
    default:
      return undefined;
  }
}

const turningWords: Record<Turning['id'], Words> = {
  expiry: { zh: '未获批准即过期', en: 'expires without an approval' },
  'into-force': { zh: '批准生效', en: 'the approval comes into force' },
  lapse: { zh: '批准未使用即失效', en: 'the approval lapses unused' },
};

const turningRules: Record<Turning['id'], Words> = {
  expiry: {
    zh: '首个申请时刻仍无批准的，申请过期，不得恢复',
    en: 'No approval by the first requested minute: the application expires for good',
  },
  'into-force': { zh: '批准自首个批准时刻起有效', en: 'An approval holds from its first approved minute' },
  lapse: { zh: '批准至最后一个批准时刻止有效', en: 'An approval holds until its last approved minute' },
};

/**
 * What time will do to the application: service levels of review and decision (by the pack at the start of their step,
 * on the calendar as known now), warnings before the first requested day, expiry, coming into force, lapse. Soonest
 * first; dates that wait for a calendar year last.
 */
export function agenda(state: ApplicationState, laws: Laws): readonly Deadline[] {
  const { context } = state;
  const pack = packOfStep(context, laws);
  if (!pack) return [];
  const round = context.round;
  const deadlines = [...stepDeadlines(state, pack, laws), ...warnings(state, pack), ...turnings(state, pack)];
  return deadlines
    .filter(({ id }) => !context.answered.includes(`${round}/${id}`))
    .sort((a, b) => sortKey(a.due) - sortKey(b.due));
}

const sortKey = (due: Deadline['due']) => (isUnresolved(due) ? Number.MAX_SAFE_INTEGER : instant(due));

/** A service level goes by the pack at the start of its step: a later one does not shorten it (rules §2). */
function packOfStep({ stepSince }: ApplicationContext, laws: Laws): RulePack | undefined {
  return stepSince === undefined ? undefined : laws.packAt(stepSince);
}

interface Step {
  readonly name: 'review' | 'decision';
  readonly words: Words;
  level(pack: RulePack): ServiceLevel;
}

const steps: Partial<Record<ApplicationState['value'], Step>> = {
  underReview: {
    name: 'review',
    words: { zh: '司法行政部门审核', en: 'judicial review' },
    level: ({ review }) => review,
  },
  awaitingDecision: {
    name: 'decision',
    words: { zh: '主要领导审批', en: "leader's decision" },
    level: ({ decision }) => decision,
  },
};

/** Reminders and escalations of the step that waits. */
function stepDeadlines(state: ApplicationState, pack: RulePack, { calendar }: Laws): readonly Deadline[] {
  const step = steps[state.value];
  const { stepSince, round } = state.context;
  if (!step || stepSince === undefined) return [];
  return serviceDeadlines({ pack, calendar }, step.level(pack), stepSince, { ...step, round });
}

function warnings(state: ApplicationState, pack: RulePack): Deadline[] {
  const { form, round, receipt } = state.context;
  const first = form && firstMinute(form);
  const waiting = state.matches('underReview') || state.matches('returned') || state.matches('awaitingDecision');
  if (!waiting || first === undefined || !receipt) return [];
  const { warnDaysBefore, article } = pack.application;
  const rule: Words = { zh: '首个申请日临近仍无批准', en: 'The first requested day is near and no approval stands' };
  return (
    [...warnDaysBefore]
      .sort((a, b) => b - a)
      .map((days): Deadline => ({
        id: `warning.d-${days}`,
        round,
        effect: 'warning',
        due: midnightBefore(first, days),
        summary: {
          zh: days === 0 ? '检查当日仍未批准' : `距检查日${days}天仍未批准`,
          en: days === 0 ? 'no approval on the day of inspection' : `no approval ${days} days before the inspection`,
        },
        explanation: explain(pack, article, rule),
      }))
      // A form received after a warning's moment was filed knowing it.
      .filter(({ due }) => isUnresolved(due) || isBefore(receipt.at, due))
  );
}

function turnings(state: ApplicationState, pack: RulePack): Deadline[] {
  const turning = nextTurning(state);
  if (!turning) return [];
  const words = turningWords[turning.id];
  const moment = readable(turning.due);
  return [
    {
      id: turning.id,
      round: state.context.round,
      effect: 'turning',
      due: turning.due,
      summary: { zh: `${words.zh} ${moment}`, en: `${words.en} ${moment}` },
      explanation: explain(pack, pack.application.article, turningRules[turning.id]),
    },
  ];
}

/** The organisation that hears of a deadline: the office that owes the step, the agency for warnings, the other side for escalations. */
export function toldOf(state: ApplicationState, { id, effect }: Pick<Deadline, 'id' | 'effect'>): string {
  const { form, receipt } = state.context;
  const agency = form?.agency ?? '';
  if (!receipt || effect === 'warning') return agency;
  const owes = id.startsWith('review') ? receipt.bureau : receipt.authority;
  // An overdue review is told to the authority, an overdue decision to the bureau, who follow up (notice 四).
  if (effect === 'escalation') return id.startsWith('review') ? receipt.authority : receipt.bureau;
  return owes;
}

type Due = Pick<Task, 'due' | 'explanation'>;

/**
 * The acts the application waits for. What the applicant owes is due by the last moment at which the form can be received;
 * review and decision by their service levels.
 */
export function tasks(state: ApplicationState, laws: Laws): readonly Task[] {
  const { form, receipt, stepSince } = state.context;
  const expiry = nextTurning(state)?.due;
  if (!form || stepSince === undefined || expiry === undefined) return [];
  const pack = packOfStep(state.context, laws);
  const law = pack && { pack, calendar: laws.calendar };
  const filing = (law && lastFiling(form, law)) ?? { due: expiry };
  const step = steps[state.value];
  const service = law && step ? serviceDue(law, step.level(pack), stepSince, step.words) : { due: expiry };
  const task = (act: string, organisation: string, due: Due, summary: Words): Task => ({
    act,
    organisation,
    since: stepSince,
    ...due,
    summary,
  });
  const consents = answering(state.context, 'awaited').map(({ agency, since }): Task => ({
    ...task('consent', agency, filing, { zh: '待答复联合检查邀请', en: 'awaits the answer to an invitation' }),
    since,
  }));
  switch (state.value) {
    case 'drafting':
      return consents.length > 0
        ? consents
        : [task('signature', form.agency, filing, { zh: '待主要领导签署', en: "awaits the head's signature" })];
    case 'signed':
      return [task('submission', form.agency, filing, { zh: '待报送', en: 'awaits submission' })];
    case 'returned':
      return [task('form', form.agency, filing, { zh: '待补正', en: 'awaits correction' }), ...consents];
    case 'underReview':
      return receipt ? [task('review', receipt.bureau, service, { zh: '待审核', en: 'awaits review' })] : [];
    case 'awaitingDecision':
      return receipt ? [task('decision', receipt.authority, service, { zh: '待审批', en: 'awaits a decision' })] : [];
    default:
      return [];
  }
}

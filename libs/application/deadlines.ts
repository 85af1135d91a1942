import { isBefore } from '@anjing/calendar';
import { isUnresolved, unanswered, type Deadline, type Moment, type Task } from '@anjing/lifecycle';
import {
  dated,
  explain,
  serviceDeadlines,
  serviceDue,
  type Laws,
  type RulePack,
  type ServiceLevel,
} from '@anjing/rules';
import type { Message } from '@anjing/texts';
import { answering } from './joint';
import { lastFiling } from './last-filing';
import type { ApplicationContext, ApplicationState } from './machine';
import { text } from './texts';
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

/**
 * What time will do to the application: service levels of review and decision (by the pack at the start of their step,
 * on the calendar as known now), warnings before the first requested day, expiry, coming into force, lapse. Soonest
 * first; dates that wait for a calendar year last.
 */
export function agenda(state: ApplicationState, laws: Laws): readonly Deadline[] {
  const { context } = state;
  const pack = packOfStep(context, laws);
  if (!pack) return [];
  return unanswered(
    [...stepDeadlines(state, pack, laws), ...warnings(state, pack), ...turnings(state, pack)],
    context.answered,
  );
}

/** A service level goes by the pack at the start of its step: a later one does not shorten it (rules §2). */
function packOfStep({ stepSince }: ApplicationContext, laws: Laws): RulePack | undefined {
  return stepSince === undefined ? undefined : laws.packAt(stepSince);
}

interface Step {
  readonly name: 'review' | 'decision';
  readonly words: Message;
  level(pack: RulePack): ServiceLevel;
}

const steps: Partial<Record<ApplicationState['value'], Step>> = {
  underReview: {
    name: 'review',
    words: text('application.step.under-review'),
    level: ({ review }) => review,
  },
  awaitingDecision: {
    name: 'decision',
    words: text('application.step.awaiting-decision'),
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
  const rule = text('application.deadline.warning-rule');
  return (
    [...warnDaysBefore]
      .sort((a, b) => b - a)
      .map((days): Deadline => ({
        id: `warning.d-${days}`,
        round,
        effect: 'warning',
        due: midnightBefore(first, days),
        summary:
          days === 0 ? text('application.deadline.warning.same-day') : text('application.deadline.warning', { days }),
        explanation: explain(pack, article, rule),
      }))
      // A form received after a warning's moment was filed knowing it.
      .filter(({ due }) => isUnresolved(due) || isBefore(receipt.at, due))
  );
}

function turnings(state: ApplicationState, pack: RulePack): Deadline[] {
  const turning = nextTurning(state);
  if (!turning) return [];
  return [
    {
      id: turning.id,
      round: state.context.round,
      effect: 'turning',
      due: turning.due,
      summary: dated(text(`application.turning.${turning.id}`), turning),
      explanation: explain(pack, pack.application.article, text(`application.turning-rule.${turning.id}`)),
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
  const task = (act: string, organisation: string, due: Due, summary: Message): Task => ({
    act,
    organisation,
    since: stepSince,
    ...due,
    summary,
  });
  const consents = answering(state.context, 'awaited').map(({ agency, since }): Task => ({
    ...task('consent', agency, filing, text('application.task.consent')),
    since,
  }));
  switch (state.value) {
    case 'drafting':
      return consents.length > 0
        ? consents
        : [task('signature', form.agency, filing, text('application.task.signature'))];
    case 'signed':
      return [task('submission', form.agency, filing, text('application.task.submission'))];
    case 'returned':
      return [task('form', form.agency, filing, text('application.task.form')), ...consents];
    case 'underReview':
      return receipt ? [task('review', receipt.bureau, service, text('application.task.review'))] : [];
    case 'awaitingDecision':
      return receipt ? [task('decision', receipt.authority, service, text('application.task.decision'))] : [];
    default:
      return [];
  }
}

import type { Resolved } from '@anjing/calendar';
import { unanswered, type Deadline, type Moment, type Task } from '@anjing/lifecycle';
import { serviceDeadlines, serviceDue, serviceMoments, type Laws, type ServiceMoment } from '@anjing/rules';
import type { Message } from '@anjing/texts';
import type { ComplaintContext, ComplaintState } from './machine';
import { text } from './texts';

/** Something that somebody owes: since when, the act by which it is done, and its service level. */
interface Duty {
  readonly name: 'acknowledgement' | 'answer' | 'statement' | 'closure';
  readonly owes: 'handler' | 'respondent';
  readonly words: Message;
  /** Counts how often it was owed. */
  readonly round: number;
  readonly since: Moment;
}

const words = {
  acknowledgement: text('complaint.step.acknowledgement'),
  answer: text('complaint.step.answer'),
  statement: text('complaint.step.statement'),
  closure: text('complaint.step.closure'),
} as const satisfies Record<Duty['name'], Message>;

/** What is owed now. Acknowledgement and answer count from the receipt, whoever has it meanwhile (rules §7). */
function dutiesOf({ value, context }: ComplaintState): readonly Duty[] {
  const { received, statements, answer, answers } = context;
  if (!received) return [];
  const ofHandler = (name: Duty['name'], since: Moment, round = 1): Duty => ({
    name,
    owes: 'handler',
    words: words[name],
    round,
    since,
  });
  const asked = statements.at(-1)?.asked;
  switch (value) {
    case 'received':
      return [ofHandler('acknowledgement', received.at), ofHandler('answer', received.at)];
    case 'acknowledged':
      return [ofHandler('answer', received.at)];
    case 'awaitingStatement':
      return [
        ofHandler('answer', received.at),
        ...(asked
          ? [
              {
                name: 'statement',
                owes: 'respondent',
                words: words.statement,
                round: statements.length,
                since: asked.at,
              } as const,
            ]
          : []),
      ];
    case 'answered':
      return answer ? [ofHandler('closure', answer.at, answers)] : [];
    default:
      return [];
  }
}

/** The service level of a duty, by the pack at its start and the calendar as known now (rules §2). */
function levelOf({ name, since }: Pick<Duty, 'name' | 'since'>, laws: Laws) {
  const pack = laws.packAt(since);
  return pack && { law: { pack, calendar: laws.calendar }, level: pack.complaint[name] };
}

/** When a duty is due; undefined where no pack says so. */
function dueOf(duty: Pick<Duty, 'name' | 'since'>, laws: Laws): Resolved<ServiceMoment> | undefined {
  const found = levelOf(duty, laws);
  return found && serviceMoments(found.law, found.level, duty.since).due;
}

/** What time will do to the complaint: it only tells people; silence answers nothing. Soonest first. */
export function agenda(state: ComplaintState, laws: Laws): readonly Deadline[] {
  const deadlines = dutiesOf(state).flatMap((duty): readonly Deadline[] => {
    const found = levelOf(duty, laws);
    return found ? serviceDeadlines(found.law, found.level, duty.since, duty) : [];
  });
  return unanswered(deadlines, state.context.answered);
}

/** When the answer is due, with the count it rests on, whether it has been given or not; undefined where no pack says so. */
export function answerMoment(
  { context: { received } }: ComplaintState,
  laws: Laws,
): Resolved<ServiceMoment> | undefined {
  return received && dueOf({ name: 'answer', since: received.at }, laws);
}

/** The organisation that hears of a deadline: who owes it; once it is overdue, those above. */
export function toldOf({ context }: ComplaintState, { id, effect }: Pick<Deadline, 'id' | 'effect'>): string {
  const { handler, received } = theCase(context);
  if (id.startsWith('statement')) return effect === 'reminder' ? received.form.respondent : handler;
  return effect === 'reminder' ? handler : (received.route.overseer ?? handler);
}

function theCase({ handler, received }: ComplaintContext) {
  if (handler === undefined || !received) throw new Error('a complaint that was not received concerns nobody');
  return { handler, received };
}

/** The acts that the complaint waits for. */
export function tasks(state: ComplaintState, laws: Laws): readonly Task[] {
  return dutiesOf(state).flatMap((duty): Task[] => {
    const found = levelOf(duty, laws);
    if (!found || isAhead(duty, state)) return [];
    const { handler, received } = theCase(state.context);
    return [
      {
        act: duty.name,
        organisation: duty.owes === 'handler' ? handler : received.form.respondent,
        since: duty.since,
        ...serviceDue(found.law, found.level, duty.since, duty.words),
        summary: text('complaint.task.awaited', { step: duty.words }),
      },
    ];
  });
}

/** The answer runs from the receipt, but follows only the acknowledgement: until then that is what is to be done. */
const isAhead = ({ name }: Duty, { value }: ComplaintState) => name === 'answer' && value === 'received';

import { isBefore } from '@anjing/calendar';
import { isUnresolved, type Elapse } from '@anjing/lifecycle';
import { getNextTransitions } from 'xstate';
import { cancel, judgeOwn, narrow, replaceOfficers } from './amend';
import { announce, recordPast } from './announce';
import { asOf, overdueTurnings } from './as-of';
import type { VisitCommand } from './commands';
import { agenda, flagging, toldOf } from './deadlines';
import type { VisitEvent } from './events';
import type { VisitFacts } from './facts';
import type { Finding } from './judge-visit';
import type { VisitContext, VisitState } from './machine';
import { checkIn, checkOut, recordResult, refuseAtGate } from './on-site';
import { approveSpecial, curedNow, issuePass, makeGood } from './special';
import { invite, join, leave } from './take-part';
import { commandWords, stateWords } from './texts';
import { refuse, unless, type Verdict } from './verdict';

/** The events that each command can lead to: how the machine is asked whether the command follows. */
const outcomes: Record<VisitCommand['do'], VisitEvent['type']> = {
  announce: 'VisitAnnounced',
  recordPast: 'VisitAnnounced',
  tell: 'VisitToldBeforehand',
  invite: 'VisitParticipantInvited',
  join: 'VisitParticipantJoined',
  leave: 'VisitParticipantLeft',
  approveSpecial: 'SpecialVisitApproved',
  issuePass: 'PassIssued',
  replaceOfficers: 'VisitOfficersReplaced',
  narrow: 'VisitNarrowed',
  cancel: 'VisitCancelled',
  refuseAtGate: 'VisitRefusedAtGate',
  checkIn: 'VisitCheckedIn',
  checkOut: 'VisitCheckedOut',
  recordResult: 'VisitResultRecorded',
  makeGood: 'VisitMadeGood',
};

/** What a visit must rest on, or have come to, for some acts to follow at all. */
const fitting: { readonly [Do in VisitCommand['do']]?: (context: VisitContext) => boolean } = {
  tell: ({ toldBeforehand, visit }) => !toldBeforehand && visit?.basis.by !== 'service',
  invite: ({ visit }) => visit?.basis.by === 'openDay',
  join: ({ visit }) => visit?.basis.by === 'openDay',
  leave: ({ visit, invited }) => invited.length > 0 || (visit?.participants.length ?? 0) > 0,
  approveSpecial: ({ visit, approval }) => visit?.basis.by === 'special' && !approval,
  makeGood: ({ visit, entered, flags }) => visit?.basis.by === 'special' && (!entered || flags.length > 0),
};

/** The commands that may follow a state. */
export function commandsIn(state: VisitState): VisitCommand['do'][] {
  const handled = new Set<string>(getNextTransitions(state).map(({ eventType }) => String(eventType)));
  return Object.entries(outcomes)
    .filter(([, event]) => handled.has(event))
    .map(([command]) => command as VisitCommand['do'])
    .filter((command) => fitting[command]?.(state.context) ?? true);
}

/**
 * What follows from a command on these facts: events, or every reason why not. What time has already done comes first,
 * so that nobody goes in on a visit whose day is over, however late its timer is.
 */
export function decide(state: VisitState, command: VisitCommand | Elapse, facts: VisitFacts): Verdict {
  if (command.do === 'elapse') return elapse(state, command, facts);
  const past = overdueTurnings(state, facts.now);
  const current = asOf(state, facts.now);
  if (!commandsIn(current).includes(command.do)) return refuse([wrongState(current)]);
  const verdict = act(current, command, facts);
  const [first, ...rest] = past;
  return 'events' in verdict && first ? { events: [first, ...rest, ...verdict.events] } : verdict;
}

function act(state: VisitState, command: VisitCommand, facts: VisitFacts): Verdict {
  if (command.do === 'announce') return announce(command, facts);
  if (command.do === 'recordPast') return recordPast(command, facts);
  const { visit } = state.context;
  if (!visit) return refuse([wrongState(state)]);
  const { now: at, by } = facts;
  switch (command.do) {
    case 'tell':
      return unless(judgeOwn(visit, facts), { type: 'VisitToldBeforehand', at, by });
    case 'invite':
      return invite(state, visit, command, facts);
    case 'join':
      return join(state, visit, command, facts);
    case 'leave':
      return leave(state, visit, command, facts);
    case 'approveSpecial':
      return approveSpecial(state, visit, command, facts);
    case 'issuePass':
      return issuePass(state, visit, facts);
    case 'replaceOfficers':
      return replaceOfficers(state, visit, command, facts);
    case 'narrow':
      return narrow(state, visit, command, facts);
    case 'cancel':
      return cancel(state, command, facts);
    case 'refuseAtGate':
      return refuseAtGate(state, visit, command, facts);
    case 'checkIn':
      return checkIn(state, visit, command, facts);
    case 'checkOut':
      return checkOut(visit, facts);
    case 'recordResult':
      return recordResult(visit, command, facts);
    case 'makeGood':
      return makeGood(state, visit, command, facts);
  }
}

/** A deadline has passed: time says what it means. Early, answered or moved deadlines change nothing. */
function elapse(state: VisitState, { deadline: id, round }: Elapse, facts: VisitFacts): Verdict {
  const { now, laws, by } = facts;
  const [turned, ...more] = overdueTurnings(state, now);
  if (turned) return { events: [turned, ...more] };
  const { visit, flags } = state.context;
  const deadline = agenda(state, laws).find((entry) => entry.id === id && entry.round === round);
  if (!visit || !deadline || isUnresolved(deadline.due) || isBefore(now, deadline.due)) {
    return refuse([{ code: 'visit.not-due' }]);
  }
  const told = { deadline: id, round, due: deadline.due, at: now, to: toldOf(visit, deadline) };
  if (id === flagging) {
    // Lists may have been accepted meanwhile, without anybody's act on this visit.
    const cured = curedNow(state, visit, facts);
    const standing = flags.filter((flag) => !cured.includes(flag));
    const flagged: VisitEvent = { type: 'VisitFlagged', ...told, flags: standing };
    const madeGood: VisitEvent = { type: 'VisitMadeGood', at: now, by, flags: cured };
    if (cured.length === 0) return { events: [flagged] };
    return { events: standing.length === 0 ? [madeGood] : [madeGood, flagged] };
  }
  return deadline.effect === 'escalation'
    ? { events: [{ type: 'VisitEscalationSent', ...told }] }
    : { events: [{ type: 'VisitReminderSent', ...told }] };
}

function wrongState(state: VisitState): Finding {
  return {
    code: 'visit.wrong-state',
    parameters: { state: stateWords[state.value], possible: commandsIn(state).map((command) => commandWords[command]) },
  };
}

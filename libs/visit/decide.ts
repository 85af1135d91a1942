import { tellingOf, passed, refuse, type Elapse } from '@anjing/lifecycle';
import { commandsIn, unless, wrongState } from './acts';
import { cancel, judgeOwn, narrow, replaceOfficers } from './amend';
import { announce, recordPast } from './announce';
import { asOf, overdueTurnings } from './as-of';
import type { VisitCommand } from './commands';
import { agenda, flagging, toldOf } from './deadlines';
import type { VisitEvent } from './events';
import type { VisitFacts } from './facts';
import type { VisitState } from './machine';
import { checkIn, checkOut, recordResult, refuseAtGate } from './on-site';
import { approveSpecial, curedNow, issuePass, makeGood } from './special';
import { invite, join, leave } from './take-part';

import type { Verdict } from './verdict';

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
function elapse(state: VisitState, elapsed: Elapse, facts: VisitFacts): Verdict {
  const { now, laws, by } = facts;
  const [turned, ...more] = overdueTurnings(state, now);
  if (turned) return { events: [turned, ...more] };
  const { visit, flags } = state.context;
  const deadline = passed(agenda(state, laws), elapsed, now);
  if (!visit || !deadline) {
    return refuse([{ code: 'visit.not-due' }]);
  }
  const told = { ...tellingOf(deadline, now), to: toldOf(visit, deadline) };
  if (deadline.id === flagging) {
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

import { refuse, tellingOf, type DueDeadline } from '@anjing/lifecycle';
import { unless, wrongState } from './acts';
import { cancel, judgeOwn, narrow, replaceOfficers } from './amend';
import { announce, recordPast } from './announce';
import type { VisitCommand } from './commands';
import { flagging, toldOf } from './deadlines';
import type { VisitEvent } from './events';
import type { VisitFacts } from './facts';
import type { VisitState } from './machine';
import { checkIn, checkOut, recordResult, refuseAtGate } from './on-site';
import { approveSpecial, curedNow, issuePass, makeGood } from './special';
import { invite, join, leave } from './take-part';

import type { Verdict } from './verdict';

/** What follows from a command that may follow, on these facts: events, or every reason why not. */
export function decide(state: VisitState, command: VisitCommand, facts: VisitFacts): Verdict {
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

/**
 * An emergency that was not made good is flagged when its time is over (rules §4). Lists may have been accepted meanwhile,
 * without anybody's act on the visit.
 */
export function elapsed(state: VisitState, deadline: DueDeadline, facts: VisitFacts): Verdict | undefined {
  const { now, by } = facts;
  const { visit, flags } = state.context;
  if (!visit || deadline.id !== flagging) return undefined;
  const cured = curedNow(state, visit, facts);
  const standing = flags.filter((flag) => !cured.includes(flag));
  const flagged: VisitEvent = {
    type: 'VisitFlagged',
    ...tellingOf(deadline, now),
    to: toldOf(state, deadline),
    flags: standing,
  };
  const madeGood: VisitEvent = { type: 'VisitMadeGood', at: now, by, flags: cured };
  if (cured.length === 0) return { events: [flagged] };
  return { events: standing.length === 0 ? [madeGood] : [madeGood, flagged] };
}

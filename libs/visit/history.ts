import { readable } from '@anjing/calendar';
import type { NameOf, Sentence } from '@anjing/lifecycle';
import type { Message, Words } from '@anjing/texts';
import type { Basis, VisitAnnounced, VisitEvent } from './events';
import { groundWords, kindWords, text } from './texts';

/** What an event says, and the rule it rests on. */
export function sentenceOf(event: VisitEvent, nameOf: NameOf): Sentence {
  switch (event.type) {
    case 'VisitAnnounced':
      return announced(event);
    case 'VisitToldBeforehand':
      return { words: text('visit.history.told-beforehand'), rule: 'rules §6' };
    case 'VisitParticipantInvited': {
      const agency = nameOf(event.agency);
      return { words: text('visit.history.participant-invited', { agency }), rule: 'notice 二(三)' };
    }
    case 'VisitParticipantJoined':
      return {
        words: text('visit.history.participant-joined', { items: event.part.items.length }),
        rule: 'notice 二(三)',
      };
    case 'VisitParticipantLeft':
      return { words: text('visit.history.participant-left'), rule: 'notice 二(三)' };
    case 'SpecialVisitApproved':
      return event.late
        ? { words: text('visit.history.special-visit-approved.late'), rule: 'rules §4' }
        : { words: text('visit.history.special-visit-approved'), rule: 'rules §4' };
    case 'PassIssued':
      return { words: text('visit.history.pass-issued'), rule: 'rules §6' };
    case 'PassReissued':
      return { words: text('visit.history.pass-reissued'), rule: 'rules §6' };
    case 'PassRevoked':
      return { words: text('visit.history.pass-revoked'), rule: 'rules §6' };
    case 'VisitOfficersReplaced':
      return { words: text('visit.history.officers-replaced'), rule: 'rules §3' };
    case 'VisitNarrowed':
      return { words: text('visit.history.narrowed'), rule: 'notice 三(五)' };
    case 'VisitCancelled':
      return { words: text('visit.history.cancelled'), rule: 'rules §6' };
    case 'VisitRefusedAtGate':
      return event.mightEnter
        ? { words: text('visit.history.refused-at-gate.might-enter'), rule: 'rules §7' }
        : { words: text('visit.history.refused-at-gate'), rule: 'rules §7' };
    case 'VisitCheckedIn':
      return checkedIn(event);
    case 'VisitCheckedOut':
      return { words: text('visit.history.checked-out'), rule: 'rules §6' };
    case 'VisitTookPlace':
      return {
        words: text('visit.history.took-place', { entered: readable(event.entered), left: readable(event.left) }),
        rule: 'rules §6',
      };
    case 'VisitResultRecorded':
      return {
        words:
          event.reinspection === undefined
            ? text('visit.history.result-recorded')
            : text('visit.history.result-recorded.reinspection', { on: event.reinspection }),
        rule: 'rules §6',
      };
    case 'VisitMadeGood':
      return { words: text('visit.history.made-good'), rule: 'rules §4' };
    case 'VisitReminderSent':
    case 'VisitEscalationSent':
    case 'VisitFlagged':
      return told(event, nameOf(event.to));
    case 'VisitMissed':
      return { words: text('visit.history.missed'), rule: 'rules §6' };
    case 'VisitClosed':
      return { words: text('visit.history.closed'), rule: 'rules §6' };
  }
}

function announced({ basis, day, quiet }: VisitAnnounced): Sentence {
  return {
    words: text(quiet ? 'visit.history.announced.quiet' : 'visit.history.announced.open-day', {
      kind: kindWords[basis.by],
      under: underWhat(basis),
      hours: `${day.date} ${day.from}—${day.until}`,
    }),
    rule: basis.by === 'approval' ? 'notice 三(四)' : basis.by === 'special' ? 'notice 一(二)' : 'rules §6',
  };
}

function underWhat(basis: Basis): Message | '' {
  switch (basis.by) {
    case 'special':
      return text('visit.history.under.special', { circumstance: basis.circumstance });
    case 'approval':
      return text('visit.history.under.approval', { number: basis.number });
    default:
      return '';
  }
}

function checkedIn({ ground, confirmedBy, flags }: Extract<VisitEvent, { type: 'VisitCheckedIn' }>): Sentence {
  return {
    words: text('visit.history.checked-in', {
      ground: groundWords[ground],
      sides: text(confirmedBy === undefined ? 'visit.history.sides.one' : 'visit.history.sides.both'),
      passedOver: flags.length === 0 ? '' : text('visit.history.passed-over.some', { flags: flags.length }),
    }),
    rule: 'notice 三(五)',
  };
}

function told(event: Extract<VisitEvent, { readonly deadline: string }>, to: Words | string): Sentence {
  const due = readable(event.due);
  switch (event.type) {
    case 'VisitReminderSent':
      return { words: text('visit.history.reminder-sent', { to, due }), rule: 'rules §6' };
    case 'VisitEscalationSent':
      return { words: text('visit.history.escalation-sent', { to, due }), rule: 'rules §6' };
    case 'VisitFlagged':
      return { words: text('visit.history.flagged', { due, flags: event.flags.length, to }), rule: 'rules §4' };
  }
}

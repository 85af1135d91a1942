import { readable } from '@anjing/calendar';
import type { NameOf, Sentence } from '@anjing/lifecycle';
import type { ApplicationAmended, ApplicationEvent } from './events';
import { text } from './texts';

/** What an event says, and the rule it rests on. */
export function sentenceOf(event: ApplicationEvent, nameOf: NameOf): Sentence {
  const to = 'to' in event ? nameOf(event.to) : '';
  const agency = 'agency' in event ? nameOf(event.agency) : '';
  switch (event.type) {
    case 'ApplicationDrafted':
      return { words: text('application.history.drafted'), rule: 'notice annex' };
    case 'ApplicationAmended':
      return amended(event, nameOf);
    case 'ParticipantInvited':
      return { words: text('application.history.participant-invited', { agency }), rule: 'notice 二(三)' };
    case 'InvitationTakenBack':
      return { words: text('application.history.invitation-taken-back', { agency }), rule: 'rules §3' };
    case 'ParticipantConsented':
      return {
        words: text('application.history.participant-consented', {
          agency,
          items: event.items.length,
          officers: event.officers.length,
        }),
        rule: 'rules §3',
      };
    case 'ParticipantDeclined':
      return { words: text('application.history.participant-declined', { agency }), rule: 'rules §3' };
    case 'ParticipantLeft':
      return { words: text('application.history.participant-left', { agency }), rule: 'rules §3' };
    case 'ApplicationSigned':
      return { words: text('application.history.signed'), rule: 'notice 三(四)' };
    case 'ApplicationSubmitted':
      return {
        words: text('application.history.submitted', {
          number: event.number,
          round: event.round,
          receivedOn: event.receivedOn,
          latestFiling: event.latestFiling,
        }),
        rule: 'notice 三(四)',
      };
    case 'ReviewPassed':
      return { words: text('application.history.review-passed'), rule: 'notice 三(四)' };
    case 'ApplicationReturned':
      return { words: text('application.history.returned', { defects: event.defects.length }), rule: 'rules §3' };
    case 'ApplicationRefused':
      return event.stage === 'review'
        ? { words: text('application.history.refused.review'), rule: 'notice 三(四)' }
        : { words: text('application.history.refused.decision'), rule: 'notice 三(四)' };
    case 'ApplicationApproved':
      return { words: text('application.history.approved'), rule: 'notice 三(四)' };
    case 'ApplicationWithdrawn':
      return { words: text('application.history.withdrawn'), rule: 'rules §3' };
    case 'ApprovalRevoked':
      return { words: text('application.history.approval-revoked'), rule: 'rules §3' };
    case 'ApprovalNarrowed':
      return { words: text('application.history.approval-narrowed'), rule: 'notice 三(五)' };
    case 'OfficersReplaced':
      return {
        words:
          agency === ''
            ? text('application.history.officers-replaced')
            : text('application.history.officers-replaced.of', { agency }),
        rule: 'rules §3',
      };
    case 'ApprovalUsed':
      return { words: text('application.history.approval-used'), rule: 'notice 三(五)' };
    case 'ApplicationSuperseded':
      return { words: text('application.history.superseded', { successor: event.successor }), rule: 'rules §3' };
    case 'ReminderSent':
      return { words: text('application.history.reminder-sent', { to, due: readable(event.due) }), rule: 'rules §3' };
    case 'EscalationSent':
      return { words: text('application.history.escalation-sent', { to, due: readable(event.due) }), rule: 'rules §3' };
    case 'WarningSent':
      return { words: text('application.history.warning-sent', { to }), rule: 'rules §3' };
    case 'ApplicationExpired':
      return { words: text('application.history.expired', { due: readable(event.due) }), rule: 'rules §3' };
    case 'ApprovalCameIntoForce':
      return {
        words: text('application.history.approval-came-into-force', { due: readable(event.due) }),
        rule: 'notice 三(五)',
      };
    case 'ApprovalLapsed':
      return {
        words: text('application.history.approval-lapsed', { due: readable(event.due) }),
        rule: 'notice 三(五)',
      };
  }
}

function amended({ voidsConsentOf = [] }: ApplicationAmended, nameOf: NameOf): Sentence {
  const names = voidsConsentOf.map(nameOf);
  return {
    words:
      names.length === 0
        ? text('application.history.amended')
        : text('application.history.amended.consent-void', { names }),
    rule: 'rules §3',
  };
}

import { catalogueOf, messagesOf, type Message } from '@anjing/texts';
import type { ComplaintOutcome } from './events';
import type { ComplaintChannel } from './events';
import type { ComplaintStateName } from './machine';
import type { ComplaintMessages } from './texts.generated';

export const text = messagesOf<ComplaintMessages>();

/** What people call the states (rules §7). */
export const stateWords: Readonly<Record<ComplaintStateName, Message>> = {
  absent: text('complaint.state.absent'),
  received: text('complaint.state.received'),
  acknowledged: text('complaint.state.acknowledged'),
  awaitingStatement: text('complaint.state.awaiting-statement'),
  answered: text('complaint.state.answered'),
  closed: text('complaint.state.closed'),
  withdrawn: text('complaint.state.withdrawn'),
};

/** What people call the outcomes of an answer. */
export const outcomeWords: Readonly<Record<ComplaintOutcome, Message>> = {
  founded: text('complaint.outcome.founded'),
  partly: text('complaint.outcome.partly'),
  unfounded: text('complaint.outcome.unfounded'),
  outsideScope: text('complaint.outcome.outside-scope'),
};

/** What people call the ways on which complaints come. */
export const channelWords: Readonly<Record<ComplaintChannel, Message>> = {
  public: text('complaint.channel.public'),
  enterprise: text('complaint.channel.enterprise'),
  gate: text('complaint.channel.gate'),
  hotline: text('complaint.channel.hotline'),
};

/** Every reason for which an act on a complaint is refused, with its remedy and article. */
export const complaintTexts = catalogueOf<ComplaintMessages>({
  'complaint.wrong-state': 'rules §7',
  'complaint.not-due': 'rules §7',
  'complaint.unknown-respondent': 'notice 四(三)',
  'complaint.nobody-left': 'rules §7',
  'complaint.no-rule-pack': 'rules §2',
  'complaint.without-substance': 'rules §7',
  'complaint.unknown-subject': 'notice 四(三)',
  'complaint.unknown-site': 'rules §7',
  'complaint.not-a-date': 'rules §7',
  'complaint.in-the-future': 'rules §7',
  'complaint.unknown-hotline': 'notice 四(三)',
  'complaint.not-a-hotline-office': 'notice 四(三)',
  'complaint.text-missing': 'rules §7',
  'complaint.text-too-long': 'rules §7',
  'complaint.measures-missing': 'rules §7',
  'complaint.wrong-office': 'rules §7',
  'complaint.wrong-respondent': 'rules §7',
  'complaint.own-agency': 'rules §7',
  'complaint.not-the-complainant': 'rules §7',
  'complaint.cannot-forward-there': 'rules §7',
  'complaint.person-only': 'rules §3',
});

export type ComplaintCode = keyof typeof complaintTexts;

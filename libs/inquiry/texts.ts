import { catalogueOf, messagesOf, type Message } from '@anjing/texts';
import type { InquiryStateName } from './machine';
import type { InquiryMessages } from './texts.generated';

export const text = messagesOf<InquiryMessages>();

/** What people call the states (notice 二(二)). */
export const stateWords: Readonly<Record<InquiryStateName, Message>> = {
  absent: text('inquiry.state.absent'),
  drafting: text('inquiry.state.drafting'),
  sent: text('inquiry.state.sent'),
  answered: text('inquiry.state.answered'),
  settled: text('inquiry.state.settled'),
  visitNeeded: text('inquiry.state.visit-needed'),
  withdrawn: text('inquiry.state.withdrawn'),
};

/** Every reason for which an act on an inquiry is refused, with its remedy and article. */
export const inquiryTexts = catalogueOf<InquiryMessages>({
  'inquiry.wrong-state': 'notice 二(二)',
  'inquiry.no-rule-pack': 'rules §2',
  'inquiry.unknown-agency': 'notice 二(二)',
  'inquiry.not-your-agency': 'notice 二(二)',
  'inquiry.unknown-enterprise': 'notice 二(二)',
  'inquiry.site-of-another': 'notice 二(二)',
  'inquiry.items-missing': 'notice 三(一)',
  'inquiry.too-many-items': 'notice 三(一)',
  'inquiry.unknown-item': 'notice 三(一)',
  'inquiry.text-missing': 'notice 二(二)',
  'inquiry.text-too-long': 'notice 二(二)',
  'inquiry.days-out-of-range': 'notice 二(二)',
  'inquiry.not-yours-to-answer': 'notice 二(一)',
  'inquiry.person-only': 'rules §3',
  'inquiry.not-due': 'notice 二(二)',
});

export type InquiryCode = keyof typeof inquiryTexts;

import { catalogueOf, messagesOf, type Message } from '@anjing/texts';
import type { DigestStateName } from './machine';
import type { DigestMessages } from './texts.generated';

export const text = messagesOf<DigestMessages>();

/** What people call the states (rules §5). */
export const stateWords: Readonly<Record<DigestStateName, Message>> = {
  absent: text('digest.state.absent'),
  open: text('digest.state.open'),
  sent: text('digest.state.sent'),
};

/** Every reason for which a digest's act is refused, with its remedy and article. */
export const digestTexts = catalogueOf<DigestMessages>({
  'digest.wrong-state': 'rules §5',
  'digest.already-open': 'rules §5',
  'digest.already-noted': 'rules §5',
  'digest.not-due': 'rules §5',
  'digest.unknown-filing': 'notice 三(二)',
  'digest.reason-missing': 'notice 三(二)',
  'digest.text-too-long': 'rules §5',
  'digest.wrong-office': 'notice 三(二)',
  'digest.person-only': 'rules §3',
});

export type DigestCode = keyof typeof digestTexts;

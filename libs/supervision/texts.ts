import { catalogueOf, messagesOf, type Message } from '@anjing/texts';
import type { AlertStateName } from './machine';
import type { SupervisionMessages } from './texts.generated';

export const text = messagesOf<SupervisionMessages>();

/** What people call the states (rules §7). */
export const stateWords: Readonly<Record<AlertStateName, Message>> = {
  absent: text('alert.state.absent'),
  raised: text('alert.state.raised'),
  followedUp: text('alert.state.followed-up'),
  answered: text('alert.state.answered'),
  closed: text('alert.state.closed'),
  cleared: text('alert.state.cleared'),
};

/** Every reason for which an act on an alert is refused, with its remedy and article. */
export const alertTexts = catalogueOf<SupervisionMessages>({
  'alert.wrong-state': 'rules §7',
  'alert.already-raised': 'rules §7',
  'alert.no-bureau': 'notice 四(三)',
  'alert.no-rule-pack': 'rules §2',
  'alert.text-missing': 'rules §7',
  'alert.text-too-long': 'rules §7',
  'alert.days-out-of-range': 'rules §7',
  'alert.wrong-bureau': 'notice 四(三)',
  'alert.wrong-agency': 'rules §7',
  'alert.own-agency': 'rules §3',
  'alert.person-only': 'rules §3',
  'alert.not-due': 'rules §7',
});

export type AlertCode = keyof typeof alertTexts;

import type { Actor, Moment, PersonActing, Private } from '@anjing/lifecycle';
import type { Text } from '@anjing/texts';

/** The alert models of the supervision, each a rule over the record (docs/alerts.md). */
export type AlertModelName =
  | 'visit-without-pass'
  | 'outside-approval'
  | 'other-circumstances'
  | 'repeated-visits'
  | 'many-headed'
  | 'overdue-filing'
  | 'plan-overrun'
  | 'officer-without-certificate'
  | 'emergency-not-made-good'
  | 'founded-complaint';

/** What a model found, and why in words with the numbers. */
export interface AlertFinding {
  readonly model: AlertModelName;
  /** What the alert is about: one alert a model and subject, however often the fact recurs. */
  readonly subject: string;
  /** The fact itself: the same fact raises once. */
  readonly occasion: string;
  /** The agency that is asked. */
  readonly agency: string;
  /** The enterprise concerned, where one is. */
  readonly enterprise?: string;
  readonly jurisdiction?: string;
  readonly zone?: string;
  readonly why: Text;
  /** Where the rule stands. */
  readonly article: string;
  /** Streams of the record that the finding rests on. */
  readonly related: readonly string[];
}

/** A model found a fact; after a closed or cleared alert, a new one. */
export interface AlertRaised {
  readonly type: 'AlertRaised';
  readonly at: Moment;
  readonly by: Actor;
  readonly finding: AlertFinding;
  /** The judicial bureau that follows up (notice 四(三)). */
  readonly bureau: string;
  /** The authority that hears of what the bureau leaves undone. */
  readonly authority: string;
  /** `ganzhou-2022@1`: whose thresholds found it. */
  readonly rulePack: string;
}

/** Another fact of the same kind, while the alert is open. */
export interface AlertRecurred {
  readonly type: 'AlertRecurred';
  readonly at: Moment;
  readonly by: Actor;
  readonly finding: AlertFinding;
}

/** 督办: the bureau asks the agency for an answer by a day. */
export interface AlertFollowUpOrdered {
  readonly type: 'AlertFollowUpOrdered';
  readonly at: Moment;
  readonly by: PersonActing;
  readonly order: Private;
  /** Working days for the answer, the day of the order not counted. */
  readonly workingDays: number;
}

/** The agency says what was wrong and what it has done. */
export interface AlertAnswered {
  readonly type: 'AlertAnswered';
  readonly at: Moment;
  readonly by: PersonActing;
  readonly answer: Private;
}

/** The bureau is satisfied with the answer. */
export interface AlertClosed {
  readonly type: 'AlertClosed';
  readonly at: Moment;
  readonly by: PersonActing;
  readonly conclusion: Private;
}

/** The bureau found that nothing was wrong, with its reason. */
export interface AlertCleared {
  readonly type: 'AlertCleared';
  readonly at: Moment;
  readonly by: PersonActing;
  readonly reason: Private;
}

interface Told {
  /** The deadline of the agenda that this answers. */
  readonly deadline: string;
  readonly round: number;
  /** When it was due; the event may be recorded later. */
  readonly due: Moment;
  readonly at: Moment;
  /** The organisation that was told. */
  readonly to: string;
}

export interface AlertReminderSent extends Told {
  readonly type: 'AlertReminderSent';
}

export interface AlertEscalationSent extends Told {
  readonly type: 'AlertEscalationSent';
}

export type AlertEvent =
  | AlertRaised
  | AlertRecurred
  | AlertFollowUpOrdered
  | AlertAnswered
  | AlertClosed
  | AlertCleared
  | AlertReminderSent
  | AlertEscalationSent;

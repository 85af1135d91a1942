import type { Moment, Private } from '@anjing/lifecycle';
import type { ApplicationForm, Defect, RequestedDay } from './events';

/** What people ask of an application. Who asks, and when, is among the facts. */
export type ApplicationCommand =
  /** @property invite agencies that are asked to take part from the beginning */
  | { readonly do: 'draft'; readonly form: ApplicationForm; readonly invite?: readonly string[] }
  | { readonly do: 'amend'; readonly form: ApplicationForm }
  /** The lead asks other agencies to take part. */
  | { readonly do: 'invite'; readonly agencies: readonly string[] }
  | { readonly do: 'uninvite'; readonly agency: string }
  /** A participant's head agrees, naming the participant's own items and officers. */
  | {
      readonly do: 'consent';
      readonly items: readonly string[];
      readonly officers: readonly string[];
      readonly statement?: Private;
    }
  | { readonly do: 'decline'; readonly reason: Private }
  | { readonly do: 'leave'; readonly reason: Private }
  | { readonly do: 'sign'; readonly statement?: Private }
  | { readonly do: 'submit' }
  | {
      readonly do: 'review';
      readonly outcome: 'pass' | 'return' | 'refuse';
      readonly opinion: Private;
      readonly defects: readonly Defect[];
      /** Code of the ground of a refusal. */
      readonly ground?: string;
    }
  | {
      readonly do: 'decide';
      readonly outcome: 'approve' | 'refuse';
      readonly opinion: Private;
      /** Code of the ground of a refusal. */
      readonly ground?: string;
    }
  | { readonly do: 'withdraw'; readonly reason: Private }
  | { readonly do: 'revoke'; readonly reason: Private }
  | { readonly do: 'narrow'; readonly items?: readonly string[]; readonly days?: readonly RequestedDay[] }
  /** The officers of whoever acts: the lead, or a participant. */
  | { readonly do: 'replaceOfficers'; readonly officers: readonly string[] }
  /** The reaction to a visit's check-in: on which day, at which moment. */
  | { readonly do: 'use'; readonly date: string; readonly at: Moment }
  | { readonly do: 'supersede'; readonly successor: string };

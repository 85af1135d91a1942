import type { Private } from '@anjing/lifecycle';
import type { ApplicationForm, Defect, RequestedDay } from './events';

/** What people ask of an application. Who asks, and when, is among the facts. */
export type ApplicationCommand =
  | { readonly do: 'draft'; readonly form: ApplicationForm }
  | { readonly do: 'amend'; readonly form: ApplicationForm }
  | { readonly do: 'sign'; readonly statement?: Private }
  | { readonly do: 'submit' }
  | {
      readonly do: 'review';
      readonly outcome: 'pass' | 'return' | 'refuse';
      readonly opinion: Private;
      readonly defects: readonly Defect[];
    }
  | { readonly do: 'decide'; readonly outcome: 'approve' | 'refuse'; readonly opinion: Private }
  | { readonly do: 'withdraw'; readonly reason: Private }
  | { readonly do: 'revoke'; readonly reason: Private }
  | { readonly do: 'narrow'; readonly items?: readonly string[]; readonly days?: readonly RequestedDay[] }
  | { readonly do: 'replaceOfficers'; readonly officers: readonly string[] }
  | { readonly do: 'use' }
  | { readonly do: 'supersede'; readonly successor: string };

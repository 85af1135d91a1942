import {
  answering,
  type ApplicationState,
  type ParticipantLeft,
  type ApprovalNarrowed,
  type OfficersReplaced,
} from '@anjing/application';
import { privately } from '@anjing/lifecycle';
import { visitStream, type VisitCommand } from '@anjing/visit';
import type { CaseCommand } from '@anjing/kinds';

type VisitOrder = CaseCommand<'visit'>;

/** One visit for each approved day. */
export function visitsToCome(application: string, { context }: ApplicationState): VisitOrder[] {
  const { form } = context;
  if (!form) return [];
  const participants = answering(context, 'consented').map(({ agency, items, officers }) => ({
    agency,
    items,
    officers,
  }));
  return form.days.map((day) => ({
    kind: 'visit',
    stream: visitStream(application, day.date),
    command: {
      do: 'announce',
      visit: {
        agency: form.agency,
        site: form.site,
        items: form.items,
        officers: form.officers,
        participants,
        day,
        basis: { by: 'approval', application },
      },
    },
  }));
}

/** The same command to the visit of every day. */
function toEach(application: string, days: readonly string[], command: VisitCommand): VisitOrder[] {
  return days.map((date) => ({ kind: 'visit', stream: visitStream(application, date), command }));
}

const reasons = {
  ApprovalRevoked: '批准已被撤销。 The approval was revoked.',
  ApplicationWithdrawn: '申请已撤回。 The application was withdrawn.',
  ApplicationSuperseded: '已由新的批准取代。 Another approval took its place.',
  ApprovalNarrowed: '该日不再在批准范围内。 The day is no longer approved.',
} as const;

const cancelled = (why: keyof typeof reasons) => ({ do: 'cancel', reason: privately(reasons[why]) }) as const;

/** No visit of an approval that has ended goes on. @param before as it stood before the event */
export function visitsToCancel(
  application: string,
  before: ApplicationState,
  why: Exclude<keyof typeof reasons, 'ApprovalNarrowed'>,
): VisitOrder[] {
  return toEach(application, approvedDays(before), cancelled(why));
}

/** Days of a narrowed approval that are left are narrowed, the others cancelled. @param before as it stood before the event */
export function visitsToNarrow(
  application: string,
  before: ApplicationState,
  { items, days }: ApprovalNarrowed,
): VisitOrder[] {
  const theirs = answering(before.context, 'consented').flatMap((part) => part.items);
  return approvedDays(before).flatMap((date) => {
    const day = days.find((one) => one.date === date);
    return toEach(
      application,
      [date],
      day ? { do: 'narrow', items: [...items, ...theirs], day } : cancelled('ApprovalNarrowed'),
    );
  });
}

export function visitsWithOfficers(
  application: string,
  before: ApplicationState,
  { officers, agency = before.context.form?.agency ?? '' }: OfficersReplaced,
): VisitOrder[] {
  return toEach(application, approvedDays(before), { do: 'replaceOfficers', officers, agency });
}

export function visitsWithout(
  application: string,
  before: ApplicationState,
  { agency }: ParticipantLeft,
): VisitOrder[] {
  return toEach(application, approvedDays(before), { do: 'leave', agency });
}

/** Days of an approval; none while there is no approval, and so no visit. */
function approvedDays(state: ApplicationState): string[] {
  const approved = state.matches('approved') || state.matches('inForce');
  return approved ? (state.context.form?.days ?? []).map(({ date }) => date) : [];
}
